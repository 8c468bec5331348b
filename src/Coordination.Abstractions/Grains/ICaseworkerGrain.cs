using Coordination.Events;
using Coordination.Views;

namespace Coordination.Grains;

/// <summary>A caseworker; key: the caseworker id. Knows who is connected and tells them the moment an alert commits.</summary>
[Alias("coordination.caseworker")]
[GrainInterfaceType("coordination.caseworker")]
public interface ICaseworkerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Subscribes a connection. It expires after a minute: subscribe again at under half of that. A push only says that
    /// there is something to read; the alert table is the truth.
    /// </summary>
    [Alias("subscribe")]
    Task Subscribe(IAlertObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe")]
    Task Unsubscribe(IAlertObserver observer);

    /// <summary>Says that alerts of this caseworker were raised, updated or taken back.</summary>
    [Alias("alerts-changed"), Orleans.Concurrency.OneWay]
    Task AlertsChanged();
}

/// <summary>A connection that shows alerts.</summary>
[Alias("coordination.alert-observer")]
[GrainInterfaceType("coordination.alert-observer")]
public interface IAlertObserver : IGrainObserver
{
    /// <summary>Alerts changed: read from the position reached.</summary>
    [Alias("alerts-changed"), Orleans.Concurrency.OneWay]
    Task AlertsChanged();
}

/// <summary>
/// The intake for producers inside the cluster's network: what it acknowledges is durable, applied once, and converges
/// whatever the order. The stream provider <c>departments</c> ends here.
/// </summary>
[Alias("coordination.intake")]
[GrainInterfaceType("coordination.intake")]
public interface IIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>Makes events of one citizen durable in the inbox; they are settled soon after.</summary>
    /// <param name="citizen">The citizen key, as given out.</param>
    /// <param name="events">The events, at most 1,000.</param>
    [Alias("accept")]
    Task Accept(string citizen, IReadOnlyList<DepartmentEvent> events);
}
