using Coordination.Host.Pages.Words;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Microsoft.AspNetCore.Authentication;

namespace Coordination.Host.Pages.SignIn;

/// <summary>Signing in: with the identity provider, in Development by choosing a person or a role; signing out; the language.</summary>
internal static class SignInEndpoints
{
    private const int PeopleMax = 60;
    private const int PeoplePerDepartmentMax = 6;

    /// <summary>The page of Development; answered to this machine only.</summary>
    internal static async Task<IResult> ChooseAsync(HttpContext http, PageFrames frames, OrganizationSource organization, string? returnTo = null) =>
        await frames.PageAsync<SignInPage>(http, new SignInModel(People(organization, frames.ReaderOf(http)), Forms.Local(returnTo), null));

    /// <summary>Leads to the identity provider.</summary>
    internal static IResult Challenge(string? returnTo = null) =>
        TypedResults.Challenge(new AuthenticationProperties { RedirectUri = Forms.Local(returnTo) }, [SignInSchemes.Provider]);

    internal static async Task<IResult> SignInAsync(HttpContext http, PageFrames frames, OrganizationSource organization)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var choice = new SignInRequest { Caseworker = Forms.Text(form, "caseworker"), Role = Forms.Text(form, "role") };
        if (choice.Caller() is not { } caller)
        {
            var reader = frames.ReaderOf(http);
            var model = new SignInModel(People(organization, reader), Forms.Local(form["returnTo"]), reader["sign-in.fault"]);
            return await frames.PageAsync<SignInPage>(http, model, StatusCodes.Status422UnprocessableEntity, "/sign-in");
        }

        await PageSession.SignInAsync(http, caller);
        return Forms.Back(form);
    }

    internal static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await PageSession.SignOutAsync(http);
        return TypedResults.LocalRedirect(PageSession.SignInPath);
    }

    internal static async Task<IResult> ChooseLanguageAsync(HttpContext http, PageFrames frames)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        frames.Choose(http, LanguageCodes.Parse(form["language"]));
        return Forms.Back(form);
    }

    // Some of every department, its leaders first: who is missing is typed.
    private static DemoPerson[] People(OrganizationSource source, Reader reader)
    {
        var organization = source.Current;
        var names = new Names(organization);
        return
        [
            .. organization.Document.Caseworkers.GroupBy(static person => person.Department)
                .SelectMany(department => department
                    .OrderByDescending(person => organization.UnitsLedBy(new CaseworkerId(person.Id)).Count)
                    .ThenBy(static person => person.Id, StringComparer.Ordinal).Take(PeoplePerDepartmentMax)
                    .Select(person => new DemoPerson(
                        person.Id, person.Name, $"{person.Department} {names.Department(person.Department)}",
                        Role(person, organization, names, reader))))
                .Take(PeopleMax),
        ];
    }

    private static string Role(Organizations.Caseworker person, Domain.Organizations.Organization organization, Names names, Reader reader)
    {
        if (organization.Document.Departments.Any(department => department.Leader == person.Id)) return reader["sign-in.head"];
        var led = organization.UnitsLedBy(new CaseworkerId(person.Id));
        return led.Count > 0 ? reader["sign-in.leads", names.Unit(led[0])] : names.Unit(person.Unit);
    }
}
