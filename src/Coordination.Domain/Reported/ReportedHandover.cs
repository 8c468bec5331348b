using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

// One closed family: what moves an intervention from holder to holder in the order of its events.

/// <summary>An accepted handover as a step in the order of an intervention's assignments.</summary>
/// <param name="To">Who has it from then.</param>
public sealed record AcceptedHandover(HandoverId Handover, DateTimeOffset At, Holder To);

/// <summary>A handover that a department's system made itself by reporting another of its caseworkers.</summary>
/// <param name="Id">Id, from the reporting event.</param>
/// <param name="Event">When, and by which event.</param>
/// <param name="From">Who held it before, in the order of events.</param>
/// <param name="To">Who holds it after.</param>
public sealed record ReportedHandover(HandoverId Id, Stamp Event, Holder From, Holder To)
{
    /// <summary>The id of the handover that a department event makes or offers: the same event gives the same id.</summary>
    public static HandoverId IdOf(DepartmentEvent reported) => new(DeterministicId.Id("handover", reported.Source, reported.Id));
}

/// <summary>An offer made by a department's system naming a caseworker of another department.</summary>
/// <param name="Id">Id, from the reporting event.</param>
/// <param name="Event">When, and by which event.</param>
/// <param name="From">Who holds it.</param>
/// <param name="To">Who is named.</param>
/// <param name="LapsedAt">When a newer report or the ending overtook it; null while it stands.</param>
public sealed record ReportedOffer(HandoverId Id, Stamp Event, Holder From, Holder To, DateTimeOffset? LapsedAt);
