using Coordination.Grains;
using Coordination.Ids;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Coordination.Silo.Caseworkers;

/// <summary>Holds the connections that show a caseworker's alerts, in memory: they subscribe again after the grain has moved.</summary>
[GrainType("caseworker")]
internal sealed class CaseworkerGrain(ILogger<CaseworkerGrain> log) : Grain, ICaseworkerGrain
{
    internal const int ConnectionsMax = 10_000;

    private static readonly TimeSpan SubscriptionExpires = TimeSpan.FromMinutes(1); // Part of the contract of ICaseworkerGrain.

    private readonly ObserverManager<IAlertObserver> _connections = new(SubscriptionExpires, log);

    public Task Subscribe(IAlertObserver observer)
    {
        RequireOwn();
        if (InOneSpelling is { } same) return same.Subscribe(observer);
        if (_connections.Count >= ConnectionsMax && !_connections.Observers.ContainsKey(observer))
        {
            _connections.ClearExpired();
            if (_connections.Count >= ConnectionsMax)
                throw new ArgumentException($"One caseworker has at most {ConnectionsMax} subscriptions.", nameof(observer));
        }

        _connections.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IAlertObserver observer)
    {
        RequireOwn();
        if (InOneSpelling is { } same) return same.Unsubscribe(observer);
        _connections.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task AlertsChanged()
    {
        var isOwn = Caller.Current is { Kind: CallerKind.System };
        return !isOwn || _connections.Count == 0 ? Task.CompletedTask : _connections.Notify(connection => connection.AlertsChanged());
    }

    private CaseworkerId Own => new(this.GetPrimaryKeyString());

    // A client may name the caseworker in another spelling than alerts do.
    private ICaseworkerGrain? InOneSpelling =>
        Own.Value is var form && form != this.GetPrimaryKeyString() ? GrainFactory.GetGrain<ICaseworkerGrain>(form) : null;

    /// <summary>That alerts come, and when, is the caseworker's own business.</summary>
    private void RequireOwn()
    {
        if (Caller.Current is not { Kind: CallerKind.Caseworker, Id: var id } || new CaseworkerId(id) != Own)
            throw new UnauthorizedAccessException("Only the caseworker may follow their alerts.");
    }
}
