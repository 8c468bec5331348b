using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Several departments work with the citizen and nobody coordinates: policy proposes somebody.</summary>
internal sealed class NoCoordinator : IConflictRule
{
    public const string Name = "no-coordinator";

    public string Kind => Name;

    public string About => ItemKinds.Intervention;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two or more departments have active interventions and nobody is coordinator.",
        PolicyActs = "Interim: proposes who is responsible for the most intensive intervention, then for most hours a week, then for the longest running.",
        Owes = "The one proposed takes the role or passes it on to the next in line; then the heads of the departments involved are told.",
        Ends = "Somebody is appointed.",
        Reads = [new("length", "time to take the role or pass it on")],
    };

    public string AnsweredBy => AnswerDeadlines.AppointCoordinator;

    public IReadOnlyList<string> Outcomes { get; } = ["pass-on"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        if (context.Citizen.Coordinator is not null || context.InvolvedDepartments().Length < 2) yield break;
        ImmutableArray<Party> parties = [PartyTypes.Of(context.Citizen)];
        var id = context.IdentityOf(Name, parties);
        var passedOn = context.Journaled(id) is { Status: not ConflictStatus.Dissolved } known ? known.PassedOn : [];
        CaseworkerId? proposed = MostInvolved.Of(context, passedOn) is { } next ? context.Citizen.Responsible(next) : null;
        yield return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = "",
            Interim = proposed is null ? null : "proposed",
            Proposed = proposed,
            Owes = proposed ?? LeaderOfFirst(context),
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, ""), context.Policy.Days),
        };
    }

    /// <summary>Only the one proposed, or their unit leader, passes the role on.</summary>
    public bool MaySettle(RuleContext context, Conflict conflict, string outcome, CaseworkerId by) =>
        conflict.Owes is { } owes && (owes == by || context.IsLeaderOf(by, owes));

    /// <summary>A missed answer is told to the heads of the departments involved.</summary>
    public IEnumerable<Telling> ToldUpwards(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (answer is not { Status: DeadlineStatus.Missed }) yield break;
        foreach (var department in context.InvolvedDepartments())
            if (context.Organization.HeadOf(department) is { } head) yield return new(head);
    }

    /// <summary>Once everybody has passed it on: the unit leader of whoever was proposed first.</summary>
    private static CaseworkerId LeaderOfFirst(RuleContext context)
    {
        var first = context.Citizen.Responsible(MostInvolved.Of(context, passedOver: [])!);
        return context.Organization.LeaderOf(first) ?? first;
    }
}
