using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// The plan as somebody sees it who may not see everything. What the coordinator wrote is content of the department in which they
/// coordinate, and is seen by whoever coordinates now.
/// </summary>
public static class MaskedPlan
{
    /// <summary>Whether a viewer is shown what the coordinator wrote.</summary>
    public static bool IsShown(CoordinationPlan plan, Citizen citizen, Disclosure shown) => IsShown(plan.From, citizen, shown);

    /// <summary>Whether a viewer is shown what a coordinator did with the plan.</summary>
    public static bool IsShown(Holder from, Citizen citizen, Disclosure shown) =>
        shown.Shows(from.Department)
        || (shown.Viewer is { } viewer && (viewer == from.Caseworker || viewer == citizen.ResponsibleCoordinator
            || viewer == citizen.Coordinator?.Holder.Caseworker));

    /// <summary>The plan of a department's report.</summary>
    public static PlanView OfDepartment(Plan plan) => new(plan.Id.Value, plan.AgreedOn, plan.CapacityHours, plan.ReviewOn);

    /// <summary>The plan of the picture: what the coordinator wrote, else what a department reported.</summary>
    internal static PlanView? Of(PlanView? whole, Citizen citizen, Mask mask, Disclosure shown)
    {
        var reported = citizen.CurrentPlan() is { } plan && shown.Shows(plan.Department) ? plan : null;
        return whole?.Content is { } content && IsShown(citizen.PlanAgreements[^1].Plan, citizen, shown)
            ? whole with { Content = Of(content, mask, shown), CapacityHours = reported?.CapacityHours }
            : reported is null ? null : OfDepartment(reported);
    }

    /// <summary>What the coordinator wrote. The interventions of hidden departments are shown by opaque ids.</summary>
    public static PlanContentView Of(PlanContentView content, Mask mask, Disclosure shown) => shown.IsWhole ? content : content with
    {
        By = mask.Person(content.By),
        Agreed = content.Agreed is { } agreed ? agreed with { By = mask.Person(agreed.By) } : null,
        Goals = [.. content.Goals.Select(goal => goal with { InterventionIds = [.. (goal.InterventionIds ?? []).Select(mask.Item)] })],
        StepLinks = [.. content.StepLinks.Select(link => link with { Person = mask.Item(link.Person), By = mask.Person(link.By) })],
    };
}
