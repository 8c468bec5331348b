using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>A citizen whom two departments work with gets a coordinator.</summary>
internal sealed class AppointCoordinator : IDeadlineRule
{
    public const string Name = "appoint-coordinator";

    public string Kind => Name;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two departments work with a citizen and nobody coordinates; runs from when that was detected.",
        Owes = "The one proposed, within the length of the rule no-coordinator.",
        Ends = "Somebody takes or is given the role. Missed, the heads of the departments involved are told.",
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict is { Kind: NoCoordinator.Name, Status: ConflictStatus.Open, Owes: { } owes, AnswerBy: { } answerBy })
                yield return new DeadlineFinding
                {
                    Id = IdOf(conflict.Id),
                    Kind = Name,
                    About = conflict.Id.Value,
                    AlertSubject = AlertSubject.For(conflict.Id),
                    Department = SettlingCircle.DepartmentOf(context, conflict, owes),
                    Due = answerBy,
                    ArmedAt = conflict.DetectedAt,
                    Responsible = owes,
                };
    }

    public DeadlineEnd End(RuleContext context, Deadline gone) => context.Citizen.Coordinator is { } role
        ? new(DeadlineStatus.Met, role.Since)
        : new(DeadlineStatus.Cleared, context.Clock.Now);

    public static DeadlineId IdOf(ConflictId conflict) => new($"{Name}:{conflict}");
}
