using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Testing;

namespace Coordination.Host.Tests.Security;

#pragma warning disable CA5359 // What is looked at is which certificate is shown.

public sealed class RenewedCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-renewed-").FullName;
    private readonly TestCertificates _certificates = new();

    [Fact]
    public async Task A_replaced_certificate_of_https_is_shown_to_new_connections_without_a_restart()
    {
        var ports = FreePorts.Find(2);
        var file = _certificates.Silo("https");
        await using var host = await HostProcess.StartAsync(
            _folder, ("Kestrel__Endpoints__Http__Url", $"http://127.0.0.1:{ports[0]}"),
            ("Kestrel__Endpoints__Https__Url", $"https://127.0.0.1:{ports[1]}"),
            ("Kestrel__Endpoints__Https__Certificate__Path", file), ("Kestrel__Endpoints__Https__Certificate__KeyPath", file));
        var first = TestCertificates.ThumbprintOf(file);
        await Eventually.IsAsync("the first certificate to be shown", async () => await ShownAsync(ports[1]) == first);
        _certificates.Silo("https");
        await Eventually.IsAsync("the new certificate to be shown", async () =>
            await ShownAsync(ports[1]) == TestCertificates.ThumbprintOf(file));
        Assert.Equal(200, (await host.GetAsync("/health/live", null)).Code);
    }

    public void Dispose()
    {
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The thumbprint of the certificate that is shown; null while nobody listens, as when an endpoint is opened anew.</summary>
    private static async Task<string?> ShownAsync(int port)
    {
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync("127.0.0.1", port);
            await using var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, TakesAny);
            await tls.AuthenticateAsClientAsync("localhost");
            return tls.RemoteCertificate!.GetCertHashString(HashAlgorithmName.SHA256);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return null;
        }
    }

    private static bool TakesAny(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
}
