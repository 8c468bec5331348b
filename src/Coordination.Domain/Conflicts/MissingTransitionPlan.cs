using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>A young person with interventions comes of age, and nobody has planned what follows.</summary>
internal sealed class MissingTransitionPlan : IConflictRule
{
    public const string Name = "missing-transition-plan";

    private const int MonthsOfAYear = 12;

    public string Kind => Name;

    public string About => ItemKinds.Citizen;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "From the 16th birthday until the 18th a person with active interventions has no transition plan. A birthday on 29 February is on 28 February in other years.",
        Owes = "The caseworker of the most intensive intervention (then of most hours a week, then of the longest running) makes one within the length. From 17 their unit leader is told too, from 17½ also the head.",
        Ends = "A transition plan is recorded, the interventions end, or the person is 18; a person settles it.",
        Material = "The birth date, and the step of age reached: what was answered at 16 is asked again at 17, and at 17½.",
        Reads =
        [
            new("length", "time to make the plan, from when it was detected"), new("numbers.fromAge", "age in years from which a plan is wanted"),
            new("numbers.leaderAge", "age in years from which the unit leader is told"), new("numbers.headAge", "age in years from which the head is told"),
            new("numbers.untilAge", "age in years at which it is too late"),
        ],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered", "not-a-conflict"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        if (context.Citizen.Person.BirthDate is not { } born || context.ActiveInterventions().IsEmpty) yield break;
        var rule = context.Policy.Rule(Name);
        if (!context.Clock.Within(Birthday(born, rule, "fromAge"), Birthday(born, rule, "untilAge"))) yield break;
        if (!context.Citizen.Known(ItemKinds.TransitionPlan).IsEmpty) yield break;
        yield return Finding(context, rule, born);
    }

    /// <summary>A plan was recorded since it was detected.</summary>
    public DateTimeOffset? DoneAt(RuleContext context, Conflict conflict)
    {
        foreach (var plan in context.Citizen.Known(ItemKinds.TransitionPlan))
            if (plan.Events[0].Event.Time >= conflict.DetectedAt) return plan.Events[0].Event.Time;
        return null;
    }

    private static ConflictFinding Finding(RuleContext context, RulePolicy rule, DateOnly born)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(context.Citizen)];
        var id = context.IdentityOf(Name, parties);
        var leaderToo = context.Clock.Reached(Birthday(born, rule, "leaderAge"));
        var headToo = leaderToo && context.Clock.Reached(Birthday(born, rule, "headAge"));
        var material = string.Create(CultureInfo.InvariantCulture, $"{born:O} {(headToo ? "head" : leaderToo ? "leader" : "caseworker")}");
        var intervention = MostInvolved.Of(context, passedOver: [])!;
        var owes = context.Citizen.Responsible(intervention);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = owes,
            AnswerBy = rule.DueFrom(context.Since(id, material), context.Policy.Days),
            Told = Told(context, owes, intervention.Department, leaderToo, headToo),
        };
    }

    private static ImmutableArray<CaseworkerId> Told(RuleContext context, CaseworkerId owes, DepartmentCode department, bool leaderToo, bool headToo)
    {
        SortedSet<CaseworkerId> told = [];
        if (leaderToo && context.Organization.LeaderOf(owes) is { } leader) told.Add(leader);
        if (headToo && context.Organization.HeadOf(context.Organization.DepartmentOf(owes, department)) is { } head) told.Add(head);
        told.Remove(owes);
        return [.. told];
    }

    /// <summary>The first instant of the day on which somebody is that old; in years, also halves of years.</summary>
    private static DateTimeOffset Birthday(DateOnly born, RulePolicy rule, string age) =>
        LocalTime.StartOfDay(born.AddMonths((int)(rule.Number(age) * MonthsOfAYear)));
}
