using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>Several departments work with the citizen, and nobody coordinates. Policy proposes a coordinator.</summary>
internal sealed class NoCoordinator : ConflictRule<Citizen>
{
    public const string Name = "no-coordinator";

    public override string Kind => Name;

    public override string About => ItemKinds.Intervention;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two or more departments have active interventions and nobody is coordinator.",
        PolicyActs = "Interim: proposes who is responsible for the most intensive intervention, then for most hours a week, then for "
            + "the longest running. Whose department had not started when it was found comes last, and only once it has.",
        Owes = "The one proposed takes the role, or passes it on to the next in line, within {length}; once everybody has passed it on, "
            + "the unit leader of the one proposed first. A missed answer is told to the heads of the departments involved.",
        Ends = "Somebody is appointed.",
        Reads = [PolicyValue.Length("time to take the role or pass it on")],
    };

    public override string AnswerDeadline => AnswerDeadlines.AppointCoordinator;

    protected override IEnumerable<Citizen> HoldsWhile(RuleContext context) =>
        context.Citizen.Coordinator is null && context.DepartmentsAtWork().Length >= 2 ? [context.Citizen] : [];

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Citizen citizen) => Parties.Of(citizen);

    protected override PolicyAct? PolicyActs(RuleContext context, Citizen citizen, KnownConflict known)
    {
        var passedOn = known.Journaled is { Status: not ConflictStatus.Dissolved } standing ? standing.PassedOn : [];
        return LeadIntervention.MostDemandingOfStarted(context, passedOn, SinceOf(context, known)) is { } next
            ? PolicyAct.Propose(citizen.Responsible(next))
            : null;
    }

    protected override OwedAnswer Owes(RuleContext context, Citizen citizen, KnownConflict known)
    {
        if (known.Act?.Proposed is { } proposed) return OwedAnswer.From(proposed, WithinLength(context, known));
        var lead = LeadIntervention.MostDemandingOfStarted(context, passedOver: [], SinceOf(context, known))!;
        var first = citizen.Responsible(lead);
        return OwedAnswer.From(context.LeaderOf(first, lead.Holder.Department) ?? first, WithinLength(context, known));
    }

    public override IEnumerable<EscalationReceiver> EscalatesTo(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (answer is not { Status: DeadlineStatus.Missed }) return [];
        List<EscalationReceiver> told = [];
        foreach (var department in context.DepartmentsAtWork())
            if (context.Organization.HeadOf(department) is { } head) told.Add(new(head));
        return told;
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } =
    [
        new(SettlementOutcome.PassOn)
        {
            Effect = OutcomeEffect.PassesOn,
            MayBeGiven = SettlementRights.HasAsOwing,
            Obstacle = static conflict => conflict.Proposed is null
                ? "Everybody in line has passed it on; somebody must take it or be given it."
                : null,
        },
    ];

    /// <summary>Since when somebody is asked.</summary>
    private static DateTimeOffset SinceOf(RuleContext context, KnownConflict known) =>
        known.Journaled is { Status: not ConflictStatus.Dissolved } standing ? standing.DetectedAt : context.Clock.Now;
}
