using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Alerts;

/// <summary>What an alert says: what happened, by which rule, what to do and by when.</summary>
public static class AlertTexts
{
    /// <summary>An alert's title, body and rule.</summary>
    /// <param name="Title">Title.</param>
    /// <param name="Body">Body.</param>
    /// <param name="Rule">The rule's name.</param>
    public sealed record Saying(TextView Title, TextView Body, string Rule);

    /// <summary>What an alert says as the citizen stands.</summary>
    public static Saying Say(Citizen citizen, Alert alert, Policy policy)
    {
        var title = Title(alert, policy);
        if (alert.Stage.EndsWith(" escalated", StringComparison.Ordinal)) title = policy.Text("escalated").Fill(("{title}", title));
        return new Saying(title, Body(citizen, alert, policy), alert.Kind);
    }

    private static TextView Title(Alert alert, Policy policy)
    {
        if (alert.Kind == ContactAlerts.Kind) return policy.Rule(ContactAnswer.Name) is var answer && answer.Texts.TryGetValue("received", out var received) ? received : answer.Text("title");
        if (!policy.Rules.TryGetValue(alert.Kind, out var rule)) return policy.Text(alert.Kind);
        var title = rule.Text("title");
        if (alert.Severity != Severity.Urgent || !Matters.IsDeadline(alert.Matter)) return title;
        return rule.Texts.TryGetValue("missed", out var missed) ? missed : policy.Text("deadline-missed").Fill(("{title}", title));
    }

    /// <summary>Whether nothing that alerts are about or name is another object in a later state: then all that are the same say the same.</summary>
    public static bool AllAreAlike(Citizen before, Citizen after) =>
        ReferenceEquals(before.Conflicts, after.Conflicts) && ReferenceEquals(before.Deadlines, after.Deadlines)
        && ReferenceEquals(before.Handovers, after.Handovers) && ReferenceEquals(before.Coordinator, after.Coordinator)
        && PartyWords.AllAreAlike(before, after);

    /// <summary>
    /// Whether an alert that is the same in both states is about the same, named by the same things, in both: then it says the
    /// same. If not, it may still say the same.
    /// </summary>
    public static bool AreAlike(Citizen one, Citizen other, Alert alert, Policy policy)
    {
        var subject = Subject(one, alert);
        return ReferenceEquals(subject, Subject(other, alert)) && subject switch
        {
            Conflict conflict => ConflictExplanations.IsAlike(one, other, conflict, policy),
            Deadline deadline => PartyWords.AreAlike(one, other, new ItemId(deadline.About)),
            Handover { What: { Type: Responsibility.Contact, Id: { } id } } => PartyWords.IsContactAlike(one, other, id),
            Handover { What.Id: { } id } => PartyWords.AreAlike(one, other, id),
            _ => true,
        };
    }

    private static TextView Body(Citizen citizen, Alert alert, Policy policy)
    {
        switch (Subject(citizen, alert))
        {
            case Conflict conflict: return ConflictExplanations.Explain(citizen, conflict, policy);
            case Deadline deadline: return Body(citizen, deadline, policy);
            case Handover handover: return Body(citizen, handover, policy);
            case CoordinatorRole role:
                return policy.Text("coordinator-appointed.body").Fill(
                    ("{by}", Phrase.Same(role.Holder.Caseworker.Value)), ("{department}", Phrase.Same(role.Holder.Department.Value)));
        }

        // A department's whole rota is about the department itself.
        var body = alert.Kind == RotaAlerts.Kind && alert.About == alert.Department.Value ? $"{alert.Kind}.all" : $"{alert.Kind}.body";
        return policy.Text(body).Fill(("{about}", Phrase.Same(alert.About)), ("{department}", Phrase.Same(alert.Department.Value)));
    }

    /// <summary>The conflict, deadline, handover or role an alert is about; null for another matter.</summary>
    private static object? Subject(Citizen citizen, Alert alert)
    {
        if (ConflictOf(citizen, alert) is { } conflict) return conflict;
        if (Matters.DeadlineOf(alert.Matter) is { } id && citizen.Deadlines.TryGetValue(id, out var deadline)) return deadline;
        if (alert.Matter.StartsWith("handover ", StringComparison.Ordinal)
            && citizen.Handovers.TryGetValue(new HandoverId(alert.About), out var handover)) return handover;
        return alert.Matter == Matters.Coordinator ? citizen.Coordinator : null;
    }

    /// <summary>What a deadline's alert says: what must be done by when, on what basis; what its department said, else what its rule says.</summary>
    private static TextView Body(Citizen citizen, Deadline deadline, Policy policy)
    {
        var rule = policy.Rules.GetValueOrDefault(deadline.Kind);
        var about = PartyWords.Of(citizen, new ItemId(deadline.About), policy);
        var what = deadline.Title is { } said ? Phrase.Same(said)
            : rule is not null && rule.Texts.TryGetValue("what", out var words) ? words.Fill(rule.Numbers).Fill(("{about}", about))
            : about;
        return policy.Text(deadline.Status == DeadlineStatus.Missed ? "deadline-missed.body" : "deadline-due.body").Fill(
            ("{what}", what), ("{due}", Phrase.By(deadline.Due)), ("{responsible}", Phrase.Same(deadline.Responsible.Value)),
            ("{basis}", Phrase.Same(policy.BasisOf(deadline.Kind))));
    }

    private static TextView Body(Citizen citizen, Handover handover, Policy policy)
    {
        var kind = handover.Status switch
        {
            HandoverStatus.Accepted => "handover-accepted",
            HandoverStatus.Declined => "handover-declined",
            HandoverStatus.Expired => "handover-expired",
            _ => handover.IsRequest ? "handover-requested" : "handover-offered",
        };
        var by = handover.Status == HandoverStatus.Accepted ? handover.Taker?.Caseworker.Value : handover.AnsweredBy;
        return policy.Text($"{kind}.body").Fill(
            ("{what}", What(citizen, handover.What, policy)), ("{from}", Phrase.Same(handover.From.Caseworker.Value)),
            ("{to}", Phrase.Same(handover.To.Caseworker?.Value ?? handover.To.Unit?.Value ?? handover.To.Department.Value)),
            ("{by}", Phrase.Same(by)), ("{reason}", Phrase.Same(handover.Status == HandoverStatus.Declined ? handover.AnswerReason : handover.Reason)),
            ("{note}", Phrase.Same(handover.Note)), ("{due}", Phrase.By(handover.AnswerBy)));
    }

    private static TextView What(Citizen citizen, Responsibility what, Policy policy) => what switch
    {
        { Type: Responsibility.Coordination } => policy.Text("coordination"),
        { Type: Responsibility.Contact, Id: { } id } => PartyWords.OfContact(citizen, id),
        { Id: { } id } => PartyWords.Of(citizen, id, policy),
        _ => Phrase.Same(what.Type),
    };

    private static Conflict? ConflictOf(Citizen citizen, Alert alert)
    {
        if (alert.Matter.StartsWith("conflict ", StringComparison.Ordinal))
            return citizen.Conflicts.GetValueOrDefault(new ConflictId(alert.Matter["conflict ".Length..]));
        if (!alert.Matter.StartsWith("yield ", StringComparison.Ordinal)) return null;
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Status == ConflictStatus.Settled && conflict.Kind == alert.Kind && conflict.Settlement?.GivesWay?.Value == alert.About) return conflict;
        return null;
    }
}
