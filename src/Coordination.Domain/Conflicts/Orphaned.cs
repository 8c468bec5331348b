using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// An active intervention whose caseworker has left and has no substitute. The unit leader answers for it and hands it over.
/// </summary>
internal sealed class Orphaned : ConflictRule<Intervention>
{
    public const string Name = "orphaned";

    public override string Kind => Name;

    public override string About => ItemKinds.Intervention;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An active intervention's caseworker has left, or is absent and has no substitute who is there.",
        PolicyActs = "Interim: the unit leader is responsible; where the leader is away too, the head.",
        Owes = "The unit leader hands the intervention over within {length}.",
        Ends = "It is handed over to somebody who is there, or its caseworker or a substitute is back. Nobody settles it otherwise.",
        Material = "Nothing: it is not settled.",
        Reads = [PolicyValue.Length("time to hand over, from when it was detected")],
    };

    protected override IEnumerable<Intervention> HoldsWhile(RuleContext context)
    {
        foreach (var intervention in context.ActiveInterventions())
            if (IsOrphaned(context, intervention.Holder.Caseworker)) yield return intervention;
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Intervention intervention) => Parties.Of(intervention);

    protected override PolicyAct? PolicyActs(RuleContext context, Intervention intervention, KnownConflict known) =>
        PolicyAct.MakeLeaderResponsible;

    protected override OwedAnswer Owes(RuleContext context, Intervention intervention, KnownConflict known) =>
        OwedAnswer.From(context.Citizen.Responsible(intervention), WithinLength(context, known));

    public override ImmutableArray<AllowedOutcome> Outcomes => [];

    /// <summary>When it was last handed over since the detection.</summary>
    public override DateTimeOffset? DoneAt(RuleContext context, Conflict conflict)
    {
        DateTimeOffset? done = null;
        foreach (var handover in context.Citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Accepted, What.Type: ResponsibilityType.Intervention, AnsweredAt: { } at }
                && handover.What.Id == conflict.Parties[0].Id && at >= conflict.DetectedAt && (done is null || at > done))
                done = at;
        return done;
    }

    private static bool IsOrphaned(RuleContext context, CaseworkerId caseworker)
    {
        var organization = context.Organization;
        if (organization.HasLeft(caseworker)) return true;
        if (!organization.IsAbsent(caseworker, context.Clock)) return false;
        return organization.Find(caseworker)?.Substitute is not { } substitute || !organization.IsPresent(new(substitute), context.Clock);
    }
}
