using Coordination.Testing;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo on a PostgreSQL that can be stopped under it.</summary>
public sealed class StoppablePostgresSiloFixture : PostgresSiloFixture
{
    public PrivatePostgres Postgres { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Postgres = await PrivatePostgres.CreateAsync();
        ConnectionString = Postgres.ConnectionString;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Postgres.DisposeAsync();
    }

    protected override void SetUp(SiloSettings settings)
    {
        base.SetUp(settings);
        settings.Storage.ReconnectDelayMax = TimeSpan.FromMilliseconds(500);
    }
}
