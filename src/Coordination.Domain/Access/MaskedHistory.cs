using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>How much of a journal entry a viewer sees.</summary>
public enum EntryAccess
{
    /// <summary>The entry is left out: it is about departments whose content is hidden.</summary>
    Nothing,

    /// <summary>That it happened. It is about several departments, or tells of people whose ids are hidden.</summary>
    Masked,

    Full,
}

/// <summary>
/// The journal as a viewer sees it who sees the content of some departments only. Entries of other departments are left out, and the
/// others are numbered without gaps, so that neither numbers nor lengths tell how much is left out.
/// </summary>
public sealed class MaskedHistory(Citizen citizen, Disclosure shown)
{
    private const string MaskedData = """{"masked":true}""";

    private HashSet<string>? _hiddenEvents;
    private ProtectedPlaces? _places;

    /// <summary>The entry as the viewer sees it; null: it is left out.</summary>
    /// <param name="view">The entry with everything.</param>
    /// <param name="number">The number it gets.</param>
    public HistoryEntryView? Of(HistoryEntryView view, Fact fact, long number)
    {
        var access = AccessTo(fact);
        if (access == EntryAccess.Nothing) return null;
        var by = IsShownAuthor(view.By) ? view.By : Mask.Nobody;
        var cause = view.Cause is { } id && (HiddenEvents.Contains(id) || by == Mask.Nobody) ? null : view.Cause;
        return access == EntryAccess.Full && by != Mask.Nobody
            ? view with { Version = number, Cause = cause, Data = (_places ??= ProtectedPlaces.Of(citizen, shown)).ShownIn(view.Data) }
            : view with { Version = number, By = by, Cause = null, Data = MaskedData, Masked = true };
    }

    /// <summary>How much of an entry the viewer sees.</summary>
    public EntryAccess AccessTo(Fact fact) => fact switch
    {
        _ when shown.IsWhole => EntryAccess.Full,
        EventTaken { Taken.Event: var reported } => Whole(reported.Department),
        EventParked { Event.Source: var source } => Whole(DepartmentEvent.DepartmentOf(source)),
        EventUnparked { Key: var key } => Whole(DepartmentOf(key)),
        EventSetAside { Event.Key: var key } => Whole(DepartmentOf(key)),
        EventRestored { Key: var key } => Whole(DepartmentOf(key)),
        EventRepeated { Source: var source } => Whole(DepartmentEvent.DepartmentOf(source)),
        InterventionStatusChanged { Id: var id } => Whole(id),
        AppointmentYielded { Id: var id } => Part(id),
        AppointmentFreed { Id: var id } => Whole(id),
        AppointmentReleased { Id: var id } => Whole(id),
        AppointmentRetained { Id: var id } => Whole(id),
        ResponsibilityMoved { Answering: var answering } =>
            answering.What.Parts().Id is { Value: not null } id ? Whole(id, answering.Person, answering.Holder) : EntryAccess.Masked,
        CoordinatorAppointed { To.Department: var department } => shown.Shows(department) ? EntryAccess.Full : EntryAccess.Masked,
        CoordinatorLaidDown { From.Department: var department } => shown.Shows(department) ? EntryAccess.Full : EntryAccess.Masked,
        HandoverChanged { Handover: var handover } => Of(handover),
        PlanWritten { Plan: var plan } => Of(plan),
        PlanAgreementNoted { Agreement.Plan: var plan } => Of(plan),
        StepLinkMade { Link: var link } => Of(link),
        StepLinkWithdrawn { Link: var link } => Of(link),
        MeasureChanged { Measure: var measure } => Of(measure),
        BarrierLogged { Barrier: var barrier } => MaskedBarrier.AccessTo(barrier, citizen, shown),
        ConflictChanged changed => Of(changed),
        DeadlineChanged { Deadline: var deadline } => Whole(deadline.Department.Value) == EntryAccess.Full
            ? OfPerson(deadline.Responsible)
            : EntryAccess.Nothing,
        AlertChanged { Alert: var alert } => Of(alert),
        SecretMattersNoted { Items: var items } => items.All(id => Whole(id) == EntryAccess.Full) ? EntryAccess.Full : EntryAccess.Nothing,
        ConsultantAssigned { To.Caseworker: var consultant } => OfPerson(consultant),
        ConsultantEnded { From.Caseworker: var consultant } => OfPerson(consultant),
        GlassBroken { Glass.By: var by } => by == shown.Viewer ? EntryAccess.Full : EntryAccess.Nothing,
        EntryUnreadable or EntryErased => EntryAccess.Nothing,
        _ => EntryAccess.Masked, // A death, a move, another number: it concerns everybody, and names people of every department.
    };

    /// <summary>An alert to somebody whom the viewer may know, about nothing that is hidden from either of them.</summary>
    private EntryAccess Of(Alert alert) =>
        alert is { Hides: null, Receiver.Person: { } receiver } && shown.ShowsPerson(receiver) && shown.Shows(alert.Department)
        && shown.Shows(Mask.DepartmentOf(alert.About))
            ? EntryAccess.Full
            : EntryAccess.Nothing;

    private EntryAccess OfPerson(CaseworkerId person) => shown.ShowsPerson(person) ? EntryAccess.Full : EntryAccess.Masked;

    private EntryAccess Of(Handover handover)
    {
        var (from, to) = (shown.Shows(handover.From.Department), shown.Shows(handover.To.Department));
        if (!from && !to) return EntryAccess.Nothing;
        return from && to && (handover.What.Id is not { } id || Whole(id) == EntryAccess.Full) ? EntryAccess.Full : EntryAccess.Masked;
    }

    /// <summary>Where a goal names interventions that are hidden, the entry says only that the plan was written or agreed.</summary>
    private EntryAccess Of(CoordinationPlan plan)
    {
        if (!MaskedPlan.IsShown(plan, citizen, shown)) return EntryAccess.Nothing;
        return shown.ShowsPerson(plan.From.Caseworker)
            && plan.Goals.All(goal => goal.Interventions.All(id => Whole(id) == EntryAccess.Full))
                ? EntryAccess.Full
                : EntryAccess.Masked;
    }

    /// <summary>Whom a link is for is the content of the department that named them.</summary>
    private EntryAccess Of(StepLink link)
    {
        if (!MaskedPlan.IsShown(link.From, citizen, shown)) return EntryAccess.Nothing;
        return shown.ShowsPerson(link.From.Caseworker) && Whole(link.Person) == EntryAccess.Full ? EntryAccess.Full : EntryAccess.Masked;
    }

    private EntryAccess Of(Measure measure)
    {
        if (!MaskedMeasure.IsShown(measure, citizen, shown)) return EntryAccess.Nothing;
        return shown.ShowsPerson(measure.From.Caseworker) && shown.ShowsPerson(measure.AnsweredBy?.Value)
            ? EntryAccess.Full
            : EntryAccess.Masked;
    }

    /// <summary>
    /// What a conflict became is seen. That what it is about was revised is not where some of it is hidden: it may be the hidden part.
    /// </summary>
    private EntryAccess Of(ConflictChanged changed) => Of(changed.Conflict) is var access
        && changed.Step == ConflictStep.Revised && access == EntryAccess.Masked ? EntryAccess.Nothing : access;

    /// <summary>A conflict is seen in full if all its parties are, and everybody it names works where the viewer sees content.</summary>
    private EntryAccess Of(Conflict conflict)
    {
        if (!MaskedConflict.IsShown(conflict, citizen, shown)) return EntryAccess.Nothing;
        if (MaskedConflict.HiddenIn(conflict, citizen, shown) is not null) return EntryAccess.Masked;
        var people = conflict.Told.Concat(conflict.PassedOn);
        if (conflict.Owes is { } owes) people = people.Append(owes);
        if (conflict.Proposed is { } proposed) people = people.Append(proposed);
        if (conflict.Settlement is { ByPerson: true, By: var by }) people = people.Append(new CaseworkerId(by));
        if (conflict.Advice is { By: var adviser }) people = people.Append(adviser);
        return people.All(shown.ShowsPerson) ? EntryAccess.Full : EntryAccess.Masked;
    }

    private EntryAccess Whole(ItemId id) => Whole(Mask.DepartmentOf(id.Value).Value);

    private EntryAccess Whole(ItemId id, CaseworkerId one, CaseworkerId other) => Whole(id) == EntryAccess.Nothing
        ? EntryAccess.Nothing
        : shown.ShowsPerson(one) && shown.ShowsPerson(other) ? EntryAccess.Full : EntryAccess.Masked;

    /// <summary>An appointment yields to something that may be of another department.</summary>
    private EntryAccess Part(ItemId id) => Whole(id) == EntryAccess.Full ? EntryAccess.Masked : EntryAccess.Nothing;

    private EntryAccess Whole(string? department) =>
        !string.IsNullOrEmpty(department) && shown.Shows(department) ? EntryAccess.Full : EntryAccess.Nothing;

    /// <summary>The department of an event's key: its source comes first, or after the key of a citizen.</summary>
    private static string DepartmentOf(EventKey key)
    {
        var source = key.Value.Split(' ').FirstOrDefault(static part => part.StartsWith('/'));
        return source is null ? "" : DepartmentEvent.DepartmentOf(source);
    }

    private bool IsShownAuthor(string by) => by == Settlement.Policy
        || (by.StartsWith('/') ? shown.Shows(DepartmentEvent.DepartmentOf(by)) : shown.ShowsPerson(by));

    /// <summary>The ids of events of departments whose content is hidden: what followed from them does not name them.</summary>
    private HashSet<string> HiddenEvents => _hiddenEvents ??= citizen.AllEvents().Select(static taken => taken.Event)
        .Where(reported => !shown.Shows(reported.Department)).Select(static reported => reported.Id).ToHashSet(StringComparer.Ordinal);
}
