using Coordination.Grains;
using Coordination.Silo.Callers;
using Coordination.Silo.Policies;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.Inbox;
using Coordination.Storage.Schema;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Three silos in this process on one PostgreSQL database, on the machine's clock.</summary>
public class ThreeSilosFixture : IAsyncLifetime
{
    private TestPostgres _database = null!;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public T Get<T>(int silo = 0) where T : notnull => Cluster.Silos[silo].ServiceProvider.GetRequiredService<T>();

    public ICitizenGrain Citizen(string key) => Cluster.Client.GetGrain<ICitizenGrain>(key);

    public async Task<string[]> NewCitizensAsync(string prefix, int count)
    {
        string[] keys = [.. Enumerable.Range(0, count).Select(number => $"{prefix}{number:0000}")];
        await Get<IInbox>().GiveKeysAsync([.. keys.Select(key => new GivenKey(key, new byte[] { 1 }))]);
        return keys;
    }

    public async Task ReadTablesAreAsTheJournalSaysAsync() => Assert.Empty((await Get<ReadTablesCheck>().RunAsync()).Faults);

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.CreateAsync();
        var schema = new ServiceCollection().AddLogging().AddCoordinationCore(Settings()).BuildServiceProvider();
        await schema.GetRequiredService<StorageSchema>().MigrateAsync();
        await schema.DisposeAsync();

        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            var settings = Settings();
            silo.Services.AddCoordinationCore(settings);
            silo.Services.AddHostedService(provider => provider.GetRequiredService<PolicySource>());
            silo.AddCoordinationGrains(settings);
            SetUp(silo);
        });
        builder.ConfigureClient(client => client.AddActivityPropagation().AddToCluster(Settings()));
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void SetUp(ISiloBuilder silo)
    {
    }

    /// <summary>The death of a silo is noticed within seconds, as in service.</summary>
    protected static void NoticeDeathsSoon(ISiloBuilder silo)
    {
        // Whoever asks by way of a silo that dies in that moment is not kept waiting for long.
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(3));
        silo.Configure<ClusterMembershipOptions>(options =>
            (options.ProbeTimeout, options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1));
    }

    private SiloSettings Settings()
    {
        var settings = new SiloSettings();
        settings.Storage.ConnectionString = _database.ConnectionString;
        settings.Storage.UseServiceKeys(SiloFixture.ServiceKeys);
        return settings;
    }
}
