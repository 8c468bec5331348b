using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Security;
using Coordination.Views;
using Sight = Coordination.Host.Access.CitizenSight.Sight;

namespace Coordination.Host.Pages.Responsible;

/// <summary>"Hvem er ansvarlig?": asked by number or key in the body, with a reason, and logged before it is answered.</summary>
internal static class ResponsibleEndpoints
{
    private static readonly ResponsibleModel Blank = new(null, ShowsPersons: false, null, null);

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFrames frames) => await frames.PageAsync<ResponsiblePage>(http, Blank);

    internal static async Task<IResult> AskAsync(HttpContext http, PageFrames frames, CitizenPseudonyms pseudonyms, CitizenSight sight)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var r = frames.ReaderOf(http);
        var reason = Forms.Text(form, "reason");
        if (KeyIn(form, pseudonyms) is not { } key) return await RefuseAsync(http, frames, Blank with { Fault = r["responsible.no-citizen"], Reason = reason });
        if (reason is null) return await RefuseAsync(http, frames, Blank with { Fault = r["look-up.no-reason"] });
        await sight.LogAsync(http, key, "contacts", CprRedactor.From(reason));
        var (seen, citizen) = await sight.OfAsync(http, key);
        citizen ??= await sight.FindAsync(key);
        var persons = seen == Sight.Whole;

        // Known and unknown citizens are answered alike: there is nobody to call.
        IReadOnlyList<ReachView> reach = citizen is null ? [] : await citizen.Contacts(persons);
        var picture = persons && citizen is not null ? await citizen.Picture() : null;
        var onlooker = frames.OnlookerOf(http);
        var words = picture is null ? null : new PictureWords(picture, onlooker);
        var contacts = ContactModels.Of(reach, id => words?.Find(id), onlooker);
        return await frames.PageAsync<ResponsiblePage>(http, new ResponsibleModel(contacts, persons, null, null));
    }

    private static async Task<IResult> RefuseAsync(HttpContext http, PageFrames frames, ResponsibleModel model) =>
        await frames.PageAsync<ResponsiblePage>(http, model, StatusCodes.Status422UnprocessableEntity);

    private static string? KeyIn(IFormCollection form, CitizenPseudonyms pseudonyms)
    {
        var given = Forms.Text(form, "key") ?? Forms.Text(form, "citizen");
        if (CitizenPseudonyms.HasForm(given)) return given;
        return Cpr.TryRead(given, out var cpr) ? pseudonyms.KeyOf(cpr) : null;
    }
}

/// <summary>Who is responsible for a citizen, asked and answered.</summary>
/// <param name="Contacts">The answer; null: nothing was asked yet.</param>
/// <param name="ShowsPersons">Whether it names persons, for those involved.</param>
/// <param name="Fault">Why the question was not taken.</param>
/// <param name="Reason">The reason it gave.</param>
public sealed record ResponsibleModel(IReadOnlyList<ContactModel>? Contacts, bool ShowsPersons, string? Fault, string? Reason);
