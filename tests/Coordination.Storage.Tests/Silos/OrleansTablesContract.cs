using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Coordination.Storage.Tests.Silos;

/// <summary>Runs Orleans' own storage (and on PostgreSQL its membership) over the tables that the migrations made.</summary>
public abstract class OrleansTablesContract(StorageFixture storage)
{
    [Fact]
    public async Task Grain_state_is_written_read_and_cleared_and_only_one_first_write_wins()
    {
        using var host = await StartAsync();
        var stored = host.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        var id = GrainId.Create("citizen", "key-with-æ");

        var state = new GrainState<Kept>(new Kept { Number = 1 });
        await stored.WriteStateAsync("state", id, state);
        state.State!.Number = 2;
        await stored.WriteStateAsync("state", id, state);
        var read = new GrainState<Kept>(new Kept());
        await stored.ReadStateAsync("state", id, read);
        Assert.Equal((2, true), (read.State!.Number, read.RecordExists));

        var stale = new GrainState<Kept>(new Kept { Number = 9 }) { ETag = "1" };
        await Assert.ThrowsAsync<InconsistentStateException>(() => stored.WriteStateAsync("state", id, stale));
        await Assert.ThrowsAnyAsync<Exception>(() => stored.WriteStateAsync("state", id, new GrainState<Kept>(new Kept { Number = 7 })));
        await stored.ReadStateAsync("state", id, read);
        Assert.Equal(2, read.State!.Number);

        await stored.ClearStateAsync("state", id, read);
        var cleared = new GrainState<Kept>(new Kept());
        await stored.ReadStateAsync("state", id, cleared);
        Assert.Equal((0, false), (cleared.State!.Number, cleared.RecordExists));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    protected async Task<IHost> StartAsync()
    {
        var access = storage.Get<StorageOptions>().AdoNet;
        var (silo, gateway) = (FreePort(), FreePort());
        var host = Host.CreateDefaultBuilder()
            .UseOrleans(orleans =>
            {
                if (access.Invariant == "Npgsql")
                {
                    orleans.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = access)
                        .ConfigureEndpoints(IPAddress.Loopback, silo, gateway);
                }
                else
                {
                    orleans.UseLocalhostClustering(silo, gateway);
                }

                orleans.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("c1", "coordination"))
                    .UseSystemTextJsonGrainStorageSerializer()
                    .AddAdoNetGrainStorage("Default", options => (options.Invariant, options.ConnectionString) = access);
            })
            .Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public sealed class Kept
    {
        public int Number { get; set; }
    }
}

public sealed class OrleansTablesOnSqlite(SqliteFixture storage) : OrleansTablesContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class OrleansTablesOnPostgres(PostgresFixture storage) : OrleansTablesContract(storage), IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Two_silos_find_each_other_and_one_that_leaves_is_marked_dead()
    {
        using var first = await StartAsync();
        using var second = await StartAsync();
        var management = first.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);

        await Testing.Eventually.IsAsync("two active silos", async () => (await management.GetHosts(onlyActive: true)).Count == 2);
        await second.StopAsync(TestContext.Current.CancellationToken);
        await Testing.Eventually.IsAsync("one active silo", async () => (await management.GetHosts(onlyActive: true)).Count == 1);

        await first.StopAsync(TestContext.Current.CancellationToken);
    }
}
