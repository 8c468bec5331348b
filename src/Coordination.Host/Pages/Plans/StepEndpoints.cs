using System.Globalization;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Views;

namespace Coordination.Host.Pages.Plans;

/// <summary>
/// GET /citizens/{key}/plan/{version}/steps/{step}: one step of the plan on paper, for a relative or volunteer who does it. It says what is
/// to be done, by when and whom to call, and nothing of whom it is for.
/// </summary>
internal static class StepEndpoints
{
    private const string Coordinator = "coordinator";

    internal static async Task<IResult> ReadAsync(
        HttpContext http, string key, string version, string step, PageFactory pages, CitizenSight sight)
    {
        var (seen, picture) = await sight.ReadAsync(http, key, "plan-step", static citizen => citizen.Picture());
        if (picture is null && seen == Sight.Nothing)
            return await pages.PageAsync<StatusPage>(http, new StatusPageModel("not-yours", null), StatusCodes.Status403Forbidden, "/");
        if (picture is null || StepOf(picture, version, step) is not { } found || await sight.FindAsync(key) is not { } citizen)
            return await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-page", null), StatusCodes.Status404NotFound, "/");
        var reach = (await citizen.Contacts(persons: true) ?? []).FirstOrDefault(static one => one.Role == Coordinator);
        return await pages.PageAsync<StepPage>(http, new StepModel(found, reach?.Name, reach?.DepartmentName, reach?.Phone));
    }

    /// <summary>The step of that version of the plan; null: it has none, or the reader may not see it.</summary>
    private static PlanStepView? StepOf(CitizenView picture, string version, string step) =>
        Number(version) is { } asked && Number(step) is { } number
        && new[] { picture.Plan?.Content, picture.PlanDraft }.FirstOrDefault(plan => plan?.Version == asked) is { } content
            ? content.Steps.ElementAtOrDefault(number - 1)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A step on paper.</summary>
/// <param name="Coordinator">The name of whom to call; null: nobody coordinates.</param>
/// <param name="Department">The coordinator's department.</param>
/// <param name="Phone">The coordinator's number; null: it is not known.</param>
public sealed record StepModel(PlanStepView Step, string? Coordinator, string? Department, string? Phone);
