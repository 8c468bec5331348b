using Coordination.Grains;
using Coordination.Host.Api;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organisations;
using Coordination.Storage.Inbox;
using Coordination.Storage.ReadTables;
using Sight = Coordination.Host.Api.CitizenSight.Sight;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A citizen's page, my citizens, and looking a citizen up by number.</summary>
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

    // The number comes in the body and goes no further than into the key.
    internal static async Task<IResult> LookUpAsync(
        HttpContext http, PageFrames frames, DeskTables tables, CitizenPseudonyms pseudonyms, CprColumn column, IInbox inbox, CitizenSight sight)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var onlooker = frames.OnlookerOf(http);
        var reason = Forms.Text(form, "reason");
        var isCpr = Cpr.TryRead(Forms.Text(form, "cpr"), out var cpr);
        if (!isCpr || reason is null)
        {
            var fault = onlooker.R[isCpr ? "look-up.no-reason" : "look-up.no-cpr"];
            return await frames.PageAsync<CitizensPage>(
                http, new CitizensModel(await MineAsync(onlooker, tables, http.RequestAborted), fault, reason), StatusCodes.Status422UnprocessableEntity, "/citizens");
        }

        var key = pseudonyms.KeyOf(cpr);
        await sight.LogAsync(http, key, "lookup", Withheld.From(reason));
        await inbox.GiveKeysAsync([new GivenKey(key, column.Encrypt(cpr, key))], http.RequestAborted);
        return TypedResults.LocalRedirect($"/citizens/{key}");
    }

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
public sealed record CitizensModel(IReadOnlyList<ListedCitizen> Citizens, string? Fault, string? Reason);

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
