using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Deadlines;

/// <summary>The coordinator reviews the plan with the citizen, who agrees to it anew.</summary>
internal sealed class PlanReview : DeadlineRule<(PlanAgreement Agreement, DateTimeOffset? NextAt)>
{
    public const string Name = "plan-review";

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The citizen agreed to the plan that the coordinator wrote; runs from when that was noted.",
        Owes = "The coordinator reviews it by the plan's review day, else within {length}; while nobody coordinates, the leader of the "
            + "entry unit of the department in which it was written.",
        Ends = "The citizen agrees to the plan as it was written anew.",
        Reads = [PolicyValue.Length("from the agreement to the review, where the plan names no day")],
    };

    protected override IEnumerable<(PlanAgreement Agreement, DateTimeOffset? NextAt)> HoldsWhile(RuleContext context)
    {
        var agreements = context.Citizen.PlanAgreements;
        for (var index = 0; index < agreements.Length; index++)
            yield return (agreements[index], index + 1 < agreements.Length ? agreements[index + 1].At : null);
    }

    protected override OwedAction Owes(RuleContext context, (PlanAgreement Agreement, DateTimeOffset? NextAt) found)
    {
        var agreement = found.Agreement;
        var about = string.Create(CultureInfo.InvariantCulture, $"plan-{agreement.Number}");
        return new OwedAction
        {
            Id = DeadlineIds.Of(context.Citizen, Name, about),
            About = about,
            Department = agreement.Plan.From.Department,
            By = context.Citizen.ResponsibleCoordinator ?? DeadlineOwner.EntryUnit(context, agreement.Plan.From.Department),
            Due = agreement.Plan.ReviewOn is { } day
                ? Due.Of(day)
                : context.Policy.Rule(Name).DueFrom(agreement.At, context.Policy.Days),
            ArmedAt = agreement.At,
        };
    }

    protected override ActionProgress Ends(RuleContext context, (PlanAgreement Agreement, DateTimeOffset? NextAt) found) =>
        ActionProgress.Met(found.NextAt);
}
