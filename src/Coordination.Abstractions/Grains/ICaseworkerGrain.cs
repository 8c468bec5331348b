using Orleans.Concurrency;

namespace Coordination.Grains;

/// <summary>
/// The connections that show one caseworker's alerts. Key: the caseworker id. The alert table is the truth: a notification only tells
/// that there is something to read, and it may be lost. Therefore also read at least every 15 seconds.
/// </summary>
/// <remarks>
/// <see cref="Subscribe"/> and <see cref="Unsubscribe"/> throw <see cref="UnauthorizedAccessException"/> for everybody but this
/// caseworker.
/// </remarks>
[Alias("coordination.caseworker")]
[GrainInterfaceType("coordination.caseworker")]
public interface ICaseworkerGrain : IGrainWithStringKey
{
    /// <summary>Subscribes a connection for one minute. Repeat it at least every 30 seconds; a repeat renews the subscription.</summary>
    [Alias("subscribe")]
    Task Subscribe(IAlertObserver observer);

    /// <summary>Ends a subscription. Does nothing when there is none.</summary>
    [Alias("unsubscribe")]
    Task Unsubscribe(IAlertObserver observer);

    /// <summary>
    /// Notifies the connections that alerts were raised, updated or taken back. It does not wait for them. For the service itself; a
    /// call of anybody else does nothing.
    /// </summary>
    [Alias("alerts-changed"), OneWay]
    Task AlertsChanged();
}
