using Coordination.Domain.Names;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

// One closed family: everything that moves an intervention from holder to holder, in the order of its events.

/// <summary>An accepted handover as one of the steps that move an intervention.</summary>
/// <param name="To">The holder from then on.</param>
public sealed record AcceptedHandover(HandoverId Handover, DateTimeOffset At, Holder To);

/// <summary>A handover that a department's system made by reporting another of its own caseworkers.</summary>
/// <param name="Id">The id, derived from the reporting event.</param>
/// <param name="Event">The time and id of the reporting event.</param>
/// <param name="From">The holder before, in the order of events.</param>
/// <param name="To">The holder after.</param>
public sealed record ReportedHandover(HandoverId Id, Stamp Event, Holder From, Holder To)
{
    /// <summary>The id of the handover that a department event makes or offers. The same event always gives the same id.</summary>
    public static HandoverId IdOf(DepartmentEvent reported) => new(DeterministicId.Id("handover", reported.Source, reported.Id));
}

/// <summary>An offer that a department's system made by naming a caseworker of another department.</summary>
/// <param name="Id">The id, derived from the reporting event.</param>
/// <param name="Event">The time and id of the reporting event.</param>
/// <param name="From">The holder before it.</param>
/// <param name="To">The caseworker named.</param>
/// <param name="LapsedAt">When a newer report or the end of the intervention overtook it; null while it stands.</param>
public sealed record ReportedOffer(HandoverId Id, Stamp Event, Holder From, Holder To, DateTimeOffset? LapsedAt);
