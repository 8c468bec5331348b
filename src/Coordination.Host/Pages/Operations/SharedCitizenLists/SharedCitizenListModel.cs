using Coordination.Host.Access;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.SharedCitizenLists;

/// <summary>One page of a list of shared citizens.</summary>
/// <param name="Departments">The departments of the list, "BIF – SOF"; null: any.</param>
/// <param name="HasCoordinator">Whether the listed citizens have a coordinator; null: either.</param>
/// <param name="HasPlan">Whether the listed citizens have one plan; null: either.</param>
/// <param name="Citizens">Ordered by key.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record SharedCitizenListModel(
    string? Departments, bool? HasCoordinator, bool? HasPlan, IReadOnlyList<SharedCitizenListRow> Citizens, string? Next)
{
    /// <param name="citizens">The citizens of the page.</param>
    /// <param name="filter">What the list was filtered by.</param>
    /// <param name="named">Whether the user may see names.</param>
    /// <param name="next">The address of the next page; null on the last.</param>
    internal static SharedCitizenListModel Of(
        IReadOnlyList<SharedCitizen> citizens, SharedFilter filter, bool named, string? next, PageUser user, ListMask mask) => new(
            filter.Departments.Count == 0 ? null : string.Join(" – ", filter.Departments), filter.HasCoordinator, filter.HasPlan,
            [.. citizens.Select(citizen => SharedCitizenListRow.Of(citizen, named, user, mask))], next);
}

/// <summary>A shared citizen in a list.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The name; null where the user sees only keys.</param>
/// <param name="Href">The citizen's page; null where the user's role opens none.</param>
/// <param name="Departments">The departments with something active.</param>
/// <param name="Coordinator">The coordinator's name and department; null: vacant.</param>
/// <param name="PlanAgreedOn">The day the plan was agreed; null when unknown or without a plan.</param>
/// <param name="HasPlan">Whether there is one plan.</param>
public sealed record SharedCitizenListRow(
    string Key, string? Name, string? Href, string Departments, string? Coordinator, DateOnly? PlanAgreedOn, bool HasPlan)
{
    internal static SharedCitizenListRow Of(SharedCitizen citizen, bool named, PageUser user, ListMask mask) => new(
        citizen.Citizen, named ? citizen.Name ?? user.Localizer["citizen.unnamed"] : null, CitizenAddress.For(citizen.Citizen, user),
        string.Join(" · ", mask.Departments(citizen.Citizen, ListMask.Work, citizen.Departments).Select(user.Masked.Code)),
        CoordinatorOf(citizen, user, mask), citizen.PlanAgreedOn,
        citizen.HasPlan);

    private static string? CoordinatorOf(SharedCitizen citizen, PageUser user, ListMask mask) => citizen.Coordinator switch
    {
        null => null,
        var one when mask.Person(one) is { } shown => user.Names.PersonWithDepartment(shown),
        _ => user.Masked.Elsewhere(mask.Department(citizen.Citizen, ListMask.Coordinator, citizen.CoordinatorDepartment ?? "")),
    };
}
