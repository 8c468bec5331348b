using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// Whoever owes the answer to an open conflict gives it within the time its rule names. Where a conflict takes several
/// answers in turn (advice, then decision), each has its own deadline.
/// </summary>
/// <remarks>Basis: local policy. Rebooking and appointing a coordinator are deadlines of their own kinds.</remarks>
internal sealed class ConflictAnswer : IDeadlineRule
{
    public const string Name = "conflict-answer";

    public string Kind => Name;

    public IEnumerable<DeadlineFinding> Find(Scene scene)
    {
        foreach (var conflict in scene.Citizen.Conflicts.Values)
            if (conflict is { Status: ConflictStatus.Open, Owes: { } owes, AnswerBy: { } answerBy } && conflict.Kind != NoCoordinator.Name)
                yield return new DeadlineFinding
                {
                    Id = IdOf(conflict.Id, conflict.Stage),
                    Kind = Name,
                    About = conflict.Id.Value,
                    Matter = Matters.Conflict(conflict.Id),
                    Department = scene.Organisation.DepartmentOf(owes, conflict.Parties[0].Department ?? default),
                    Due = answerBy,
                    ArmedAt = conflict.Stage == SanctionHold.DecisionStage ? SanctionHold.DecideFrom(scene, conflict) : conflict.DetectedAt,
                    InHours = !answerBy.EndOfDay,
                    Responsible = owes,
                };
    }

    public DeadlineEnd End(Scene scene, Deadline gone)
    {
        var conflict = scene.Citizen.Conflicts.GetValueOrDefault(new ConflictId(gone.About));
        if (conflict is null) return new(DeadlineStatus.Cleared, scene.Moment.Now);
        if (gone.Id == IdOf(conflict.Id, SanctionHold.AdviceStage))
        {
            if (conflict.Advice is { } advice) return new(DeadlineStatus.Met, advice.At);
            return new(conflict.Status == ConflictStatus.Open ? DeadlineStatus.Missed : DeadlineStatus.Cleared, scene.Moment.Now);
        }

        return conflict is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } settled }
            ? new(DeadlineStatus.Met, settled.At)
            : new(DeadlineStatus.Cleared, scene.Moment.Now);
    }

    public static DeadlineId IdOf(ConflictId conflict, string? stage) =>
        new(stage is null ? $"{Name}:{conflict}" : $"{Name}:{conflict}:{stage}");
}
