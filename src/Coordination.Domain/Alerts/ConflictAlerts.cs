using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Alerts the person who owes an answer, those who are told, and the leaders when an answer is missed.</summary>
internal static class ConflictAlerts
{
    public static void Gather(AlertTargets targets)
    {
        foreach (var conflict in targets.RuleContext.Citizen.Conflicts.Values)
        {
            if (conflict.Status == ConflictStatus.Dissolved || ConflictRules.Find(conflict.Kind) is not { } rule) continue;
            var isQuiet = IsQuiet(targets.RuleContext, rule, conflict);
            if (conflict.Status == ConflictStatus.Open) GatherOpen(targets, rule, conflict, isQuiet);
            else if (rule.AnswerDeadline == Rebook.Name && conflict.Settlement?.GivesWay is { } givesWay)
                GatherYield(targets, rule, conflict, givesWay, isQuiet);
            else GatherSettled(targets, conflict, isQuiet);
        }
    }

    /// <summary>
    /// Whether a conflict comes from a department that has not started. One of these is enough:
    /// <list type="bullet">
    /// <item>a party or an item of the conflict is of that department;</item>
    /// <item>everything the conflict is based on is of that department;</item>
    /// <item>somebody of it owes the answer and is not the coordinator;</item>
    /// <item>without it fewer than two departments would work with the citizen.</item>
    /// </list>
    /// </summary>
    private static bool IsQuiet(RuleContext context, IConflictRule rule, Conflict conflict)
    {
        foreach (var party in conflict.Parties)
            if (party.Department is { } department && context.IsQuiet(department)) return true;
        foreach (var part in conflict.Material.Parts)
            if (part is ItemMaterial { Item: var item } && context.IsQuiet(item.Department)) return true;
        var (isReported, started) = (false, false);
        foreach (var department in rule.BasedOn(context, conflict))
            (isReported, started) = (true, started || !context.IsQuiet(department));
        if (isReported && !started) return true;
        if (conflict.Owes is { } owes && owes != context.Citizen.ResponsibleCoordinator
            && context.IsQuiet(PartyResponsibility.DepartmentOf(context, conflict, owes))) return true;
        return conflict.Kind == NoCoordinator.Name && StartedAtWork(context) < 2;
    }

    private static int StartedAtWork(RuleContext context)
    {
        var started = 0;
        foreach (var department in context.DepartmentsAtWork())
            if (!context.IsQuiet(department)) started++;
        return started;
    }

    /// <summary>An appointment that yields in several conflicts is one subject.</summary>
    private static void GatherYield(AlertTargets targets, IConflictRule rule, Conflict conflict, ItemId givesWay, bool isQuiet)
    {
        var citizen = targets.RuleContext.Citizen;
        if (conflict.Owes is not { } owes || !citizen.Appointments.TryGetValue(givesWay, out var appointment)) return;
        if (!citizen.Deadlines.TryGetValue(Rebook.IdOf(citizen, givesWay), out var rebook) || rebook.IsClosed) return;
        var target = new AlertTarget(AlertSubject.Yield(givesWay), conflict.Kind, givesWay.Value, appointment.Department,
            SeverityOf(rebook), StageOf(targets, rebook), rebook.Due.At)
        {
            IsQuiet = isQuiet,
        };
        targets.Add(target, owes);
        TellUpwards(targets, target, rule, conflict, rebook);
    }

    private static void GatherOpen(AlertTargets targets, IConflictRule rule, Conflict conflict, bool isQuiet)
    {
        if (conflict.Owes is not { } owes) return;
        var context = targets.RuleContext;
        var answer = context.Citizen.Deadlines.GetValueOrDefault(AnswerOf(context.Citizen, rule, conflict));
        var (about, department) = AboutFor(context, conflict, owes);
        var target = new AlertTarget(AlertSubject.For(conflict.Id), conflict.Kind, about, department,
            answer is null ? Severity.Warning : SeverityOf(answer), StageOf(targets, conflict, answer), conflict.AnswerBy?.At)
        {
            IsQuiet = isQuiet,
        };
        targets.Add(target, owes);
        Tell(targets, target, conflict);
        TellUpwards(targets, target, rule, conflict, answer);
    }

    /// <summary>
    /// Alerts those concerned when policy has settled a conflict by itself, for as many days as policy keeps information.
    /// </summary>
    private static void GatherSettled(AlertTargets targets, Conflict conflict, bool isQuiet)
    {
        if (conflict.Told.IsEmpty || conflict.Settlement is not { ByPerson: false, At: var at }) return;
        var context = targets.RuleContext;
        if (context.Clock.Reached(Calendar.LocalTime.AddDays(at, context.Policy.Information.KeptDays))) return;
        var target = new AlertTarget(AlertSubject.For(conflict.Id), conflict.Kind, "", default, Severity.Info, default, null)
        {
            IsQuiet = isQuiet,
        };
        Tell(targets, target, conflict);
    }

    private static void Tell(AlertTargets targets, AlertTarget target, Conflict conflict)
    {
        foreach (var told in conflict.Told)
        {
            var (about, department) = AboutFor(targets.RuleContext, conflict, told);
            var stage = StageOf(targets, conflict, answer: null);
            targets.Add(target with { About = about, Department = department, Severity = Severity.Info, Stage = stage }, told);
        }
    }

    private static void TellUpwards(AlertTargets targets, AlertTarget target, IConflictRule rule, Conflict conflict, Deadline? answer)
    {
        foreach (var (person, missed, isQuiet) in rule.EscalatesTo(targets.RuleContext, conflict, answer))
        {
            var told = missed is { } stage
                ? target with { Severity = Severity.Urgent, Stage = StageOfMissed(conflict, stage) }
                : target;
            targets.Add(isQuiet ? told with { IsQuiet = true } : told, person);
        }
    }

    private static DeadlineId AnswerOf(Citizen citizen, IConflictRule rule, Conflict conflict) =>
        rule.AnswerDeadline == AppointCoordinator.Name
        ? AppointCoordinator.IdOf(citizen, conflict.Id)
        : AnswerDeadlines.IdOf(citizen, conflict.Id, conflict.Stage);

    /// <summary>
    /// The item the receiver must act on, and its department: the receiver's own party, else the first party. If the party is the
    /// citizen: the conflict itself and the receiver's department.
    /// </summary>
    private static (string About, DepartmentCode Department) AboutFor(RuleContext context, Conflict conflict, CaseworkerId receiver)
    {
        if (conflict.Parties[0].Type == PartyType.Citizen)
            return (conflict.Id.Value, PartyResponsibility.DepartmentOf(context, conflict, receiver));
        var party = PartyResponsibility.PartyOf(context, conflict, receiver);
        return (party.Id.Value, party.Department ?? PartyResponsibility.DepartmentOf(context, conflict, receiver));
    }

    private static Severity SeverityOf(Deadline deadline) =>
        deadline.Status is DeadlineStatus.Missed or DeadlineStatus.Warned ? Severity.Urgent : Severity.Warning;

    /// <summary>A repeated detection, a new stage, a warning or a miss raises an acknowledged alert again.</summary>
    private static AlertStage StageOf(AlertTargets targets, Conflict conflict, Deadline? answer)
    {
        Span<char> text = stackalloc char[DeadlineAlerts.StageLengthMax];
        text.TryWrite($"{conflict.DetectedAt.UtcTicks} {WordOf(conflict.Stage)} ", out var length);
        length += DeadlineAlerts.WriteStage(answer, text[length..]);
        return targets.Stage(AlertSubject.For(conflict.Id), text[..length]);
    }

    private static AlertStage StageOf(AlertTargets targets, Deadline rebook)
    {
        Span<char> text = stackalloc char[DeadlineAlerts.StageLengthMax];
        text.TryWrite($"{rebook.ArmedAt.UtcTicks} ", out var length);
        length += DeadlineAlerts.WriteStage(rebook, text[length..]);
        return targets.Stage(rebook.AlertSubject, text[..length]);
    }

    private static AlertStage StageOfMissed(Conflict conflict, AnswerStage missed) =>
        AlertStage.Of($"{conflict.DetectedAt.UtcTicks} {WordOf(missed)} missed");

    private static string WordOf(AnswerStage? stage) => stage is { } one ? Vocabulary.WordFor(one) : "";
}
