using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Coordination.Host.Settings;

/// <summary>Checks at start that the host can listen on its addresses (ASPNETCORE_URLS).</summary>
internal static class AddressCheck
{
    private const string Setting = "ASPNETCORE_URLS";

    // How ASP.NET Core marks the development certificate it makes.
    private const string DevelopmentCertificateOid = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Checks how the addresses are written.</summary>
    /// <exception cref="SettingRefusedException">An address is malformed.</exception>
    internal static void CheckForm(IConfiguration configuration)
    {
        foreach (var address in AddressesOf(configuration)) Parse(address);
    }

    /// <summary>Checks that the host can listen.</summary>
    /// <exception cref="SettingRefusedException">An address is in use, or https without a certificate.</exception>
    internal static void CheckUse(IConfiguration configuration)
    {
        foreach (var address in AddressesOf(configuration))
        {
            var parsed = Parse(address);
            if (parsed.Scheme == Uri.UriSchemeHttps && !HasCertificate(configuration))
                throw SettingRefusedException.Of(
                    Setting, address, "http, or https with a certificate in Kestrel__Certificates__Default__Path (or __Subject)");
            if (parsed.Port > 0) TryListen(address, new IPEndPoint(IPAddressOf(parsed.Host), parsed.Port));
        }
    }

    private static string[] AddressesOf(IConfiguration configuration) => (SettingsSection.ValueOf(configuration, "urls") ?? "")
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static BindingAddress Parse(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            if (parsed.Scheme is "http" or "https" && parsed.PathBase.Length == 0 && parsed.Port is >= 0 and <= IPEndPoint.MaxPort)
                return parsed;
        }
        catch (FormatException)
        {
            // Refused below, like an address that can be read and not used.
        }

        throw SettingRefusedException.Of(
            Setting, address,
            $"addresses such as {HostSettings.UrlsDefault}, separated by semicolons, with ports up to {IPEndPoint.MaxPort}");
    }

    private static bool HasCertificate(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Certificates:Default").Exists() || configuration.GetSection("Kestrel:Endpoints").Exists())
            return true;
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Any(
            static certificate => certificate.Extensions.Any(static extension => extension.Oid?.Value == DevelopmentCertificateOid));
    }

    /// <summary>The address that Kestrel listens on: for a name or a wildcard every address.</summary>
    private static IPAddress IPAddressOf(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? ip
        : IPAddress.IPv6Any;

    private static void TryListen(string address, IPEndPoint end)
    {
        try
        {
            using var listener = new TcpListener(end);
            if (end.AddressFamily == AddressFamily.InterNetworkV6) listener.Server.DualMode = end.Address.Equals(IPAddress.IPv6Any);
            listener.Start();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressFamilyNotSupported)
        {
            // A machine without IPv6. Kestrel then listens on IPv4 alone.
        }
        catch (SocketException fault)
        {
            throw SettingRefusedException.Of(Setting, address, $"an address that this process can listen on ({fault.Message})");
        }
    }
}
