using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Teams;

/// <summary>GET /team: what is owed in a leader's units. GET /team/work: the list behind a figure, with names.</summary>
internal static class TeamEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, TeamQuery team, string? unit = null) =>
        await pages.PageAsync<TeamPage>(http, await team.ReadAsync(pages.UserOf(http), unit, http.RequestAborted));

    internal static async Task<IResult> WorkAsync(
        HttpContext http, PageFactory pages, WorkTable table, SeenNames names, ServiceClock clock, string? unit = null,
        string? person = null, string? matter = null, string? overdue = null, string? after = null)
    {
        if (matter is not (null or OpenMatter.Conflict or OpenMatter.Deadline or OpenMatter.Handover or WorkRow.Load or WorkRow.Escalated))
            return Problems.Parameter(nameof(matter), "a matter");
        if (PageCursor.ReadPosition(after) is not { } position) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var user = pages.UserOf(http);
        var scope = TeamScope.Of(user, unit);
        var filter = new WorkFilter(Stored(person), matter, overdue == "1");
        var rows = await table.ReadAsync(
            scope.Persons, scope.Units, clock.Now, filter, position, PageRows, http.RequestAborted);
        var known = await names.OfAsync(http, http.Caller(), [.. rows.Select(static row => row.Citizen)], []);
        var next = Paging.NextOf(http, rows, PageRows, nameof(after), static last => PageCursor.Of(last.Position));
        var model = WorkListModel.Of(rows, known, filter, person, new TeamAddress(scope.Chosen?.Id).Page, next, user);
        return await pages.PageAsync<WorkListPage>(http, model);
    }

    // A unit is stored with its prefix.
    private static string? Stored(string? person) =>
        string.IsNullOrEmpty(person) ? null : person.Contains(':', StringComparison.Ordinal) ? person : new CaseworkerId(person).Value;
}
