using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coordination.Testing;

/// <summary>An authority of one test, and the certificates it issues, as PEM files in a temporary folder.</summary>
public sealed class TestCertificates : IDisposable
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-certificates-").FullName;
    private readonly X509Certificate2 _authority = MakeAuthority();

    public TestCertificates() => File.WriteAllText(Authority, _authority.ExportCertificatePem());

    /// <summary>The file of the authority.</summary>
    public string Authority => Path.Combine(_folder, "authority.pem");

    /// <summary>A silo's certificate with its key, in one file.</summary>
    public string Silo(string name = "silo") => Issue(name, TimeSpan.FromDays(1), host: null, ServerUse, ClientUse);

    /// <summary>A client's certificate with its key, in one file.</summary>
    public string Client(string name = "client") => Issue(name, TimeSpan.FromDays(1), host: null, ClientUse);

    /// <summary>A silo's certificate that expired an hour ago.</summary>
    public string ExpiredSilo() => Issue("expired", TimeSpan.FromHours(-1), host: null, ServerUse, ClientUse);

    /// <summary>The certificate of a server on this machine that is called by a name, with its key.</summary>
    public X509Certificate2 Server(string host) => X509Certificate2.CreateFromPemFile(
        Issue($"server-{host}", TimeSpan.FromDays(1), host, ServerUse));

    /// <summary>The SHA-256 thumbprint of a certificate in a file.</summary>
    public static string ThumbprintOf(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Issue(string name, TimeSpan goodFor, string? host, params string[] uses)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var oids = new OidCollection();
        foreach (var use in uses) oids.Add(new Oid(use));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        using var issued = request.Create(
            _authority, DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow + goodFor, RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(_folder, $"{name}.pem");
        File.WriteAllText(file, $"{issued.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
        return file;
    }

    private static X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(3));
    }
}
