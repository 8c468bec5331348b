using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Views;

namespace Coordination.Host.Pages.Responsible;

/// <summary>
/// GET and POST /responsible ("Hvem er ansvarlig?"). The citizen's CPR number or key is in the body, a reason is required, and the
/// question is logged before it is answered.
/// </summary>
internal static class ResponsibleEndpoints
{
    private static readonly ResponsibleModel Blank = new(null, ShowsPersons: false, null, null);

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages) =>
        await pages.PageAsync<ResponsiblePage>(http, Blank);

    internal static async Task<IResult> AskAsync(HttpContext http, PageFactory pages, CitizenPseudonyms pseudonyms, CitizenSight sight)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var localizer = pages.LocalizerOf(http);
        var reason = Forms.Text(form, "reason");
        if (KeyIn(form, pseudonyms) is not { } key)
            return await RefuseAsync(http, pages, Blank with { Fault = localizer["responsible.no-citizen"], Reason = reason });
        if (reason is null) return await RefuseAsync(http, pages, Blank with { Fault = localizer["look-up.no-reason"] });
        await sight.LogAsync(http, key, "contacts", LookLog.Given(reason));
        var persons = await sight.OfAsync(key) is Sight.Whole or Sight.Part;
        var citizen = await sight.FindAsync(key);

        // An unknown citizen is answered like a known one without contacts.
        IReadOnlyList<ReachView> reach =
            citizen is null ? [] : await (persons ? citizen.Contacts(persons) : citizen.AskContacts(reason)) ?? [];
        var picture = persons && citizen is not null ? await citizen.Picture() : null;
        var user = pages.UserOf(http);
        var labels = picture is null ? null : new PictureLabels(picture, user);
        var contacts = ContactModel.Of(reach, id => labels?.Find(id), user);
        return await pages.PageAsync<ResponsiblePage>(http, new ResponsibleModel(contacts, persons, null, null));
    }

    private static async Task<IResult> RefuseAsync(HttpContext http, PageFactory pages, ResponsibleModel model) =>
        await pages.PageAsync<ResponsiblePage>(http, model, StatusCodes.Status422UnprocessableEntity);

    private static string? KeyIn(IFormCollection form, CitizenPseudonyms pseudonyms)
    {
        var given = Forms.Text(form, "key") ?? Forms.Text(form, "citizen");
        if (CitizenPseudonyms.HasForm(given)) return given;
        return Cpr.TryRead(given, out var cpr) ? pseudonyms.KeyOf(cpr) : null;
    }
}
