using System.Globalization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Sight = Coordination.Host.Access.CitizenSight.Sight;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A citizen's page, my citizens, and looking a citizen up by number or name.</summary>
internal static class CitizenEndpoints
{
    private const int RowsMax = 1_000;

    internal static async Task<IResult> ReadAsync(
        HttpContext http, string key, PageFrames frames, CitizenModels models, CitizenSight sight, string? zoom = null, string? history = null)
    {
        var (seen, picture) = await sight.LookAsync(http, key);
        if (picture is not null)
            return await frames.PageAsync<CitizenPage>(http, await models.ReadAsync(picture, frames.OnlookerOf(http), ZoomCodes.Parse(zoom), history == "all", http.RequestAborted));
        return seen == Sight.Nothing
            ? await frames.PageAsync<ClosedPage>(http, new ClosedModel("closed", key), StatusCodes.Status403Forbidden)
            : await frames.PageAsync<ClosedPage>(http, new ClosedModel("no-citizen", null), StatusCodes.Status404NotFound);
    }

    internal static async Task<IResult> ListAsync(HttpContext http, PageFrames frames, DeskTables tables) =>
        await frames.PageAsync<CitizensPage>(http, new CitizensModel(await MineAsync(frames.OnlookerOf(http), tables, http.RequestAborted), null, null));

    // Number, name and birth date come in the body and go no further than into the search.
    internal static async Task<IResult> LookUpAsync(HttpContext http, PageFrames frames, DeskTables tables, CitizenSearch search)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var onlooker = frames.OnlookerOf(http);
        var reason = Forms.Text(form, "reason");
        var (name, birthDate) = (PersonName.Of(Forms.Text(form, "name")), DayIn(form, "birthDate"));
        var byName = form.ContainsKey("name");
        var isCpr = Cpr.TryRead(Forms.Text(form, "cpr"), out var cpr);
        var fault = byName ? name.IsEmpty || birthDate is null ? "look-up.no-name" : null : isCpr ? null : "look-up.no-cpr";
        fault ??= reason is null ? "look-up.no-reason" : null;
        var mine = await MineAsync(onlooker, tables, http.RequestAborted);
        if (fault is not null)
            return await frames.PageAsync<CitizensPage>(
                http, new CitizensModel(mine, onlooker.R[fault], reason), StatusCodes.Status422UnprocessableEntity, "/citizens");
        if (!byName) return TypedResults.LocalRedirect($"/citizens/{await search.ByNumberAsync(http, cpr, reason)}");
        var found = await search.ByNameAsync(http, name, birthDate!.Value, reason);
        return found is [var only]
            ? TypedResults.LocalRedirect($"/citizens/{only}")
            : await frames.PageAsync<CitizensPage>(http, new CitizensModel(mine, null, reason) { Matches = found }, StatusCodes.Status200OK, "/citizens");
    }

    private static DateOnly? DayIn(IFormCollection form, string field) =>
        DateOnly.TryParseExact(Forms.Text(form, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<IReadOnlyList<ListedCitizen>> MineAsync(Onlooker onlooker, DeskTables tables, CancellationToken cancellation)
    {
        if (onlooker.Caseworker is not { } me) return [];
        var rows = await tables.ReadCitizensAsync(me, onlooker.Unit, RowsMax, cancellation);
        return
        [
            .. rows.GroupBy(static row => row.Citizen).Select(one => new ListedCitizen(
                one.Key, one.First().Name ?? onlooker.R["citizen.unnamed"], one.First().Departments.Replace(" ", " · ", StringComparison.Ordinal),
                string.Join(", ", one.Select(row => onlooker.R.Code("desk-role", row.Role)).Distinct()))),
        ];
    }
}

/// <summary>My citizens, and the look-up.</summary>
/// <param name="Citizens">Citizens the reader has to do with, by name.</param>
/// <param name="Fault">Why the last look-up failed.</param>
/// <param name="Reason">The reason it gave.</param>
public sealed record CitizensModel(IReadOnlyList<ListedCitizen> Citizens, string? Fault, string? Reason)
{
    /// <summary>Keys found by name and birth date, none or several; null: nobody was looked for.</summary>
    public IReadOnlyList<string>? Matches { get; init; }
}

/// <summary>A citizen in a list.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The name.</param>
/// <param name="Departments">Departments with something active.</param>
/// <param name="Roles">What the reader has to do with them.</param>
public sealed record ListedCitizen(string Key, string Name, string Departments, string Roles);

/// <summary>A page that is not shown, and why.</summary>
/// <param name="Why"><c>closed</c>, <c>no-citizen</c>, <c>no-page</c>, <c>not-yours</c> or <c>failed</c>.</param>
/// <param name="CitizenKey">The citizen one may ask about all the same.</param>
public sealed record ClosedModel(string Why, string? CitizenKey);
