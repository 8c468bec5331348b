using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Coordination.Connections;

/// <summary>PEM files of a certificate, its key and the authorities, and what they look like on disk.</summary>
internal sealed class CertificateFiles(string certificate, string? key, string? authority)
{
    /// <summary>Reads them. They may be replaced meanwhile; the state is the one from before.</summary>
    public CertificateSet Read()
    {
        var state = State();
        return new CertificateSet(
            ClusterCertificates.ReadOwn(certificate, key), authority is null ? [] : ClusterCertificates.ReadAuthorities(authority), state);
    }

    /// <summary>When the files were last written, and their sizes. It changes when one is replaced.</summary>
    public string State() => string.Join('|', new[] { certificate, key, authority }.OfType<string>().Select(StateOf));

    private static string StateOf(string path)
    {
        // A link is followed: what it leads to is what is replaced.
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{target.FullName} {target.LastWriteTimeUtc.Ticks} {target.Length}")
            : path;
    }
}

/// <summary>What was read of certificate files.</summary>
/// <param name="State">The state of the files; empty: they were not read from files.</param>
internal sealed record CertificateSet(X509Certificate2 Own, X509Certificate2Collection Authorities, string State);
