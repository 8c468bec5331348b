using Coordination.Grains;
using Coordination.Ids;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Coordination.Silo.Caseworkers;

/// <summary>Holds the connections that show a caseworker's alerts, in memory: they subscribe again after the grain has moved.</summary>
[GrainType("caseworker")]
internal sealed class CaseworkerGrain(ILogger<CaseworkerGrain> log) : Grain, ICaseworkerGrain
{
    private static readonly TimeSpan SubscriptionExpires = TimeSpan.FromMinutes(1); // Part of the contract of ICaseworkerGrain.

    private readonly ObserverManager<IAlertObserver> _connections = new(SubscriptionExpires, log);

    public Task Subscribe(IAlertObserver observer)
    {
        if (InOneSpelling is { } same) return same.Subscribe(observer);
        _connections.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IAlertObserver observer)
    {
        if (InOneSpelling is { } same) return same.Unsubscribe(observer);
        _connections.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task AlertsChanged() =>
        _connections.Count == 0 ? Task.CompletedTask : _connections.Notify(connection => connection.AlertsChanged());

    // A client may name the caseworker in another spelling than alerts do.
    private ICaseworkerGrain? InOneSpelling => new CaseworkerId(this.GetPrimaryKeyString()).Value is var form
        && form != this.GetPrimaryKeyString() ? GrainFactory.GetGrain<ICaseworkerGrain>(form) : null;
}
