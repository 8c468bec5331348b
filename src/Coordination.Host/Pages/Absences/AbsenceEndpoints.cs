using System.Globalization;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Views;

namespace Coordination.Host.Pages.Absences;

/// <summary>GET and POST /absence: a caseworker's substitute and absence. A unit leader also sees those of the unit's members.</summary>
internal static class AbsenceEndpoints
{
    private const string Path = "/absence";

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFactory pages, AbsenceRegister register, string? of = null) =>
        await ShowAsync(http, pages, register, of ?? http.Caller().Id, null, null);

    internal static async Task<IResult> PutAsync(HttpContext http, PageFactory pages, AbsenceRegister register)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var whom = Forms.Text(form, "of") ?? http.Caller().Id;
        var (substitute, from, to) = (Forms.Text(form, "substitute") ?? "", Forms.Text(form, "from"), Forms.Text(form, "to"));
        if (!TryDay(from, out var begins) || !TryDay(to, out var ends))
        {
            var invalid = new RefusalView(RefusalKinds.Invalid, "", [new Fault("/from", "")]);
            return await ShowAsync(http, pages, register, whom, invalid, (substitute, from, to));
        }

        var answer = await register.RegisterAsync(
            new CaseworkerId(whom), new CaseworkerId(http.Caller().Id), new AbsenceSaid(substitute, begins, ends), http.Who(),
            http.RequestAborted);
        if (answer.Refusal is { } refusal) return await ShowAsync(http, pages, register, whom, refusal, (substitute, from, to));
        var done = new FlashMessage(IsRefusal: false, pages.LocalizerOf(http)["absence.done"]);
        http.RequestServices.GetRequiredService<FlashMessageCookie>().Write(http, done);
        return TypedResults.LocalRedirect(Address(http, whom));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, PageFactory pages, AbsenceRegister register, string whom, RefusalView? refusal,
        (string Substitute, string? From, string? To)? entered)
    {
        var user = pages.UserOf(http);
        var me = new CaseworkerId(http.Caller().Id);
        var id = new CaseworkerId(whom);
        var view = AbsenceChange.MaySay(user.Organization, me, id) ? register.Of(id) : null;
        var fault = FaultOf(refusal, user, id, entered?.Substitute);
        var model = new AbsenceModel(
            view, id == me, view is null ? [] : SubstituteChoice.For(user.Organization, id, user.Names), register.ForLeader(me),
            user.Names,
            entered?.Substitute ?? view?.Substitute ?? "", entered is { } from ? from.From : Day(view?.From),
            entered is { } to ? to.To : Day(view?.To), fault);
        var status = refusal is not null ? StatusCodes.Status422UnprocessableEntity
            : view is null && id != me ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        return await pages.PageAsync<AbsencePage>(http, model, status, Address(http, whom));
    }

    /// <summary>The text of a refusal. For substitutes that form a circle it names the people in it.</summary>
    private static string? FaultOf(RefusalView? refusal, PageUser user, CaseworkerId whom, string? substitute)
    {
        if (refusal is null) return null;
        if (refusal.Kind != RefusalKinds.Invalid) return user.Localizer["absence.refused.forbidden"];
        if (refusal.Faults.All(fault => fault.Pointer != "/substitute")) return user.Localizer["absence.refused.time"];
        var circle = AbsenceChange.Circle(user.Organization.Document, whom, substitute);
        return circle.Count == 0
            ? user.Localizer["absence.refused.substitute"]
            : user.Localizer["absence.refused.circle", string.Join(" → ", circle.Select(user.Names.Person))];
    }

    private static string Address(HttpContext http, string whom) =>
        new CaseworkerId(whom).Value == http.Caller().Id ? Path : $"{Path}?of={Uri.EscapeDataString(whom)}";

    private static bool TryDay(string? text, out DateOrInstant? day)
    {
        day = null;
        if (text is null) return true;
        var sound = OutsideTime.TryDate(text, out var date);
        if (sound) day = date;
        return sound;
    }

    private static string? Day(DateOrInstant? time)
    {
        var day = time?.Date ?? (time?.Instant is { } instant ? Localizer.DayOf(instant) : null);
        return day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
