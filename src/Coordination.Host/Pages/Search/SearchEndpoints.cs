using Coordination.Domain.Names;
using Coordination.Host.Pages.People;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Storage.ReadTables;
using Microsoft.AspNetCore.Authorization;

namespace Coordination.Host.Pages.Search;

/// <summary>
/// GET and POST /search: a page, a colleague, one of the user's own citizens. Any other citizen is looked up from there, for a reason. The
/// text is in the body: a CPR number or a name enters no address and no log.
/// </summary>
internal static class SearchEndpoints
{
    private const int PeopleMax = 12;
    private const int MineMax = 12;

    /// <summary>Citizens of the user among whom names are searched.</summary>
    private const int CitizensReadMax = 1_000;

    /// <summary>The pages that can be searched, each with the policy of its endpoint.</summary>
    private static readonly (string Text, string Href, string Policy)[] Searched =
    [
        ("nav.desk", "/", AccessPolicies.Caseworkers), ("nav.team", "/team", AccessPolicies.Leaders),
        ("desk.citizens", "/citizens", AccessPolicies.PageReaders), ("nav.responsible", "/responsible", AccessPolicies.SignedIn),
        ("nav.absence", "/absence", AccessPolicies.Caseworkers), ("nav.organization", "/organization", AccessPolicies.Overview),
        ("nav.transfers", "/transfers", AccessPolicies.Overview), ("nav.operations", "/operations", AccessPolicies.Overview),
        ("policy", "/policy", AccessPolicies.Operations), ("nav.looks", "/looks", AccessPolicies.Officers),
    ];

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages) =>
        await pages.PageAsync<SearchPage>(http, SearchModel.Blank);

    internal static async Task<IResult> FindAsync(
        HttpContext http, PageFactory pages, DeskTables tables, IAuthorizationService authorization)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        if (Forms.Text(form, "q") is not { } text) return await pages.PageAsync<SearchPage>(http, SearchModel.Blank, path: "/search");
        var looksUp = (await authorization.AuthorizeAsync(http.User, http, AccessPolicies.PageReaders)).Succeeded;
        var model = new SearchModel(
            text, await PagesOfAsync(http, text, user, authorization), await MineAsync(text, user, tables, http.RequestAborted),
            PeopleOf(text, user), looksUp ? SearchText.CitizenIn(text) : null);
        return await pages.PageAsync<SearchPage>(http, model, path: "/search");
    }

    private static async Task<IReadOnlyList<FoundLink>> PagesOfAsync(
        HttpContext http, string text, PageUser user, IAuthorizationService authorization)
    {
        List<FoundLink> found = [];
        foreach (var (key, href, policy) in Searched)
            if (PersonChoice.HasWord(user.Localizer[key], text) && (await authorization.AuthorizeAsync(http.User, http, policy)).Succeeded)
                found.Add(new FoundLink(user.Localizer[key], href));
        return found;
    }

    private static async Task<IReadOnlyList<FoundLink>> MineAsync(
        string text, PageUser user, DeskTables tables, CancellationToken cancellation)
    {
        if (user.DeskPersons.Count == 0) return [];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rows = await tables.ReadCitizensAsync(user.DeskPersons, "", CitizensReadMax, DanishOrder.KeyOf, cancellation);
        return
        [
            .. rows.DistinctBy(static row => row.Citizen)
                .Where(row => row.Name is { } name && Array.TrueForAll(words, word => PersonChoice.HasWord(name, word)))
                .Take(MineMax).Select(static row => new FoundLink(row.Name!, $"/citizens/{row.Citizen}")),
        ];
    }

    private static IReadOnlyList<FoundPerson> PeopleOf(string text, PageUser user) =>
    [
        .. PersonChoice.Matching(text, user, PeopleMax).Select(person =>
        {
            var known = user.Organization.Find(new CaseworkerId(person.Id));
            return new FoundPerson(person, known?.Phone, known?.Email);
        }),
    ];
}
