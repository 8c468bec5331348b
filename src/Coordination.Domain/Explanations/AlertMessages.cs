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
    private Dictionary<ConflictId, ConflictAlertSource>? _conflicts;

    /// <summary>The message of an alert, from the current state of the citizen.</summary>
    public static Message Of(Citizen citizen, Alert alert) => new AlertMessages(citizen).Of(alert);

    /// <summary>The message of an alert.</summary>
    public Message Of(Alert alert) => new(TitleOf(alert), BodyOf(alert));

    /// <summary>The title of an alert. It depends on the alert alone.</summary>
    public static Sentence TitleOf(Alert alert) =>
        alert.Stage.IsEscalation ? Sentence.Of("escalated", ("title", Title(alert))) : Title(alert);

    /// <summary>The kind of an alert as its receiver may know it: the kind of a hidden deadline would tell what is hidden.</summary>
    public static string KindOf(Alert alert) =>
        alert.Subject.Kind == AlertSubjectKind.Deadline && alert.Conceals(alert.Department) ? DepartmentDeadlines.Name : alert.Kind;

    /// <summary>The body of an alert.</summary>
    public TextPart BodyOf(Alert alert) => SourceOf(alert) switch
    {
        ConflictAlertSource { Conflict.Conflict: var conflict } when MaskedReader.Of(alert) is { } reader =>
            ConflictExplanation.Of(citizen, conflict, reader),
        var source => Body(alert, source),
    };

    /// <summary>
    /// True if the body of an alert is the same as in an earlier state, because all it is built from is the same. False if it may
    /// differ. It saves building the bodies of the many alerts that an event does not touch. What the alert hides is the same in both.
    /// </summary>
    public bool IsBuiltAsIn(AlertMessages earlier, Alert alert) => SourceOf(alert) == earlier.SourceOf(alert);

    private AlertSource SourceOf(Alert alert) => alert.Subject.Kind switch
    {
        AlertSubjectKind.Conflict or AlertSubjectKind.Yield when ConflictOf(citizen, alert) is { } conflict =>
            SourceOf(conflict),
        AlertSubjectKind.Deadline when citizen.Deadlines.TryGetValue(new DeadlineId(alert.Subject.Id), out var deadline) =>
            new DeadlineAlertSource(deadline, MentionedItem.In(citizen, new ItemId(deadline.About))),
        AlertSubjectKind.Handover when citizen.Handovers.TryGetValue(new HandoverId(alert.Subject.Id), out var handover) =>
            HandoverAlertSource.In(citizen, handover),
        AlertSubjectKind.Measure when citizen.Measures.TryGetValue(new MeasureId(alert.Subject.Id), out var measure) =>
            new MeasureAlertSource(measure),
        AlertSubjectKind.Glass when citizen.Glass.TryGetValue(new CaseworkerId(alert.Subject.Id), out var glass) =>
            new GlassAlertSource(glass),
        AlertSubjectKind.Coordinator when citizen.Coordinator is { } role => CoordinatorAlertSource.In(citizen, role),
        AlertSubjectKind.Death when citizen.Death is { } death => new DeathAlertSource(death),
        AlertSubjectKind.Move when citizen.Departure is { } away => MoveAlertSource.In(citizen, away, alert),
        AlertSubjectKind.Withdrawn when citizen.Withdrawn.TryGetValue(new EventKey(alert.Subject.Id), out var withdrawn) =>
            new WithdrawalAlertSource(withdrawn, MentionedItem.In(citizen, withdrawn.About)),
        _ => AlertAlone.Only,
    };

    private ConflictAlertSource SourceOf(Conflict conflict)
    {
        if (_conflicts?.TryGetValue(conflict.Id, out var known) is true) return known;
        return (_conflicts ??= [])[conflict.Id] = new ConflictAlertSource(ConflictSource.In(citizen, conflict));
    }

    private static TextPart Body(Alert alert, AlertSource source) => source switch
    {
        ConflictAlertSource { Conflict: var conflict } => conflict.Explanation,
        DeadlineAlertSource { Deadline: var deadline, About: var about } => alert.Conceals(deadline.Department)
            ? Sentence.Of("masked.deadline", ("what", about.MaskedName(withTime: false)), ("due", new DueText(deadline.Due)))
            : Body(deadline, about.Name),
        HandoverAlertSource handover => Body(alert, handover),
        MeasureAlertSource { Measure: var measure } => Body(alert, measure),
        CoordinatorAlertSource { Role.Holder: var holder, IsSecret: var isSecret } when alert.Conceals(holder.Department) => Sentence.Of(
            "masked.coordinator", ("authority", isSecret ? AuthorityText.Other : new AuthorityText(holder.Department.Value)),
            ("contacts", isSecret ? ContactText.Other : new ContactText(holder.Department.Value))),
        GlassAlertSource { Glass: var glass } => Sentence.Of(
            "glass-broken.body", ("by", new PersonText(glass.By.Value)), ("department", new VerbatimText(glass.Department.Value ?? "")),
            ("until", new InstantText(glass.Until)), ("reason", new VerbatimText(glass.Reason))),
        CoordinatorAlertSource { Role.Holder: var holder } => Sentence.Of(
            "coordinator-appointed.body", ("by", new PersonText(holder.Caseworker.Value)),
            ("department", new VerbatimText(holder.Department.Value))),
        DeathAlertSource { Death: var death } => Sentence.Of($"{alert.Kind}.body", ("on", new DayText(death.On))),
        MoveAlertSource move => Body(alert, move),
        WithdrawalAlertSource withdrawal => Sentence.Of(
            $"{alert.Kind}.body", ("about", What(alert, withdrawal)),
            ("department", alert.Conceals(alert.Department)
                ? withdrawal.About.Authority
                : new VerbatimText(alert.Department.Value))),
        // An alert about a department's whole rota is about the department itself.
        _ when alert.Subject.Kind == AlertSubjectKind.Rota && alert.About == alert.Department.Value => Body(alert, "all"),
        _ => Body(alert, "body"),
    };

    /// <summary>Where the citizen moves, and what of the receiver's still runs here.</summary>
    private static Paragraph Body(Alert alert, MoveAlertSource move)
    {
        var away = move.Departure;
        var body = move.IsPlaceHidden
            ? Sentence.Of($"{alert.Kind}.masked", ("on", new DayText(away.On)))
            : Sentence.Of(
                $"{alert.Kind}.body", ("on", new DayText(away.On)), ("municipality", new VerbatimText(away.Municipality)));
        return new Paragraph
        {
            Sentences = move.Running.Items.IsEmpty ? [body] : [body, Sentence.Of($"{alert.Kind}.running", ("running", move.Running))],
        };
    }

    private static Sentence Title(Alert alert)
    {
        if (alert.Kind == ContactAlerts.Kind && alert.Stage.Reached == ContactAlerts.AboutAppointment)
            return Sentence.Of("contact-about-appointment");
        if (alert.Kind == ContactAlerts.Kind)
            return Sentence.OfRule(ContactAnswer.Name, "received") with { Else = Sentence.OfRule(ContactAnswer.Name, "title") };
        if (alert.Subject.Kind == AlertSubjectKind.Deadline && alert.Conceals(alert.Department)) return Sentence.Of("masked.title");
        var title = Sentence.OfRule(alert.Kind, "title") with { Else = Sentence.Of(alert.Kind) };
        return alert.Severity == Severity.Urgent && alert.Subject.Kind == AlertSubjectKind.Deadline
            ? Sentence.OfRule(alert.Kind, "missed") with { Else = Sentence.Of("deadline-missed", ("title", title)) }
            : title;
    }

    private static Sentence Body(Alert alert, string text) => Sentence.Of(
        $"{alert.Kind}.{text}", ("about", new VerbatimText(alert.About)), ("department", new VerbatimText(alert.Department.Value)));

    /// <summary>What must be done, in the department's words or else in the rule's; by when, by whom and on what basis.</summary>
    private static Sentence Body(Deadline deadline, TextPart about)
    {
        TextPart what = deadline.Title is { } title
            ? new VerbatimText(title)
            : Sentence.OfRule(deadline.Kind, "what", ("about", about)) with { Else = about };
        return Sentence.Of(
            deadline.Status == DeadlineStatus.Missed ? "deadline-missed.body" : "deadline-due.body",
            ("what", what), ("due", new DueText(deadline.Due)), ("responsible", new PersonText(deadline.Responsible.Value)),
            ("basis", new BasisText(deadline.Kind)));
    }

    private static Sentence Body(Alert alert, HandoverAlertSource source)
    {
        var handover = source.Handover;
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
            text, ("what", What(alert, source)), ("from", new PersonText(handover.From.Caseworker.Value)), ("to", To(handover)),
            ("by", new PersonText(by ?? "")), ("reason", new VerbatimText(reason ?? "")), ("note", new VerbatimText(handover.Note ?? "")),
            ("due", handover.AnswerBy is { } due ? new DueText(due) : new VerbatimText("")));
    }

    private static Sentence Body(Alert alert, Measure measure) => Sentence.Of(
        $"{alert.Kind}.body", ("what", new VerbatimText(measure.What)), ("department", new VerbatimText(measure.Department.Value)),
        ("from", new PersonText(measure.From.Caseworker.Value)), ("by", new PersonText(measure.AnsweredBy?.Value ?? "")),
        ("reason", new VerbatimText((measure.IsOpen ? measure.Reason : measure.AnswerReason) ?? "")),
        ("lawOrDecision", new VerbatimText(measure.Basis ?? "")), ("offer", new VerbatimText(measure.Offer ?? "")),
        ("due", new DueText(measure.AnswerBy)), ("basis", new BasisText(MeasureAnswer.Name)));

    /// <summary>What the withdrawn event was about: the citizen's death or move, else an item.</summary>
    private static TextPart What(Alert alert, WithdrawalAlertSource withdrawal)
    {
        if (alert.Conceals(withdrawal.About.Department)) return withdrawal.About.MaskedName(withTime: false);
        var type = EventTypes.Find(withdrawal.Withdrawn.Type);
        if (type?.ItemKind != ItemKinds.Citizen) return withdrawal.About.Name;
        return type.DataType == typeof(CitizenDied) ? Sentence.Of("item.death")
            : type.DataType == typeof(CitizenMoved) ? Sentence.Of("item.move") : Sentence.Of("item.person");
    }

    private static TextPart To(Handover handover) => handover.To switch
    {
        { Caseworker: { } caseworker } => new PersonText(caseworker.Value),
        { Unit: { } unit } => new UnitText(unit.Value),
        var to => new VerbatimText(to.Department.Value),
    };

    private static TextPart What(Alert alert, HandoverAlertSource source) => source switch
    {
        { Handover.What.Type: ResponsibilityType.Coordination } => Sentence.Of("coordination"),
        { Item: { } item } when alert.Conceals(item.Department) => item.MaskedName(withTime: false),
        { Item: { } item } => item.Name,
        _ => new VerbatimText(source.Handover.What.Word),
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
