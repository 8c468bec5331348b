using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Alerts whoever owes the answer to a measure, and the coordinator when it is answered. The leaders of both are told of what is refused,
/// and of what is not answered in time.
/// </summary>
internal static class MeasureAlerts
{
    /// <summary>The kind of the alert to whoever owes the answer.</summary>
    public const string Asked = "measure-asked";

    /// <summary>The kind of the alert that an answer was not given in time.</summary>
    public const string Unanswered = "measure-unanswered";

    public const string Granted = "measure-granted";

    public const string Refused = "measure-refused";

    public const string Countered = "measure-countered";

    public static void Gather(AlertTargets targets)
    {
        foreach (var measure in targets.RuleContext.Citizen.Measures.Values)
            if (measure.IsOpen) GatherOpen(targets, measure);
            else if (IsNews(targets.RuleContext, measure)) GatherAnswered(targets, measure);
    }

    private static void GatherOpen(AlertTargets targets, Measure measure)
    {
        var context = targets.RuleContext;
        var deadline = context.Citizen.Deadlines.GetValueOrDefault(MeasureAnswer.IdOf(context.Citizen, measure));
        var owes = MeasureAnswer.OwesAnswer(context, measure);
        var isMissed = deadline?.Status == DeadlineStatus.Missed;
        targets.Add(
            Target(measure, Asked, isMissed || deadline?.Status == DeadlineStatus.Warned ? Severity.Urgent : Severity.Warning) with
            {
                Stage = StageOf(targets, measure, deadline), DueAt = measure.AnswerBy.At,
            },
            owes);
        if (!isMissed) return;
        var told = Target(measure, Unanswered, Severity.Warning);
        targets.Add(told, AskerOf(context, measure));
        TellLeaders(targets, told, measure, owes);
    }

    private static void GatherAnswered(AlertTargets targets, Measure measure)
    {
        var (kind, severity) = measure.Status switch
        {
            MeasureStatus.Granted => (Granted, Severity.Info),
            MeasureStatus.Refused => (Refused, Severity.Warning),
            _ => (Countered, Severity.Warning),
        };
        var target = Target(measure, kind, severity);
        var asker = AskerOf(targets.RuleContext, measure);
        if (asker != measure.AnsweredBy) targets.Add(target, asker);
        if (measure.Status == MeasureStatus.Refused) TellLeaders(targets, target, measure, measure.AnsweredBy!.Value);
    }

    /// <summary>Whether it was answered so lately that policy still tells of it.</summary>
    private static bool IsNews(RuleContext context, Measure measure) =>
        !context.Clock.Reached(LocalTime.AddDays(measure.AnsweredAt!.Value, context.Policy.Information.KeptDays));

    /// <summary>Tells whoever leads the coordinator, and whoever leads the person who answers, unless they did it themselves.</summary>
    private static void TellLeaders(AlertTargets targets, AlertTarget told, Measure measure, CaseworkerId answering)
    {
        var context = targets.RuleContext;
        Tell(AboveOf(context, measure.From.Caseworker, measure.From.Department));
        Tell(AboveOf(context, answering, measure.Department));

        void Tell(CaseworkerId? leader)
        {
            if (leader is { } one && one != measure.AnsweredBy) targets.Add(told, one);
        }
    }

    /// <summary>The unit leader of a person, for a unit leader the head; null: there is none.</summary>
    private static CaseworkerId? AboveOf(RuleContext context, CaseworkerId person, DepartmentCode department) =>
        context.LeaderOf(person, department) is { } leader && leader != person ? leader : context.Organization.HeadOf(department);

    /// <summary>Whoever coordinates now; while the role is vacant, whoever answers for the one who asked.</summary>
    private static CaseworkerId AskerOf(RuleContext context, Measure measure) =>
        context.Citizen.ResponsibleCoordinator
        ?? context.Answering(measure.From.Caseworker, measure.From.Unit, measure.From.Department);

    private static AlertStage StageOf(AlertTargets targets, Measure measure, Deadline? deadline)
    {
        Span<char> text = stackalloc char[DeadlineAlerts.StageLengthMax];
        text.TryWrite($"asked ", out var length);
        length += DeadlineAlerts.WriteStage(deadline, text[length..]);
        return targets.Stage(AlertSubject.For(measure.Id), text[..length]);
    }

    private static AlertTarget Target(Measure measure, string kind, Severity severity) => new(
        AlertSubject.For(measure.Id), kind, measure.Id.Value, measure.Department, severity, AlertStage.Of(kind), null);
}
