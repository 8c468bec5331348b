using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>An active intervention whose caseworker is gone and has nobody who stands in: its unit leader answers for it and hands it on.</summary>
internal sealed class Orphaned : IConflictRule
{
    public const string Name = "orphaned";

    public string Kind => Name;

    public string About => ItemKinds.Intervention;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An active intervention's caseworker has left, or is absent and has no substitute who is there.",
        PolicyActs = "Interim: the unit leader is responsible; where the leader is away too, the head.",
        Owes = "The unit leader hands the intervention over within the length.",
        Ends = "It is handed over to somebody who is there, or its caseworker or a substitute is back. Nobody settles it otherwise.",
        Material = "Nothing: it is not settled.",
        Reads = [new("length", "time to hand over, from when it was detected")],
    };

    public IReadOnlyList<string> Outcomes { get; } = [];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var intervention in context.ActiveInterventions())
            if (IsOrphaned(context, intervention)) yield return Finding(context, intervention);
    }

    /// <summary>Handed over since it was detected.</summary>
    public DateTimeOffset? DoneAt(RuleContext context, Conflict conflict)
    {
        DateTimeOffset? done = null;
        foreach (var handover in context.Citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Accepted, What.Type: Responsibility.Intervention, AnsweredAt: { } at }
                && handover.What.Id == conflict.Parties[0].Id && at >= conflict.DetectedAt && (done is null || at > done))
                done = at;
        return done;
    }

    private static bool IsOrphaned(RuleContext context, Intervention intervention)
    {
        var caseworker = intervention.Holder.Caseworker;
        if (context.Organization.HasLeft(caseworker)) return true;
        return context.Organization.IsAbsent(caseworker, context.Clock) && !HasSubstitute(context, caseworker);
    }

    private static bool HasSubstitute(RuleContext context, Ids.CaseworkerId caseworker) =>
        context.Organization.Find(caseworker)?.Substitute is { } substitute && context.Organization.IsPresent(new(substitute), context.Clock);

    private static ConflictFinding Finding(RuleContext context, Intervention intervention)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(intervention)];
        var id = context.IdentityOf(Name, parties);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = "",
            Interim = "leader-responsible",
            Owes = context.Citizen.Responsible(intervention),
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, ""), context.Policy.Days),
        };
    }
}
