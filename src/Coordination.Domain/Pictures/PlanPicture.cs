using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Plans;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>Builds the views of the plan: of the one the citizen agreed to, and of the one that is being written.</summary>
internal static class PlanPicture
{
    /// <summary>The plan the citizen agreed to: what the coordinator wrote, else what a department reported; null: there is none.</summary>
    public static PlanView? AgreedOf(Citizen citizen, DateTimeOffset now)
    {
        var reported = citizen.CurrentPlan();
        return citizen.PlanAgreements is [.., var last]
            ? new PlanView("plan", last.On, reported?.CapacityHours, last.Plan.ReviewOn) { Content = Of(citizen, last.Plan, last, now) }
            : reported is null ? null : MaskedPlan.OfDepartment(reported);
    }

    /// <summary>The plan as it is being written; null: the citizen has agreed to what was written last, or nothing was.</summary>
    public static PlanContentView? DraftOf(Citizen citizen, DateTimeOffset now) =>
        citizen.WrittenPlan is { } plan && !(citizen.PlanAgreements is [.., var last] && last.Plan.Version == plan.Version)
            ? Of(citizen, plan, agreement: null, now)
            : null;

    /// <summary>The plan as it was written last, with the citizen's agreement to it.</summary>
    public static PlanContentView WrittenOf(Citizen citizen, DateTimeOffset now)
    {
        var plan = citizen.WrittenPlan!;
        return Of(citizen, plan, citizen.PlanAgreements is [.., var last] && last.Plan.Version == plan.Version ? last : null, now);
    }

    private static PlanContentView Of(Citizen citizen, CoordinationPlan it, PlanAgreement? agreement, DateTimeOffset now) => new()
    {
        Version = it.Version,
        Wishes = it.Wishes,
        Goals =
        [
            .. it.Goals.Select(static goal => new PlanGoalView
            {
                Text = goal.Text, Whose = goal.Whose, DueOn = goal.DueOn,
                InterventionIds = [.. goal.Interventions.Select(static id => id.Value)],
            }),
        ],
        Steps = [.. it.Steps.Select(static step => new PlanStepView { What = step.What, Who = step.Who, DueOn = step.DueOn })],
        Views =
        [
            .. it.Opinions.Select(static one => new PlanOpinionView
            {
                Of = Vocabulary.WordFor(one.Of), Text = one.Text, Disagreement = one.Disagreement,
            }),
        ],
        Safety = it.Safety is { } safety
            ? new SafetyPlanView { Signs = safety.Signs, Acts = safety.Acts, Calls = safety.Calls }
            : null,
        ReviewOn = it.ReviewOn,
        ViewsMissing = [.. it.VoicesMissing().Select(Vocabulary.WordFor)],
        By = it.From.Caseworker.Value,
        Department = it.From.Department.Value,
        WrittenAt = it.WrittenAt,
        Agreed = agreement is null
            ? null
            : new PlanAgreementView(agreement.Plan.Version, agreement.On, agreement.How, agreement.By.Value),
        StepLinks = it.Version == citizen.WrittenPlan?.Version ? LinksOf(citizen, it, now) : [],
    };

    /// <summary>The links to steps of a plan that open something. Of those that cannot, nothing is to be done.</summary>
    private static StepLinkView[] LinksOf(Citizen citizen, CoordinationPlan plan, DateTimeOffset now) =>
    [
        .. citizen.StepLinks.Values.Where(link => StepLinks.Open(citizen, link.Id, now) is not null && plan.Steps.Any(link.IsTo))
            .Select(link => Of(link, plan)).OrderBy(static link => link.Step),
    ];

    /// <summary>A link to a step of the plan that was written last.</summary>
    public static StepLinkView LinkOf(Citizen citizen, StepLinkId id) => Of(citizen.StepLinks[id], citizen.WrittenPlan!);

    private static StepLinkView Of(StepLink it, CoordinationPlan plan) => new(
        it.Id.Value, plan.Steps.Index().First(step => it.IsTo(step.Item)).Index + 1, it.Person.Value, it.Until, it.From.Caseworker.Value,
        it.MadeAt);
}
