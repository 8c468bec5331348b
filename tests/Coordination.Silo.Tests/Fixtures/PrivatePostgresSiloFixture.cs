using Coordination.Testing;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo on a PostgreSQL cluster of its own, so that all that the cluster writes is the silo's.</summary>
public sealed class PrivatePostgresSiloFixture : PostgresSiloFixture
{
    private PrivatePostgres _postgres = null!;

    /// <summary>Connection string of the superuser.</summary>
    public string Database => ConnectionString;

    public override async ValueTask InitializeAsync()
    {
        _postgres = await PrivatePostgres.CreateAsync();
        ConnectionString = _postgres.ConnectionString;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
