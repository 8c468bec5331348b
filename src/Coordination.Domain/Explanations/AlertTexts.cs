using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Handovers;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Explanations;

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
        var title = Title(alert);
        if (alert.Stage.EndsWith(" escalated", StringComparison.Ordinal))
            title = new($"Ikke kvitteret: {title.Da}", $"Not acknowledged: {title.En}");
        return new Saying(title, Body(citizen, alert, policy), alert.Kind);
    }

    private static TextView Title(Alert alert) => alert.Kind switch
    {
        AppointmentClash.Name => new("Aftale viger og skal have ny tid", "Appointment yields and must be rebooked"),
        CitizenUnavailable.Name => new("Borgeren er ikke til rådighed til en aftale", "The citizen is not available for an appointment"),
        SanctionHold.Name => new("Sanktion sat i bero", "Sanction held"),
        NoCoordinator.Name => new("Borgeren mangler en tovholder", "The citizen has no coordinator"),
        DuplicateIntervention.Name => new("To forvaltninger giver samme slags støtte", "Two departments give the same kind of support"),
        DepartmentDeadlines.Name when alert.Severity == Severity.Urgent => new("Frist overskredet", "Deadline missed"),
        DepartmentDeadlines.Name => new("Frist nærmer sig", "Deadline approaching"),
        "handover-offered" => new("Overdragelse venter på svar", "A handover awaits your answer"),
        "handover-accepted" => new("Overdragelse taget imod", "Handover accepted"),
        "handover-declined" => new("Overdragelse afvist", "Handover declined"),
        "handover-expired" => new("Overdragelse udløbet uden svar", "Handover expired unanswered"),
        "coordinator-appointed" => new("Borgeren har fået en tovholder", "The citizen has a coordinator"),
        "parked-event" => new("En besked venter på det, den ændrer", "An event waits for what it changes"),
        RotaAlerts.Kind => new("Hul i vagtplanen", "A hole in the rota"),
        _ => new(alert.Kind, alert.Kind),
    };

    private static TextView Body(Citizen citizen, Alert alert, Policy policy)
    {
        if (ConflictOf(citizen, alert) is { } conflict) return ConflictExplanations.Explain(citizen, conflict, policy);
        if (citizen.Deadlines.TryGetValue(new DeadlineId(alert.About), out var deadline) && alert.Matter == deadline.Matter) return Body(deadline);
        if (alert.Matter.StartsWith("handover ", StringComparison.Ordinal)
            && citizen.Handovers.TryGetValue(new HandoverId(alert.About), out var handover)) return Body(citizen, handover);
        if (alert.Matter == Matters.Coordinator && citizen.Coordinator is { } role)
            return new($"{role.Holder.Caseworker} ({role.Holder.Department}) er tovholder.", $"{role.Holder.Caseworker} ({role.Holder.Department}) coordinates.");
        if (alert.Kind == RotaAlerts.Kind) return BodyOfHole(alert);
        return new(
            $"Hændelsen {alert.About} har ventet for længe på det, den ændrer. Send det manglende eller ret kilden.",
            $"The event {alert.About} has waited too long for what it changes. Send what is missing, or mend the source.");
    }

    private static TextView BodyOfHole(Alert alert)
    {
        var department = alert.Department.Value;
        return alert.About == department
            ? new(
                $"Ingen bemander {department}s indgange for de andre forvaltninger. Indgangsenheden svarer så længe. Sæt nogen på vagtplanen.",
                $"Nobody staffs the entries of {department} for the other departments. The entry unit answers meanwhile. Put somebody on the rota.")
            : new(
                $"Ingen bemander {department}s indgang for {alert.About}. Indgangsenheden svarer så længe. Sæt nogen på vagtplanen.",
                $"Nobody staffs the entry of {department} for {alert.About}. The entry unit answers meanwhile. Put somebody on the rota.");
    }

    private static TextView Body(Deadline deadline)
    {
        var by = Wording.By(deadline.Due);
        var what = deadline.Title ?? deadline.About;
        return deadline.Status == DeadlineStatus.Missed
            ? new($"{what}: fristen {by.Da} er overskredet. Ansvarlig: {deadline.Responsible}.", $"{what}: the deadline {by.En} has passed. Responsible: {deadline.Responsible}.")
            : new($"{what}: fristen er {by.Da}. Ansvarlig: {deadline.Responsible}.", $"{what}: the deadline is {by.En}. Responsible: {deadline.Responsible}.");
    }

    private static TextView Body(Citizen citizen, Handover handover)
    {
        var what = What(citizen, handover.What);
        var to = handover.To.Caseworker?.Value ?? handover.To.Unit?.Value ?? handover.To.Department.Value;
        switch (handover.Status)
        {
            case HandoverStatus.Accepted:
                return new($"{what.Da}: {handover.Taker?.Caseworker} har taget imod.", $"{what.En}: accepted by {handover.Taker?.Caseworker}.");
            case HandoverStatus.Declined:
                return new($"{what.Da}: afvist af {handover.AnsweredBy}: {handover.AnswerReason}. Ansvaret er fortsat hos {handover.From.Caseworker}.",
                    $"{what.En}: declined by {handover.AnsweredBy}: {handover.AnswerReason}. {handover.From.Caseworker} stays responsible.");
            case HandoverStatus.Expired:
                return new($"{what.Da}: {to} har ikke svaret. Ansvaret er fortsat hos {handover.From.Caseworker}; overdragelsen kan tilbydes igen.",
                    $"{what.En}: {to} did not answer. {handover.From.Caseworker} stays responsible; it may be offered again.");
            default:
                var by = handover.AnswerBy is { } due ? Wording.By(due) : new TextView("", "");
                return new($"{what.Da}: {handover.From.Caseworker} tilbyder {to} at overtage. {handover.Reason} {handover.Note} Svar senest {by.Da}.",
                    $"{what.En}: {handover.From.Caseworker} offers it to {to}. {handover.Reason} {handover.Note} Answer by {by.En}.");
        }
    }

    private static TextView What(Citizen citizen, Responsibility what)
    {
        if (what.Type == Responsibility.Coordination) return new("Tovholderrollen", "The coordinator role");
        return what.Id is { } id && citizen.Interventions.TryGetValue(id, out var intervention)
            ? Wording.Of(intervention)
            : new(what.Id?.Value ?? what.Type, what.Id?.Value ?? what.Type);
    }

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
