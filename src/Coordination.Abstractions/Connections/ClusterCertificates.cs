using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Coordination.Connections;

/// <summary>
/// The certificate of a silo or of a client, and whose certificates it accepts. Both sides of a connection show one (mutual TLS). A
/// certificate is accepted if an authority given here has issued it, or if its thumbprint is listed. Names in it are not compared. A
/// silo's certificate is for server and client authentication, a client's for client authentication only: then it cannot stand for a
/// silo.
/// </summary>
/// <remarks>
/// Thread safe. The authorities of the operating system are not asked, nor is revocation. Files that are replaced count for new
/// connections (<see cref="FromFiles"/>); connections that stand are not ended.
/// </remarks>
public sealed class ClusterCertificates
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly HashSet<string> _thumbprints;
    private readonly CertificateFiles? _files;
    private readonly Lock _renewing = new();
    private volatile CertificateSet _current;
    private string? _refused; // The state of files that were not taken.

    /// <summary>Makes it of what was read.</summary>
    /// <param name="own">The own certificate with its private key.</param>
    /// <param name="authorities">The authorities that issue the others' certificates; may be empty.</param>
    /// <param name="thumbprints">SHA-256 thumbprints (hexadecimal) of certificates accepted besides; may be empty.</param>
    /// <exception cref="ArgumentException">The certificate has no private key, or nobody's certificate would be accepted.</exception>
    public ClusterCertificates(X509Certificate2 own, X509Certificate2Collection authorities, IEnumerable<string> thumbprints)
    {
        if (!own.HasPrivateKey) throw new ArgumentException("The certificate has no private key.", nameof(own));
        _current = new CertificateSet(own, authorities, "");
        _thumbprints = thumbprints.Select(Bare).ToHashSet(StringComparer.Ordinal);
        if (authorities.Count == 0 && _thumbprints.Count == 0)
            throw new ArgumentException("Neither an authority nor a thumbprint is given.", nameof(authorities));
    }

    private ClusterCertificates(CertificateFiles files, CertificateSet read, IEnumerable<string> thumbprints)
        : this(read.Own, read.Authorities, thumbprints) => (_files, _current) = (files, read);

    /// <summary>Told when replaced files were read: null if they count from now on, else why they do not.</summary>
    public event Action<Exception?>? Renewed;

    /// <summary>Reads PEM files.</summary>
    /// <param name="certificate">The file with the own certificate.</param>
    /// <param name="key">The file with its private key; null: the same file.</param>
    /// <param name="authority">The file with the authorities that issue the others' certificates; null: none.</param>
    /// <param name="thumbprints">SHA-256 thumbprints of certificates accepted besides; null: none.</param>
    /// <exception cref="CryptographicException">A file holds no certificate, or no key that fits it.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <remarks>
    /// When a file has been replaced, the files are read again at the next connection. They count if they can be read and the
    /// others would accept the certificate. Otherwise those read before stay in use until a file changes again.
    /// </remarks>
    public static ClusterCertificates FromFiles(
        string certificate, string? key, string? authority, IEnumerable<string>? thumbprints = null)
    {
        var files = new CertificateFiles(certificate, key, authority);
        return new(files, files.Read(), thumbprints ?? []);
    }

    /// <summary>Reads a certificate and its private key from PEM files.</summary>
    /// <inheritdoc cref="FromFiles" path="/exception"/>
    public static X509Certificate2 ReadOwn(string certificate, string? key)
    {
        // A key read from PEM is not found by TLS on Windows until it was in a PKCS #12 container.
        using var read = X509Certificate2.CreateFromPemFile(certificate, key ?? certificate);
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pfx), password: null);
    }

    /// <summary>Reads the certificates of a PEM file.</summary>
    /// <inheritdoc cref="FromFiles" path="/exception"/>
    public static X509Certificate2Collection ReadAuthorities(string authority)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authority);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("The file holds no certificate.");
    }

    /// <summary>Whether silos with the same authorities and thumbprints accept the own certificate as a silo's.</summary>
    public bool AcceptOwnAsSilo() => Accept(Current().Own, Current(), received: null, mustServe: true);

    /// <summary>The options of a connection whose other side must be a silo.</summary>
    internal TlsOptions WithSilos() => Options(mustServe: true);

    /// <summary>The options of a silo for connections of clients.</summary>
    internal TlsOptions WithClients() => Options(mustServe: false);

    /// <summary>A thumbprint without colons and spaces, in upper case.</summary>
    internal static string Bare(string thumbprint) =>
        thumbprint.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private TlsOptions Options(bool mustServe) => new()
    {
        LocalCertificate = Current().Own,
        LocalServerCertificateSelector = (_, _) => Current().Own,
        LocalClientCertificateSelector = (_, _, _, _, _) => Current().Own,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        RemoteCertificateValidation = (remote, chain, _) => Accept(remote, Current(), chain, mustServe),
    };

    /// <summary>What counts now. Files that have been replaced are read again.</summary>
    private CertificateSet Current()
    {
        if (_files is null || _files.State() is var state && (state == _current.State || state == Volatile.Read(ref _refused)))
            return _current;
        lock (_renewing)
        {
            if (state == _current.State || state == _refused) return _current;
            try
            {
                var fresh = _files.Read();
                if (!Accept(fresh.Own, fresh, received: null, mustServe: IsFor(_current.Own, ServerUse)))
                    throw new CryptographicException("The others would not accept the certificate.");
                _current = fresh;
                Renewed?.Invoke(null);
            }
            catch (Exception fault)
                when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                _refused = state;
                Renewed?.Invoke(fault);
            }

            return _current;
        }
    }

    private bool Accept(X509Certificate2 remote, CertificateSet set, X509Chain? received, bool mustServe)
    {
        var now = DateTime.Now;
        if (now < remote.NotBefore || now > remote.NotAfter) return false;
        if (!IsFor(remote, mustServe ? ServerUse : ClientUse)) return false;
        return _thumbprints.Contains(remote.GetCertHashString(HashAlgorithmName.SHA256)) || IsIssuedByAuthority(remote, set, received);
    }

    private static bool IsIssuedByAuthority(X509Certificate2 remote, CertificateSet set, X509Chain? received)
    {
        if (set.Authorities.Count == 0) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(set.Authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (received is not null)
            foreach (var element in received.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(remote);
    }

    // A certificate that names no use is for every use.
    private static bool IsFor(X509Certificate2 certificate, string use)
    {
        var uses = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList();
        return uses.Count == 0 || uses.Exists(named => named.EnhancedKeyUsages.Cast<Oid>().Any(one => one.Value == use));
    }
}
