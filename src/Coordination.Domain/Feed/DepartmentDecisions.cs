using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Feed;

/// <summary>
/// The decisions about a citizen as one department is told them: each with the changed thing as the department's own system may see it
/// now. What was decided stands as it was journaled; who may see what is asked when the feed is read.
/// </summary>
/// <param name="citizen">The citizen now.</param>
/// <param name="context">The instant of reading, policy and organization.</param>
/// <param name="department">The department that reads.</param>
public sealed class DepartmentDecisions(Citizen citizen, DecisionContext context, DepartmentCode department)
{
    private readonly Disclosure _shown = CitizenAccess.OfDepartment(citizen, department, context.Organization, context.Now);

    private ViewerPicture Picture => field ??= new(citizen, context, _shown);

    /// <summary>
    /// Whether a decision is told. That what a conflict is about was revised is not where some of it is hidden: it may be the hidden part.
    /// </summary>
    public bool Tells(Fact fact) => fact is not ConflictChanged { Step: ConflictStep.Revised, Conflict: var conflict }
        || MaskedConflict.HiddenIn(conflict, citizen, _shown) is null;

    /// <summary>The decision.</summary>
    /// <param name="under">The key whose journal holds it. It may lead to the citizen by now.</param>
    public DecisionView Of(Entry entry, long position, CitizenKey under)
    {
        var rule = RuleOf(entry.Fact);
        var told = new DecisionView
        {
            Position = position,
            Citizen = citizen.Key.Value,
            Kind = FeedKinds.Of(entry.Fact),
            At = entry.At,
            Rule = rule,
            Basis = rule is null ? null : PolicyOf(entry).BasisOf(rule),
            PolicyVersion = entry.PolicyVersion,
            Cause = entry.Cause is { } cause && IsOwnEvent(cause) ? cause : null,
        };
        return WithContent(told, entry.Fact, under);
    }

    private DecisionView WithContent(DecisionView told, Fact fact, CitizenKey under) => fact switch
    {
        ConflictChanged { Conflict: var conflict } => told with { Conflict = Picture.Conflict(conflict) },
        HandoverChanged { Handover: var handover } => told with { Handover = Picture.Handover(handover) },
        MeasureChanged { Measure: var measure } => told with { Measure = Picture.Measure(measure) },
        DeadlineChanged { Deadline: var deadline } => told with { Deadline = Picture.Deadline(deadline) },
        CoordinatorAppointed { To: var holder } => told with { Coordinator = Picture.Coordinator(holder, told.At) },
        CoordinatorLaidDown { From: var holder } => told with { Coordinator = Picture.Coordinator(holder, told.At) },
        AppointmentYielded { Id: var id } => told with { Appointment = Picture.Appointment(id) },
        AppointmentFreed { Id: var id } => told with { Appointment = Picture.Appointment(id) },
        InterventionStatusChanged { Id: var id, Status: var status } =>
            told with { Intervention = new ChangedItemView(Picture.Item(id), Words.Of(status)) },
        ResponsibilityMoved { Answering: var answering } => told with { Responsibility = Picture.Responsibility(answering) },
        DeathNoted { On: var day } => told with { Died = new DiedView(day) },
        MoveNoted { Municipality: var municipality, On: var day } => told with { Moved = Picture.Move(municipality, day) },
        EventParked { Event: var parked } => told with { Event = new NamedEventView(parked.Source, parked.EventId) },
        EventUnparked { Key: var key } when ConcernedDepartments.EventOf(key) is var (source, id) =>
            told with { Event = new NamedEventView(source, id) },
        PlaceJoined { Keys: var keys } => told with { Keys = KeysOf(under, keys.Select(static joined => joined.Key)) },
        PlaceFollows { Leader: var leader } => told with { Keys = KeysOf(leader, [under]) },
        PlaceParted { Keys: var keys } => told with { Keys = KeysOf(under, keys) },
        PlaceReturned { From: var leader } => told with { Keys = KeysOf(under, [leader]) },
        _ => told,
    };

    private static CitizenKeysView KeysOf(CitizenKey key, IEnumerable<CitizenKey> others) =>
        new(key.Value, [.. others.Where(other => other != key).Select(static other => other.Value)]);

    private static string? RuleOf(Fact fact) => fact switch
    {
        ConflictChanged { Conflict.Kind: var kind } => kind,
        DeadlineChanged { Deadline.Kind: var kind } => kind,
        _ => null,
    };

    private Policy PolicyOf(Entry entry) =>
        (entry.PolicyVersion is { } name ? context.Policies.Find(name) : null)?.Policy ?? context.Policies.At(entry.At).Policy;

    private bool IsOwnEvent(string id)
    {
        foreach (var item in citizen.Items.Values)
            if (IsAmong(item.Events)) return true;
        foreach (var aside in citizen.SetAside.Values)
            if (IsAmong(aside.Events)) return true;
        return false;

        bool IsAmong(ImmutableArray<TakenEvent> events)
        {
            foreach (var taken in events)
                if (taken.Event.Id == id && new DepartmentCode(taken.Event.Department) == department) return true;
            return false;
        }
    }
}
