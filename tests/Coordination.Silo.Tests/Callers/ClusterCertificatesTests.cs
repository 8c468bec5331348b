using Coordination.Connections;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Callers;

public sealed class ClusterCertificatesTests : IDisposable
{
    private readonly TestCertificates _certificates = new();
    private readonly TestCertificates _others = new();

    [Fact]
    public void Silos_are_accepted_from_their_authority_and_clients_are_no_silos()
    {
        Assert.True(Of(_certificates.Silo(), _certificates.Authority).AcceptOwnAsSilo());
        Assert.False(Of(_certificates.Client(), _certificates.Authority).AcceptOwnAsSilo());
        Assert.False(Of(_certificates.ExpiredSilo(), _certificates.Authority).AcceptOwnAsSilo());
        Assert.False(Of(_others.Silo(), _certificates.Authority).AcceptOwnAsSilo());
    }

    [Fact]
    public void A_listed_thumbprint_stands_for_an_authority_and_not_for_a_use()
    {
        var silo = _others.Silo();
        var listed = TestCertificates.ThumbprintOf(silo);
        Assert.True(Of(silo, _certificates.Authority, listed).AcceptOwnAsSilo());
        Assert.True(new ClusterCertificates(ClusterCertificates.ReadOwn(silo, null), [], [listed]).AcceptOwnAsSilo());
        var client = _others.Client();
        Assert.False(Of(client, _certificates.Authority, TestCertificates.ThumbprintOf(client)).AcceptOwnAsSilo());
    }

    [Fact]
    public void Certificates_that_nobody_is_checked_against_are_refused() =>
        Assert.Throws<ArgumentException>(
            () => new ClusterCertificates(ClusterCertificates.ReadOwn(_certificates.Silo(), null), [], []));

    [Fact]
    public void Replaced_files_count_once_they_fit_together_and_the_others_accept_them()
    {
        var file = _certificates.Silo();
        var certificates = ClusterCertificates.FromFiles(file, null, _certificates.Authority);
        List<Exception?> told = [];
        certificates.Renewed += told.Add;
        var first = ThumbprintShownBy(certificates);

        // Half-written, of another authority, of a client: the one before goes on counting, and each is told once.
        foreach (var wrong in (string[])["-----BEGIN CERT", File.ReadAllText(_others.Silo()), File.ReadAllText(_certificates.Client())])
        {
            Replace(file, wrong);
            Assert.Equal(first, ThumbprintShownBy(certificates));
            Assert.Equal(first, ThumbprintShownBy(certificates));
        }

        Assert.Equal(3, told.Count);
        Assert.DoesNotContain(null, told);
        Replace(file, File.ReadAllText(_certificates.Silo("renewed")));
        Assert.NotEqual(first, ThumbprintShownBy(certificates));
        Assert.Null(told[^1]);
        Assert.Equal(4, told.Count);
    }

    public void Dispose()
    {
        _certificates.Dispose();
        _others.Dispose();
    }

    private static string ThumbprintShownBy(ClusterCertificates certificates) =>
        certificates.WithSilos().LocalServerCertificateSelector!(null!, null!)!.Thumbprint;

    /// <summary>Puts another content in the place of a file, and makes sure that the time of writing differs.</summary>
    private static void Replace(string file, string content)
    {
        var written = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, content);
        File.SetLastWriteTimeUtc(file, written.AddSeconds(1));
    }

    private static ClusterCertificates Of(string own, string authority, params string[] thumbprints) =>
        new(ClusterCertificates.ReadOwn(own, null), ClusterCertificates.ReadAuthorities(authority), thumbprints);
}
