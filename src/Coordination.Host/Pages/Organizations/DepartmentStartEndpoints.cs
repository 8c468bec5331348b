using Coordination.Host.Overview;
using Coordination.Host.Pages.History;

namespace Coordination.Host.Pages.Organizations;

/// <summary>GET /organization/starts/{department}: the start of a department, for its leaders and operations.</summary>
internal static class DepartmentStartEndpoints
{
    internal static async Task<IResult> ReadAsync(HttpContext http, string department, PageFactory pages, DepartmentStartReader reader)
    {
        // The status page is added to a status without a body.
        if (await reader.ReadAsync(http, department) is not { } start) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var user = pages.UserOf(http);
        return await pages.PageAsync<DepartmentStartPage>(http, new DepartmentStartModel(
            user.Names.Department(start.Department), start.LiveFrom, start.HasStarted,
            [
                .. start.Found.Select(one => new FoundModel(
                    user.Localizer[$"start.matter.{one.Matter}"], KindOf(one, user), one.Count,
                    one.Overdue)),
            ],
            [.. start.Told.Select(one => new ToldModel(user.Names.Person(one.Caseworker), one.Owed, one.Overdue))]));
    }

    private static string KindOf(FoundView one, PageUser user) => one.Matter == "parked"
        ? user.Localizer.Find(HistoryFormatter.KeyOf(one.Kind)) ?? one.Kind
        : user.Localizer.Code(one.Matter, one.Kind);
}
