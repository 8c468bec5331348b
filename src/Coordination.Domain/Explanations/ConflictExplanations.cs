using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Explanations;

/// <summary>Every conflict explains itself: what clashes, by which rule and policy version, on what basis, and what happens if nobody answers.</summary>
public static class ConflictExplanations
{
    /// <summary>The explanation of a conflict as it stands.</summary>
    public static TextView Explain(Citizen citizen, Conflict conflict, Policy policy)
    {
        var what = What(citizen, conflict);
        var act = Act(citizen, conflict);
        var otherwise = Otherwise(conflict);
        var owed = Owed(conflict);
        var basis = policy.BasisOf(conflict.Kind);
        return new(
            Join(what.Da, act.Da, owed.Da, otherwise.Da, $"Regel: {conflict.Kind}, politik {conflict.PolicyVersion}. Grundlag: {basis}."),
            Join(what.En, act.En, owed.En, otherwise.En, $"Rule: {conflict.Kind}, policy {conflict.PolicyVersion}. Basis: {basis}."));
    }

    private static TextView What(Citizen citizen, Conflict conflict) => conflict.Kind switch
    {
        AppointmentClash.Name => Both(citizen, conflict,
            (one, other) => $"To pligtige aftaler ligger for tæt: {one} og {other}.",
            (one, other) => $"Two mandatory appointments are too close: {one} and {other}."),
        CitizenUnavailable.Name => Both(citizen, conflict,
            (one, other) => $"Borgeren er ikke til rådighed: {other} ligger under {one}.",
            (one, other) => $"The citizen is not available: {other} lies during {one}."),
        SanctionHold.Name => new(
            "Der er varslet en sanktion, mens borgeren var i en intensiv indsats, indlagt, eller lovligt fraværende.",
            "A sanction was notified while the citizen was in an intensive intervention, admitted, or lawfully absent."),
        NoCoordinator.Name => new(
            "To eller flere forvaltninger har aktive indsatser, og borgeren har ingen tovholder.",
            "Two or more departments have active interventions, and the citizen has no coordinator."),
        DuplicateIntervention.Name => Both(citizen, conflict,
            (one, other) => $"To forvaltninger giver støtte af samme slags: {one} og {other}.",
            (one, other) => $"Two departments give support of the same kind: {one} and {other}."),
        _ => new($"Noget passer ikke sammen ({conflict.Kind}).", $"Something does not fit together ({conflict.Kind})."),
    };

    private static TextView Act(Citizen citizen, Conflict conflict)
    {
        if (conflict.Settlement is { GivesWay: { } givesWay } settled)
        {
            var what = Party(citizen, givesWay);
            return settled.ByPerson
                ? new($"{settled.By} har afgjort, at {what.Da} viger: {settled.Reason}.", $"{settled.By} settled that {what.En} yields: {settled.Reason}.")
                : new($"Efter rangfølgen viger {what.Da}.", $"By the order of precedence {what.En} yields.");
        }

        if (conflict.Settlement is { } closed)
            return new($"{closed.By} har afgjort det ({closed.Outcome}): {closed.Reason}.", $"{closed.By} settled it ({closed.Outcome}): {closed.Reason}.");
        return conflict.Interim switch
        {
            "held" => new("Sanktionen er sat i bero, til den sanktionerende forvaltning har svaret.", "The sanction is held until the sanctioning department has answered."),
            "proposed" => new($"{conflict.Proposed} foreslås som tovholder.", $"{conflict.Proposed} is proposed as coordinator."),
            _ => new("", ""),
        };
    }

    private static TextView Owed(Conflict conflict)
    {
        if (conflict is not { Owes: { } owes, AnswerBy: { } due }) return new("", "");
        var by = Wording.By(due);
        return conflict.Status == ConflictStatus.Settled
            ? new($"{owes} finder en ny tid senest {by.Da}.", $"{owes} rebooks by {by.En}.")
            : new($"{owes} skylder svar senest {by.Da}.", $"{owes} owes an answer by {by.En}.");
    }

    private static TextView Otherwise(Conflict conflict) => conflict.Kind switch
    {
        _ when conflict.Owes is null => new("", ""),
        AppointmentClash.Name or CitizenUnavailable.Name => new(
            "Sker det ikke, får enhedslederen besked; udebliver borgeren, er fraværet lovligt.",
            "If not, the unit leader is told; should the citizen stay away, the absence is excused."),
        SanctionHold.Name => new(
            "Svarer ingen, får begge forvaltningers ledere besked, og sanktionen står fortsat i bero.",
            "If nobody answers, the heads of both departments are told and the hold stays."),
        NoCoordinator.Name => new(
            "Svarer ingen, får lederne af de involverede forvaltninger besked.",
            "If nobody answers, the heads of the departments involved are told."),
        _ => new("Svarer ingen, får enhedslederen og siden forvaltningens leder besked.", "If nobody answers, the unit leader and later the head are told."),
    };

    private static TextView Both(Citizen citizen, Conflict conflict, Func<string, string, string> da, Func<string, string, string> en)
    {
        var (one, other) = (Party(citizen, conflict.Parties[0].Id), Party(citizen, conflict.Parties[^1].Id));
        return new(da(one.Da, other.Da), en(one.En, other.En));
    }

    private static TextView Party(Citizen citizen, ThingId id)
    {
        if (citizen.Appointments.TryGetValue(id, out var appointment)) return Wording.Of(appointment);
        if (citizen.Interventions.TryGetValue(id, out var intervention)) return Wording.Of(intervention);
        if (citizen.Admissions.TryGetValue(id, out var admission))
            return new($"et ophold ({admission.Department})", $"a stay ({admission.Department})");
        return new(id.Value, id.Value);
    }

    private static string Join(params ReadOnlySpan<string> sentences)
    {
        List<string> said = [];
        foreach (var sentence in sentences)
            if (sentence.Length > 0) said.Add(sentence.Replace("..", ".", StringComparison.Ordinal));
        return string.Join(' ', said);
    }
}
