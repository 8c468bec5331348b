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

    public void Dispose()
    {
        _certificates.Dispose();
        _others.Dispose();
    }

    private static ClusterCertificates Of(string own, string authority, params string[] thumbprints) =>
        new(ClusterCertificates.ReadOwn(own, null), ClusterCertificates.ReadAuthorities(authority), thumbprints);
}
