using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Connections;

namespace Coordination.Host.Settings;

/// <summary>Reads and checks where the silo listens and how its connections are protected.</summary>
internal static class ClusterConnections
{
    private const int ThumbprintDigits = 64;
    private const string OwnCertificate = "a PEM file with this silo's certificate";

    /// <summary>The address to listen on; null: loopback.</summary>
    /// <exception cref="SettingRefusedException">It is no address a silo can listen on.</exception>
    internal static IPAddress? ReadAddress(ClusterNodeOptions cluster, bool usesPostgres)
    {
        if (cluster.AdvertisedAddress is not { } text) return null;
        if (!IPAddress.TryParse(text, out var address) || IsNobodys(address))
            throw SettingRefusedException.Of("Cluster:AdvertisedAddress", text, "an IP address that the other silos reach this one on");
        if (!usesPostgres && !IPAddress.IsLoopback(address))
            throw SettingRefusedException.Of(
                "Cluster:AdvertisedAddress", text,
                "no value with the embedded SQLite, which one host uses; set ConnectionStrings:Coordination");
        return address;
    }

    /// <summary>The certificates; null: no TLS.</summary>
    /// <exception cref="SettingRefusedException">A setting is missing or wrong.</exception>
    internal static ClusterCertificates? ReadCertificates(ClusterNodeOptions cluster, IPAddress? address, bool isDevelopment)
    {
        if (cluster.Certificate is not { } certificate)
        {
            var isNeeded = !isDevelopment && address is not null && !IPAddress.IsLoopback(address);
            if (isNeeded || cluster is not { CertificateKey: null, Authority: null, Thumbprints: null })
                throw SettingRefusedException.Of(
                    "Cluster:Certificate", null,
                    $"{OwnCertificate}: outside Development, silos and clients connect with TLS unless Cluster:AdvertisedAddress is "
                        + "loopback");
            return null;
        }

        if (cluster is { Authority: null, Thumbprints: null })
            throw SettingRefusedException.Of(
                "Cluster:Authority", null, "a PEM file with the authorities that issue the certificates of silos and clients");
        Read(
            "Cluster:Certificate", certificate, $"{OwnCertificate}, with its private key there or in Cluster:CertificateKey",
            () => ClusterCertificates.ReadOwn(certificate, cluster.CertificateKey));
        if (cluster.Authority is { } authority)
            Read("Cluster:Authority", authority, "a PEM file with certificates", () => ClusterCertificates.ReadAuthorities(authority));
        var certificates = ClusterCertificates.FromFiles(
            certificate, cluster.CertificateKey, cluster.Authority, ReadThumbprints(cluster.Thumbprints));
        return certificates.AcceptOwnAsSilo()
            ? certificates
            : throw SettingRefusedException.Of(
                "Cluster:Certificate", certificate,
                "a certificate that is valid now, is for server and client authentication, and is issued by Cluster:Authority or listed in "
                    + "Cluster:Thumbprints");
    }

    /// <summary>Checks that the host has the address.</summary>
    /// <exception cref="SettingRefusedException">It has not.</exception>
    internal static void CheckIsOfThisHost(IPAddress? address)
    {
        if (address is null) return;
        try
        {
            using var listener = new TcpListener(address, 0);
            listener.Start();
        }
        catch (SocketException)
        {
            throw SettingRefusedException.Of(
                "Cluster:AdvertisedAddress", $"{address}", "an IP address of this host: the silo listens on it and on no other");
        }
    }

    private static bool IsNobodys(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Broadcast)
        || address.IsIPv6Multicast
        || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes()[0] is >= 224 and < 240);

    private static string[] ReadThumbprints(string? text)
    {
        string[] listed = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (var thumbprint in listed)
        {
            var digits = thumbprint.Replace(":", "", StringComparison.Ordinal);
            if (digits.Length != ThumbprintDigits || !digits.All(char.IsAsciiHexDigit))
                throw SettingRefusedException.Of("Cluster:Thumbprints", thumbprint, "SHA-256 thumbprints of 64 hexadecimal digits");
        }

        return listed;
    }

    private static T Read<T>(string setting, string file, string expected, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SettingRefusedException.Of(setting, file, expected);
        }
    }
}
