using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>A citizen whom several departments work with gets a coordinator.</summary>
internal sealed class AppointCoordinator : DeadlineRule<Conflict>
{
    public const string Name = AnswerDeadlines.AppointCoordinator;

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two departments work with a citizen and nobody coordinates; runs from when that was detected.",
        Owes = "Whoever owes the answer to the conflict no-coordinator, within that rule's length.",
        Ends = "Somebody takes or is given the role. Missed, the heads of the departments involved are told.",
    };

    protected override IEnumerable<Conflict> HoldsWhile(RuleContext context)
    {
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict is { Kind: NoCoordinator.Name, Status: ConflictStatus.Open, Owes: not null, AnswerBy: not null })
                yield return conflict;
    }

    protected override OwedAction Owes(RuleContext context, Conflict conflict) => new()
    {
        Id = IdOf(context.Citizen, conflict.Id),
        About = conflict.Id.Value,
        AlertSubject = AlertSubject.For(conflict.Id),
        Department = PartyResponsibility.DepartmentOf(context, conflict, conflict.Owes!.Value),
        By = conflict.Owes.Value,
        Due = conflict.AnswerBy!.Value,
        ArmedAt = conflict.DetectedAt,
    };

    public override DeadlineEnd Ends(RuleContext context, Deadline gone) => context.Citizen.Coordinator is { } role
        ? new(DeadlineStatus.Met, role.Since)
        : new(DeadlineStatus.Cleared, context.Clock.Now);

    public static DeadlineId IdOf(Citizen citizen, ConflictId conflict) => DeadlineIds.Of(citizen, Name, conflict.Value);
}
