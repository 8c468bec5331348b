using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// The person who owes the answer to an open conflict gives it within the time of its rule. Advice and decision have separate times.
/// </summary>
internal sealed class ConflictAnswer : DeadlineRule<Conflict>
{
    public const string Name = AnswerDeadlines.Answer;

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A conflict is open and somebody owes the answer; runs from when it was detected, or from when that stage began.",
        Owes = "Whoever its rule names, within the time its rule names.",
        Ends = "A person settles it, or advises; or what was owed is done.",
    };

    protected override IEnumerable<Conflict> HoldsWhile(RuleContext context)
    {
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict is { Status: ConflictStatus.Open, Owes: not null, AnswerBy: not null }
                && ConflictRules.Find(conflict.Kind)?.AnswerDeadline == Name)
                yield return conflict;
    }

    protected override OwedAction Owes(RuleContext context, Conflict conflict)
    {
        var (owes, answerBy) = (conflict.Owes!.Value, conflict.AnswerBy!.Value);
        return new OwedAction
        {
            Id = AnswerDeadlines.IdOf(context.Citizen, conflict.Id, conflict.Stage),
            About = conflict.Id.Value,
            AlertSubject = AlertSubject.For(conflict.Id),
            Department = PartyResponsibility.DepartmentOf(context, conflict, owes),
            By = owes,
            Due = answerBy,
            ArmedAt = conflict.OwedSince ?? conflict.DetectedAt,
            InHours = !answerBy.EndOfDay,
        };
    }

    public override DeadlineEnd Ends(RuleContext context, Deadline gone)
    {
        var conflict = context.Citizen.Conflicts.GetValueOrDefault(new ConflictId(gone.About));
        var cleared = new DeadlineEnd(DeadlineStatus.Cleared, context.Clock.Now);
        if (conflict is null) return cleared;
        if (gone.Id == AnswerDeadlines.IdOf(context.Citizen, conflict.Id, AnswerStage.Advice))
            return conflict.Advice is { } advice ? new(DeadlineStatus.Met, advice.At)
                : conflict.Status == ConflictStatus.Open ? new(DeadlineStatus.Missed, context.Clock.Now)
                : cleared;
        if (conflict is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } settled })
            return new(DeadlineStatus.Met, settled.At);
        return ConflictRules.Find(conflict.Kind)?.DoneAt(context, conflict) is { } done ? new(DeadlineStatus.Met, done) : cleared;
    }
}
