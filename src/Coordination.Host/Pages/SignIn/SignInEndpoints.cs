using Coordination.Domain.Organizations;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Pages.SignIn;

/// <summary>
/// GET and POST /sign-in, POST /sign-out and POST /language. In Development the user chooses a person or a role instead of signing in
/// with the identity provider.
/// </summary>
internal static class SignInEndpoints
{
    private const int PeopleMax = 60;
    private const int PeoplePerDepartmentMax = 6;

    /// <summary>The sign-in page of Development. It is answered only to loopback addresses.</summary>
    internal static async Task<IResult> ChooseAsync(
        HttpContext http, PageFactory pages, OrganizationSource organization, FirstMinute first, string? returnTo = null)
    {
        var localizer = pages.LocalizerOf(http);
        var model = new SignInModel(People(organization, localizer), Forms.Local(returnTo), null)
        {
            First = await first.ReadAsync(localizer, http.RequestAborted),
        };
        return await pages.PageAsync<SignInPage>(http, model);
    }

    /// <summary>Redirects to the identity provider.</summary>
    internal static async Task<IResult> ChallengeAsync(HttpContext http, string? returnTo = null) =>
        await ProviderAway.LetsSignInAsync(http)
            ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = Forms.Local(returnTo) }, [SignInSchemes.Provider])
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    internal static async Task<IResult> SignInAsync(HttpContext http, PageFactory pages, OrganizationSource organization)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var choice = new SignInRequest { Caseworker = Forms.Text(form, "caseworker"), Role = Forms.Text(form, "role") };
        if (choice.Caller() is not { } caller)
        {
            var localizer = pages.LocalizerOf(http);
            var model = new SignInModel(People(organization, localizer), Forms.Local(form["returnTo"]), localizer["sign-in.fault"]);
            return await pages.PageAsync<SignInPage>(http, model, StatusCodes.Status422UnprocessableEntity, "/sign-in");
        }

        await PageSession.SignInAsync(http, caller);
        return Forms.RedirectBack(form);
    }

    /// <summary>Ends the session here, and at the identity provider if it can be ended there.</summary>
    internal static async Task<IResult> SignOutAsync(HttpContext http)
    {
        var atProvider = await ProviderSignOut.FindAsync(http);
        await PageSession.SignOutAsync(http);
        return atProvider is null
            ? TypedResults.LocalRedirect(PageSession.SignInPath)
            : TypedResults.SignOut(atProvider, [SignInSchemes.Provider]);
    }

    internal static async Task<IResult> ChooseLanguageAsync(HttpContext http, PageFactory pages)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        pages.RememberLanguage(http, LanguageCodes.Parse(form["language"]));
        return Forms.RedirectBack(form);
    }

    // Some people of every department, its leaders first. The id of anybody else is typed.
    private static DemoPerson[] People(OrganizationSource source, Localizer localizer)
    {
        var organization = source.Current;
        var names = new OrganizationNames(organization);
        return
        [
            .. organization.Document.Caseworkers.GroupBy(static person => person.Department)
                .SelectMany(department => department
                    .OrderByDescending(person => organization.UnitsLedBy(new CaseworkerId(person.Id)).Count)
                    .ThenBy(static person => person.Id, StringComparer.Ordinal).Take(PeoplePerDepartmentMax)
                    .Select(person => new DemoPerson(
                        person.Id, person.Name, $"{person.Department} {names.Department(person.Department)}",
                        Role(person, organization, names, localizer))))
                .Take(PeopleMax),
        ];
    }

    private static string Role(Caseworker person, Organization organization, OrganizationNames names, Localizer localizer)
    {
        if (organization.Document.Departments.Any(department => department.Leader == person.Id)) return localizer["sign-in.head"];
        var led = organization.UnitsLedBy(new CaseworkerId(person.Id));
        return led.Count > 0 ? localizer["sign-in.leads", names.Unit(led[0])] : names.Unit(person.Unit);
    }
}
