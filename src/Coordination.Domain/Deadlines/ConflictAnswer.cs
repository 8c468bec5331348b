using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Whoever owes the answer to an open conflict gives it within the time its rule names; advice and decision each have their own.</summary>
internal sealed class ConflictAnswer : IDeadlineRule
{
    public const string Name = "conflict-answer";

    public string Kind => Name;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A conflict is open and somebody owes the answer; runs from when it was detected, or from when that stage began.",
        Owes = "Whoever its rule names, within the time its rule names.",
        Ends = "A person settles it, or advises; or what was owed is done.",
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict is { Status: ConflictStatus.Open, Owes: { } owes, AnswerBy: { } answerBy } 
                && ConflictRules.Find(conflict.Kind)?.AnsweredBy == Name)
                yield return new DeadlineFinding
                {
                    Id = IdOf(conflict.Id, conflict.Stage),
                    Kind = Name,
                    About = conflict.Id.Value,
                    AlertSubject = AlertSubject.For(conflict.Id),
                    Department = SettlingCircle.DepartmentOf(context, conflict, owes),
                    Due = answerBy,
                    ArmedAt = conflict.OwedSince ?? conflict.DetectedAt,
                    InHours = !answerBy.EndOfDay,
                    Responsible = owes,
                };
    }

    public DeadlineEnd End(RuleContext context, Deadline gone)
    {
        var conflict = context.Citizen.Conflicts.GetValueOrDefault(new ConflictId(gone.About));
        if (conflict is null) return new(DeadlineStatus.Cleared, context.Clock.Now);
        if (gone.Id == IdOf(conflict.Id, Conflict.AdviceStage))
        {
            if (conflict.Advice is { } advice) return new(DeadlineStatus.Met, advice.At);
            return new(conflict.Status == ConflictStatus.Open ? DeadlineStatus.Missed : DeadlineStatus.Cleared, context.Clock.Now);
        }

        if (conflict is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } settled }) return new(DeadlineStatus.Met, settled.At);
        return ConflictRules.Find(conflict.Kind)?.DoneAt(context, conflict) is { } done
            ? new(DeadlineStatus.Met, done)
            : new(DeadlineStatus.Cleared, context.Clock.Now);
    }

    public static DeadlineId IdOf(ConflictId conflict, string? stage) =>
        new(stage is null ? $"{Name}:{conflict}" : $"{Name}:{conflict}:{stage}");
}
