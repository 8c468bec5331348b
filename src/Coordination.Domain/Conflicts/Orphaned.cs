using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>An active intervention whose caseworker is gone and has nobody who stands in: its unit leader answers for it and hands it on.</summary>
internal sealed class Orphaned : IConflictRule
{
    public const string Name = "orphaned";

    public string Kind => Name;

    public string About => Things.Intervention;

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

    public IEnumerable<ConflictFinding> Find(Scene scene)
    {
        foreach (var intervention in scene.ActiveInterventions())
            if (IsOrphaned(scene, intervention)) yield return Finding(scene, intervention);
    }

    /// <summary>Handed over since it was detected.</summary>
    public DateTimeOffset? DoneAt(Scene scene, Conflict conflict)
    {
        DateTimeOffset? done = null;
        foreach (var handover in scene.Citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Accepted, What.Type: Responsibility.Intervention, AnsweredAt: { } at }
                && handover.What.Id == conflict.Parties[0].Id && at >= conflict.DetectedAt && (done is null || at > done))
                done = at;
        return done;
    }

    private static bool IsOrphaned(Scene scene, Intervention intervention)
    {
        var caseworker = intervention.Holder.Caseworker;
        if (scene.Organisation.HasLeft(caseworker)) return true;
        return scene.Organisation.IsAbsent(caseworker, scene.Moment) && !HasSubstitute(scene, caseworker);
    }

    private static bool HasSubstitute(Scene scene, Ids.CaseworkerId caseworker) =>
        scene.Organisation.Find(caseworker)?.Substitute is { } substitute && scene.Organisation.IsPresent(new(substitute), scene.Moment);

    private static ConflictFinding Finding(Scene scene, Intervention intervention)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(intervention)];
        var id = scene.IdentityOf(Name, parties);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = "",
            Interim = "leader-responsible",
            Owes = scene.Citizen.Responsible(intervention),
            AnswerBy = scene.Policy.Rule(Name).DueFrom(scene.Since(id, ""), scene.Policy.Days),
        };
    }
}
