using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Who is alerted of conflicts: who owes an answer, who is told, and upwards when an answer is missed.</summary>
internal static class ConflictAlerts
{
    public static void Gather(AlertTargets targets)
    {
        foreach (var conflict in targets.Scene.Citizen.Conflicts.Values)
            switch (conflict)
            {
                case { Kind: AppointmentClash.Name or CitizenUnavailable.Name, Status: ConflictStatus.Settled, Settlement.GivesWay: { } givesWay }:
                    GatherYield(targets, conflict, givesWay);
                    break;
                case { Status: ConflictStatus.Open }:
                    GatherOpen(targets, conflict);
                    break;
            }
    }

    /// <summary>A yielding appointment is one matter, however many conflicts it yields in.</summary>
    private static void GatherYield(AlertTargets targets, Conflict conflict, ThingId givesWay)
    {
        var citizen = targets.Scene.Citizen;
        if (conflict.Owes is not { } owes || !citizen.Appointments.TryGetValue(givesWay, out var appointment)) return;
        if (!citizen.Deadlines.TryGetValue(Rebook.IdOf(givesWay), out var rebook) || rebook.IsClosed) return;
        var target = new AlertTarget(Matters.Yield(givesWay), "", conflict.Kind, givesWay.Value, appointment.Department,
            SeverityOf(rebook), $"{rebook.ArmedAt.UtcTicks} {DeadlineAlerts.StageOf(rebook)}", rebook.Due.At);
        targets.Add(target, owes);
        TellUpwards(targets, target, rebook, owes);
    }

    private static void GatherOpen(AlertTargets targets, Conflict conflict)
    {
        if (conflict.Owes is not { } owes) return;
        var scene = targets.Scene;
        var answer = scene.Citizen.Deadlines.GetValueOrDefault(AnswerOf(conflict));
        var target = new AlertTarget(Matters.Conflict(conflict.Id), "", conflict.Kind, AboutFor(scene, conflict, owes),
            conflict.Parties[0].Department ?? scene.Organisation.DepartmentOf(owes, FirstInvolved(scene)),
            answer is null ? Severity.Warning : SeverityOf(answer), StageOf(conflict, answer), conflict.AnswerBy?.At);
        targets.Add(target, owes);
        foreach (var told in conflict.Told)
            targets.Add(target with { About = AboutFor(scene, conflict, told), Severity = Severity.Info, Stage = StageOf(conflict, null) }, told);
        if (conflict.Kind == SanctionHold.Name) TellOfMissedHold(targets, target, conflict);
        else if (answer is { Status: DeadlineStatus.Missed } && conflict.Kind == NoCoordinator.Name) TellHeadsInvolved(targets, target);
        else if (answer is not null) TellUpwards(targets, target, answer, owes);
    }

    /// <summary>A missed answer is told to the unit leader, later to the head.</summary>
    private static void TellUpwards(AlertTargets targets, AlertTarget target, Deadline answer, CaseworkerId owes)
    {
        if (answer.Status != DeadlineStatus.Missed) return;
        var organisation = targets.Scene.Organisation;
        if (organisation.LeaderOf(owes) is { } leader) targets.Add(target, leader);
        if (answer.HeadTold && organisation.HeadOf(organisation.DepartmentOf(owes, target.Department)) is { } head) targets.Add(target, head);
    }

    /// <summary>
    /// A missed advice or decision on a held sanction is told to the unit leader of whoever missed it and to the heads of
    /// adviser and sanctioner; the hold stays.
    /// </summary>
    private static void TellOfMissedHold(AlertTargets targets, AlertTarget target, Conflict conflict)
    {
        var scene = targets.Scene;
        if (!scene.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)) return;
        foreach (var stage in (ReadOnlySpan<string>)[SanctionHold.DecisionStage, SanctionHold.AdviceStage])
        {
            if (scene.Citizen.Deadlines.GetValueOrDefault(ConflictAnswer.IdOf(conflict.Id, stage)) is not { Status: DeadlineStatus.Missed } missed
                || missed.ArmedAt < conflict.DetectedAt) continue;
            var urgent = target with { Severity = Severity.Urgent, Stage = $"{conflict.DetectedAt.UtcTicks} {stage} missed" };
            if (scene.Organisation.LeaderOf(missed.Responsible) is { } leader) targets.Add(urgent, leader);
            if (scene.Organisation.HeadOf(sanction.Department) is { } sanctionersHead) targets.Add(urgent, sanctionersHead);
            if (SanctionHold.AdviserOf(scene, sanction) is { } adviser
                && scene.Organisation.HeadOf(scene.Organisation.DepartmentOf(adviser, sanction.Department)) is { } advisersHead)
                targets.Add(urgent, advisersHead);
        }
    }

    private static void TellHeadsInvolved(AlertTargets targets, AlertTarget target)
    {
        foreach (var department in targets.Scene.InvolvedDepartments())
            if (targets.Scene.Organisation.HeadOf(department) is { } head) targets.Add(target, head);
    }

    private static DeadlineId AnswerOf(Conflict conflict) => conflict.Kind == NoCoordinator.Name
        ? AppointCoordinator.IdOf(conflict.Id)
        : ConflictAnswer.IdOf(conflict.Id, conflict.Stage);

    /// <summary>The receiver's own party, where one is; else the first, or the matter itself where the citizen is the party.</summary>
    private static string AboutFor(Scene scene, Conflict conflict, CaseworkerId receiver)
    {
        foreach (var party in conflict.Parties)
            if (party.Type == PartyTypes.Intervention && scene.Citizen.Interventions.TryGetValue(party.Id, out var intervention)
                && scene.Citizen.Responsible(intervention) == receiver)
                return party.Id.Value;
        return conflict.Parties[0].Type == PartyTypes.Citizen ? conflict.Id.Value : conflict.Parties[0].Id.Value;
    }

    private static DepartmentCode FirstInvolved(Scene scene) => scene.InvolvedDepartments() is [var first, ..] ? first : default;

    private static Severity SeverityOf(Deadline deadline) =>
        deadline.Status is DeadlineStatus.Missed or DeadlineStatus.Warned ? Severity.Urgent : Severity.Warning;

    /// <summary>A conflict found anew, a new stage, a warning and a miss raise an acknowledged alert again.</summary>
    private static string StageOf(Conflict conflict, Deadline? answer) =>
        $"{conflict.DetectedAt.UtcTicks} {conflict.Stage} {DeadlineAlerts.StageOf(answer)}";
}
