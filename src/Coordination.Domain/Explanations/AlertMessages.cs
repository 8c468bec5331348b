using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Explanations;

/// <summary>
/// Builds the message of an alert: what happened, by which rule, what to do and by when. Names of items are arguments taken from the
/// citizen's state. The reader's <see cref="TextTable"/> supplies the names of persons, units, kinds and bases.
/// </summary>
/// <remarks>Not thread safe. Alerts about one conflict share its explanation, which is built once.</remarks>
/// <param name="citizen">The state that the messages are built from.</param>
public sealed class AlertMessages(Citizen citizen)
{
    private Dictionary<ConflictId, Paragraph>? _explanations;

    /// <summary>The message of an alert, from the current state of the citizen.</summary>
    public static Message Of(Citizen citizen, Alert alert) => new AlertMessages(citizen).Of(alert);

    /// <summary>The message of an alert.</summary>
    public Message Of(Alert alert) => new(TitleOf(alert), BodyOf(alert));

    /// <summary>The title of an alert. It depends on the alert alone.</summary>
    public static Sentence TitleOf(Alert alert) =>
        alert.Stage.IsEscalation ? Sentence.Of("escalated", ("title", Title(alert))) : Title(alert);

    /// <summary>The body of an alert.</summary>
    public TextPart BodyOf(Alert alert) => alert.Subject.Kind switch
    {
        AlertSubjectKind.Conflict or AlertSubjectKind.Yield when ConflictOf(citizen, alert) is { } conflict => Explanation(conflict),
        AlertSubjectKind.Deadline when citizen.Deadlines.TryGetValue(new DeadlineId(alert.Subject.Id), out var deadline) =>
            Body(citizen, deadline),
        AlertSubjectKind.Handover when citizen.Handovers.TryGetValue(new HandoverId(alert.Subject.Id), out var handover) =>
            Body(citizen, alert, handover),
        AlertSubjectKind.Coordinator when citizen.Coordinator is { } role => Sentence.Of(
            "coordinator-appointed.body", ("by", new PersonText(role.Holder.Caseworker.Value)),
            ("department", new VerbatimText(role.Holder.Department.Value))),
        AlertSubjectKind.Death when citizen.Death is { } death => Sentence.Of($"{alert.Kind}.body", ("on", new DayText(death.On))),
        AlertSubjectKind.Move when citizen.Departure is { } away => Body(citizen, alert, away),
        AlertSubjectKind.Withdrawn when citizen.Withdrawn.TryGetValue(new EventKey(alert.Subject.Id), out var withdrawn) =>
            Sentence.Of(
                $"{alert.Kind}.body", ("about", What(citizen, withdrawn)), ("department", new VerbatimText(alert.Department.Value))),
        // An alert about a department's whole rota is about the department itself.
        AlertSubjectKind.Rota when alert.About == alert.Department.Value => Body(alert, "all"),
        _ => Body(alert, "body"),
    };

    /// <summary>
    /// True if the body of an alert is the same in two states, because all it is built from is the same. False if it may differ. It
    /// saves building the bodies of the many alerts that an event does not touch.
    /// </summary>
    public static bool BodiesAreAlike(Citizen before, Citizen after, Alert alert) => alert.Subject.Kind switch
    {
        AlertSubjectKind.Conflict or AlertSubjectKind.Yield => ConflictOf(before, alert) is { } was && ConflictOf(after, alert) is { } now
            && ConflictExplanation.AreAlike(before, after, was, now),
        AlertSubjectKind.Deadline => before.Deadlines.TryGetValue(new DeadlineId(alert.Subject.Id), out var was)
            && after.Deadlines.TryGetValue(new DeadlineId(alert.Subject.Id), out var now) && ReferenceEquals(was, now)
            && ItemTexts.AreAlike(before, after, new ItemId(now.About)),
        AlertSubjectKind.Handover => before.Handovers.TryGetValue(new HandoverId(alert.Subject.Id), out var was)
            && after.Handovers.TryGetValue(new HandoverId(alert.Subject.Id), out var now) && ReferenceEquals(was, now)
            && IsNamedAlike(before, after, now.What),
        AlertSubjectKind.Coordinator => ReferenceEquals(before.Coordinator, after.Coordinator),
        AlertSubjectKind.Death => ReferenceEquals(before.Death, after.Death),
        AlertSubjectKind.Move => ReferenceEquals(before.Departure, after.Departure)
            && ReferenceEquals(before.Interventions, after.Interventions) && ReferenceEquals(before.Answering, after.Answering),
        AlertSubjectKind.Parked or AlertSubjectKind.Rota or AlertSubjectKind.Start => true, // The alert alone.
        _ => false,
    };

    private static bool IsNamedAlike(Citizen before, Citizen after, Responsibility what) => what.Id is not { } id
        || (what.Type == ResponsibilityType.Contact
            ? ItemTexts.ContactsAreAlike(before, after, id)
            : ItemTexts.AreAlike(before, after, id));

    /// <summary>Where the citizen moves, and what of the receiver's still runs here.</summary>
    private static Paragraph Body(Citizen citizen, Alert alert, Departure away)
    {
        var running = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended && citizen.Responsible(intervention).Value == alert.Receiver.Value)
                running.Add(ItemTexts.Of(intervention));
        var body = Sentence.Of(
            $"{alert.Kind}.body", ("on", new DayText(away.On)), ("municipality", new VerbatimText(away.Municipality)));
        return new Paragraph
        {
            Sentences = running.Count == 0
                ? [body]
                : [body, Sentence.Of($"{alert.Kind}.running", ("running", new TextListText(running.ToImmutable())))],
        };
    }

    private static Sentence Title(Alert alert)
    {
        if (alert.Kind == ContactAlerts.Kind)
            return Sentence.OfRule(ContactAnswer.Name, "received") with { Else = Sentence.OfRule(ContactAnswer.Name, "title") };
        var title = Sentence.OfRule(alert.Kind, "title") with { Else = Sentence.Of(alert.Kind) };
        return alert.Severity == Severity.Urgent && alert.Subject.Kind == AlertSubjectKind.Deadline
            ? Sentence.OfRule(alert.Kind, "missed") with { Else = Sentence.Of("deadline-missed", ("title", title)) }
            : title;
    }

    private Paragraph Explanation(Conflict conflict)
    {
        if (_explanations?.TryGetValue(conflict.Id, out var known) is true) return known;
        return (_explanations ??= [])[conflict.Id] = ConflictExplanation.Of(citizen, conflict);
    }

    private static Sentence Body(Alert alert, string text) => Sentence.Of(
        $"{alert.Kind}.{text}", ("about", new VerbatimText(alert.About)), ("department", new VerbatimText(alert.Department.Value)));

    /// <summary>What must be done, in the department's words or else in the rule's; by when, by whom and on what basis.</summary>
    private static Sentence Body(Citizen citizen, Deadline deadline)
    {
        var about = ItemTexts.Of(citizen, new ItemId(deadline.About));
        TextPart what = deadline.Title is { } title
            ? new VerbatimText(title)
            : Sentence.OfRule(deadline.Kind, "what", ("about", about)) with { Else = about };
        return Sentence.Of(
            deadline.Status == DeadlineStatus.Missed ? "deadline-missed.body" : "deadline-due.body",
            ("what", what), ("due", new DueText(deadline.Due)), ("responsible", new PersonText(deadline.Responsible.Value)),
            ("basis", new BasisText(deadline.Kind)));
    }

    private static Sentence Body(Citizen citizen, Alert alert, Handover handover)
    {
        var text = handover.Status switch
        {
            _ when alert.Kind == HandoverAlerts.Assigned => "assigned.body",
            HandoverStatus.Accepted => "handover-accepted.body",
            HandoverStatus.Declined => "handover-declined.body",
            HandoverStatus.Expired => "handover-expired.body",
            _ => handover.IsRequest ? "handover-requested.body" : "handover-offered.body",
        };
        var by = handover.Status == HandoverStatus.Accepted ? handover.Taker?.Caseworker.Value : handover.AnsweredBy;
        var reason = handover.Status == HandoverStatus.Declined ? handover.AnswerReason : handover.Reason;
        return Sentence.Of(
            text, ("what", What(citizen, handover.What)), ("from", new PersonText(handover.From.Caseworker.Value)), ("to", To(handover)),
            ("by", new PersonText(by ?? "")), ("reason", new VerbatimText(reason ?? "")), ("note", new VerbatimText(handover.Note ?? "")),
            ("due", handover.AnswerBy is { } due ? new DueText(due) : new VerbatimText("")));
    }

    /// <summary>What the withdrawn event was about: the citizen's death or move, else an item.</summary>
    private static TextPart What(Citizen citizen, WithdrawnEvent withdrawn)
    {
        var type = EventTypes.Find(withdrawn.Type);
        if (type?.ItemKind != ItemKinds.Citizen) return ItemTexts.Of(citizen, withdrawn.About);
        return type.DataType == typeof(CitizenDied) ? Sentence.Of("item.death")
            : type.DataType == typeof(CitizenMoved) ? Sentence.Of("item.move") : Sentence.Of("item.person");
    }

    private static TextPart To(Handover handover) => handover.To switch
    {
        { Caseworker: { } caseworker } => new PersonText(caseworker.Value),
        { Unit: { } unit } => new UnitText(unit.Value),
        var to => new VerbatimText(to.Department.Value),
    };

    private static TextPart What(Citizen citizen, Responsibility what) => what switch
    {
        { Type: ResponsibilityType.Coordination } => Sentence.Of("coordination"),
        { Type: ResponsibilityType.Contact, Id: { } id } => ItemTexts.OfContact(citizen, id),
        { Id: { } id } => ItemTexts.Of(citizen, id),
        _ => new VerbatimText(what.Word),
    };

    /// <summary>The conflict an alert is about. If one appointment yields in several, the first of the alert's kind.</summary>
    private static Conflict? ConflictOf(Citizen citizen, Alert alert)
    {
        if (alert.Subject.Kind == AlertSubjectKind.Conflict) return citizen.Conflicts.GetValueOrDefault(new ConflictId(alert.Subject.Id));
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Status == ConflictStatus.Settled && conflict.Kind == alert.Kind
                && conflict.Settlement?.GivesWay?.Value == alert.About) return conflict;
        return null;
    }
}
