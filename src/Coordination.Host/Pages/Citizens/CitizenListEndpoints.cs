using System.Globalization;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Citizens;

/// <summary>
/// GET /citizens: the user's citizens. POST /citizens/look-up: finds a citizen by CPR number, or by name and date of birth.
/// </summary>
internal static class CitizenListEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, DeskTables tables, ListMasks masks, string? after = null)
    {
        var (citizens, next) = await CitizensOfAsync(pages.UserOf(http), tables, masks, after ?? "", http.RequestAborted);
        return await pages.PageAsync<CitizenListPage>(http, new CitizenListModel(citizens, null, null) { Next = next });
    }

    // CPR number, name and date of birth stay in the request's body and in the search: they enter no address and no log.
    internal static async Task<IResult> LookUpAsync(
        HttpContext http, PageFactory pages, DeskTables tables, CitizenSearch search, ListMasks masks)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        var reason = Forms.Text(form, "reason");
        var (name, birthDate) = (PersonName.Of(Forms.Text(form, "name")), DayIn(form, "birthDate"));
        var byName = form.ContainsKey("name");
        var isCpr = Cpr.TryRead(Forms.Text(form, "cpr"), out var cpr);
        var fault = byName ? name.IsEmpty || birthDate is null ? "look-up.no-name" : null : isCpr ? null : "look-up.no-cpr";
        fault ??= reason is null ? "look-up.no-reason" : null;
        var (citizens, next) = await CitizensOfAsync(user, tables, masks, after: "", http.RequestAborted);
        if (fault is not null)
        {
            var refused = new CitizenListModel(citizens, user.Localizer[fault], reason) { Next = next };
            return await pages.PageAsync<CitizenListPage>(http, refused, StatusCodes.Status422UnprocessableEntity, "/citizens");
        }

        if (!byName) return TypedResults.LocalRedirect($"/citizens/{await search.ByNumberAsync(http, cpr, reason)}");
        var found = await search.ByNameAsync(http, name, birthDate!.Value, reason);
        if (found is [var only]) return TypedResults.LocalRedirect($"/citizens/{only}");
        var model = new CitizenListModel(citizens, null, reason) { Matches = found, Next = next };
        return await pages.PageAsync<CitizenListPage>(http, model, StatusCodes.Status200OK, "/citizens");
    }

    private static DateOnly? DayIn(IFormCollection form, string field)
    {
        var text = Forms.Text(form, field);
        return OutsideTime.TryDate(text, out var day) ? day : null;
    }

    private static async Task<(IReadOnlyList<CitizenListRow> Rows, string? Next)> CitizensOfAsync(
        PageUser user, DeskTables tables, ListMasks masks, string after, CancellationToken cancellation)
    {
        if (user.DeskPersons.Count == 0) return ([], null);
        var rows = await tables.ReadCitizensAsync(user.DeskPersons, after, PageRows + 1, DanishOrder.KeyOf, cancellation);
        var mask = await masks.ForAsync(user.Caller, rows.Select(static row => row.Citizen), cancellation);
        CitizenListRow[] citizens =
        [
            .. rows.GroupBy(static row => row.Citizen).Take(PageRows).Select(one => new CitizenListRow(
                one.Key, one.First().Name ?? user.Localizer["citizen.unnamed"],
                string.Join(" · ", mask.Departments(one.Key, ListMask.Work, one.First().Departments).Select(user.Masked.Code)),
                string.Join(", ", one.Select(row => user.Localizer.Code("desk-role", row.Role)).Distinct()))),
        ];
        var places = rows.Select(static row => row.Position).Distinct().ToArray();
        return (citizens, places.Length > PageRows ? $"/citizens?after={Uri.EscapeDataString(places[PageRows - 1])}" : null);
    }
}
