using Orleans.Concurrency;

namespace Coordination.Grains;

/// <summary>A connection that shows a caseworker's alerts; subscribed at <see cref="ICaseworkerGrain"/>.</summary>
[Alias("coordination.alert-observer")]
[GrainInterfaceType("coordination.alert-observer")]
public interface IAlertObserver : IGrainObserver
{
    /// <summary>Alerts changed: read them from the last position read. Several changes may arrive as one notification.</summary>
    [Alias("alerts-changed"), OneWay]
    Task AlertsChanged();
}
