using System.Globalization;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.People;
using Coordination.Host.Pages.Returned;
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
        await ShowAsync(http, pages, register, of ?? http.Caller().Id);

    internal static async Task<IResult> PutAsync(HttpContext http, PageFactory pages, AbsenceRegister register)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var whom = Forms.Text(form, "of") ?? http.Caller().Id;
        var (user, id) = (pages.UserOf(http), new CaseworkerId(whom));
        if (form["act"] == "end") return await EndAsync(http, form, register, user, whom);
        var substitute = PersonPick.Read(form, "substitute", user, within: id);
        if (substitute.Fault is { } unclear) return Refused(http, form, RefusalKinds.Invalid, unclear, whom);
        var isFrom = TryDay(Forms.Text(form, "from"), out var begins);
        if (!TryDay(Forms.Text(form, "to"), out var ends) || !isFrom)
            return Refused(
                http, form, RefusalKinds.Invalid, new FieldFault(isFrom ? "to" : "from", user.Localizer["absence.refused.time"]), whom);
        var answer = await register.RegisterAsync(
            id, new CaseworkerId(http.Caller().Id), new AbsenceSaid(substitute.Id ?? "", begins, ends), http.Who(),
            http.RequestAborted);
        return answer.Refusal is { } refusal
            ? Refused(http, form, refusal.Kind, FaultOf(refusal, user, id, substitute.Id), whom)
            : Forms.Finish(http, form, user.Localizer["absence.done"], null, static _ => "", Address(http, whom));
    }

    /// <summary>The absence ends now, or never begins. The substitute stays named.</summary>
    private static async Task<IResult> EndAsync(
        HttpContext http, IFormCollection form, AbsenceRegister register, PageUser user, string whom)
    {
        var id = new CaseworkerId(whom);
        var answer = await register.RegisterAsync(
            id, new CaseworkerId(http.Caller().Id), new AbsenceSaid(null, null, null), http.Who(), http.RequestAborted);
        return answer.Refusal is { } refusal
            ? Refused(http, form, refusal.Kind, FaultOf(refusal, user, id, null), whom)
            : Forms.Finish(http, form, user.Localizer["absence.ended"], null, static _ => "", Address(http, whom));
    }

    private static IResult Refused(HttpContext http, IFormCollection form, string kind, FieldFault fault, string whom) => Forms.Finish(
        http, form, null, new RefusalView(kind, fault.Text, []), static refusal => refusal.Why, Address(http, whom), [fault]);

    private static async Task<IResult> ShowAsync(
        HttpContext http, PageFactory pages, AbsenceRegister register, string whom)
    {
        var user = pages.UserOf(http);
        var me = new CaseworkerId(http.Caller().Id);
        var id = new CaseworkerId(whom);
        var view = AbsenceChange.MaySay(user.Organization, me, id) ? register.Of(id) : null;
        var model = new AbsenceModel(
            view, id == me, register.ForLeader(me), id == me ? register.ForSubstitute(me) : [], user.Names,
            view?.Substitute is { } substitute && user.Organization.Find(new CaseworkerId(substitute)) is { } known
                ? PersonChoice.Of(known, user)
                : null,
            Day(view?.From), Day(view?.To));
        var status = view is null && id != me ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        return await pages.PageAsync<AbsencePage>(http, model, status, Address(http, whom));
    }

    /// <summary>What is wrong, and where. Of substitutes that form a circle it names the people in it.</summary>
    private static FieldFault FaultOf(RefusalView refusal, PageUser user, CaseworkerId whom, string? substitute)
    {
        if (refusal.Kind != RefusalKinds.Invalid) return new FieldFault("", user.Localizer["absence.refused.forbidden"]);
        if (refusal.Faults.All(static fault => fault.Pointer != "/substitute"))
            return new FieldFault(
                refusal.Faults.Any(static fault => fault.Pointer == "/to") ? "to" : "from", user.Localizer["absence.refused.time"]);
        var circle = AbsenceChange.Circle(user.Organization.Document, whom, substitute);
        return new FieldFault("substitute", circle.Count == 0
            ? user.Localizer["absence.refused.substitute"]
            : user.Localizer["absence.refused.circle", string.Join(" → ", circle.Select(user.Names.Person))]);
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
