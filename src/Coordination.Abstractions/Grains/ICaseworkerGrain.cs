using Orleans.Concurrency;

namespace Coordination.Grains;

/// <summary>
/// The connections that show one caseworker's alerts. Key: the caseworker id. The alert table is the truth: a notification only
/// says that there is something to read, and may be lost. Read at least every 15 seconds all the same.
/// </summary>
[Alias("coordination.caseworker")]
[GrainInterfaceType("coordination.caseworker")]
public interface ICaseworkerGrain : IGrainWithStringKey
{
    /// <summary>Subscribes a connection for one minute. Subscribe again every 30 seconds at the latest; a repeat renews it.</summary>
    [Alias("subscribe")]
    Task Subscribe(IAlertObserver observer);

    /// <summary>Ends a subscription. Does nothing where there is none.</summary>
    [Alias("unsubscribe")]
    Task Unsubscribe(IAlertObserver observer);

    /// <summary>Notifies the connections that alerts were raised, updated or taken back. Does not wait for them.</summary>
    [Alias("alerts-changed"), OneWay]
    Task AlertsChanged();
}
