using Coordination.Client;
using Coordination.Connections;
using Coordination.Events;
using Coordination.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Simulator.Sending;

/// <summary>A connection to the cluster, and its two doors: grain calls and streams.</summary>
internal sealed class ClusterDoors : IAsyncDisposable
{
    private readonly IHost _host;

    private ClusterDoors(IHost host, IReadOnlyList<IEventDoor> doors) => (_host, All) = (host, doors);

    public IReadOnlyList<IEventDoor> All { get; }

    /// <summary>Connects by gateways, each an address with a port.</summary>
    /// <exception cref="UnreachableException">No gateway answers.</exception>
    public static async Task<ClusterDoors> ConnectAsync(
        IEnumerable<string> gateways, CoordinationClient client, CitizenKeys keys, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddCoordinationClient(options =>
        {
            foreach (var gateway in gateways) options.Gateways.Add(gateway);
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is Orleans.Runtime.OrleansException or TimeoutException)
        {
            host.Dispose();
            throw new UnreachableException($"No gateway of {string.Join(", ", gateways)} answers: {fault.Message}", fault);
        }

        var cluster = host.Services.GetRequiredService<IClusterClient>();
        return new ClusterDoors(host, [
            new ClusterDoor(
                client, keys, async (key, events) => await cluster.GetGrain<ICitizenGrain>(key).TakeIn(events).ConfigureAwait(false)),
            new ClusterDoor(client, keys, async (key, events) =>
            {
                foreach (var one in events) await cluster.EventsOf(key).OnNextAsync(one).ConfigureAwait(false);
                return null;
            }),
        ]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        _host.Dispose();
    }
}
