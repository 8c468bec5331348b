using System.Globalization;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Words;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Views;

namespace Coordination.Host.Pages.Absences;

/// <summary>"Mit fravær": a caseworker's substitute and absence, and for leaders those of theirs.</summary>
internal static class AbsenceEndpoints
{
    private const string Path = "/absence";

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFrames frames, AbsenceRegister register, string? of = null) =>
        await ShowAsync(http, frames, register, of ?? http.Caller().Id, null, null);

    internal static async Task<IResult> PutAsync(HttpContext http, PageFrames frames, AbsenceRegister register)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var whom = Forms.Text(form, "of") ?? http.Caller().Id;
        var (substitute, from, to) = (Forms.Text(form, "substitute") ?? "", Forms.Text(form, "from"), Forms.Text(form, "to"));
        if (!TryDay(from, out var begins) || !TryDay(to, out var ends))
            return await ShowAsync(http, frames, register, whom, new RefusalView("invalid", "", [new Fault("/from", "")]), (substitute, from, to));
        var answer = await register.RegisterAsync(
            new CaseworkerId(whom), new CaseworkerId(http.Caller().Id), new AbsenceSaid(substitute, begins, ends), http.Who(), http.RequestAborted);
        if (answer.Refusal is { } refusal) return await ShowAsync(http, frames, register, whom, refusal, (substitute, from, to));
        http.RequestServices.GetRequiredService<Notices>().Leave(http, new Notice(IsRefusal: false, frames.ReaderOf(http)["absence.done"]));
        return TypedResults.LocalRedirect(Address(http, whom));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, PageFrames frames, AbsenceRegister register, string whom, RefusalView? refusal, (string Substitute, string? From, string? To)? said)
    {
        var onlooker = frames.OnlookerOf(http);
        var me = new CaseworkerId(http.Caller().Id);
        var id = new CaseworkerId(whom);
        var view = AbsenceChange.MaySay(onlooker.Organization, me, id) ? register.Of(id) : null;
        var fault = FaultOf(refusal, onlooker, id, said?.Substitute);
        var model = new AbsenceModel(
            view, whom == me.Value, view is null ? [] : SubstituteChoice.For(onlooker.Organization, id, onlooker.Names), register.ForLeader(me), onlooker.Names,
            said?.Substitute ?? view?.Substitute ?? "", said is { } one ? one.From : Day(view?.From), said is { } other ? other.To : Day(view?.To), fault);
        var status = refusal is not null ? StatusCodes.Status422UnprocessableEntity
            : view is null && whom != me.Value ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        return await frames.PageAsync<AbsencePage>(http, model, status, Address(http, whom));
    }

    /// <summary>Why it was not taken; where substitutes would go in a circle, who is in it.</summary>
    private static string? FaultOf(RefusalView? refusal, Onlooker onlooker, CaseworkerId whom, string? substitute)
    {
        if (refusal is null) return null;
        if (refusal.Kind != "invalid") return onlooker.R["absence.refused.forbidden"];
        if (refusal.Faults.All(fault => fault.Pointer != "/substitute")) return onlooker.R["absence.refused.time"];
        var circle = AbsenceChange.Circle(onlooker.Organization.Document, whom, substitute);
        return circle.Count == 0
            ? onlooker.R["absence.refused.substitute"]
            : onlooker.R["absence.refused.circle", string.Join(" → ", circle.Select(onlooker.Names.Person))];
    }

    private static string Address(HttpContext http, string whom) => whom == http.Caller().Id ? Path : $"{Path}?of={Uri.EscapeDataString(whom)}";

    private static bool TryDay(string? text, out DateOrInstant? day)
    {
        day = null;
        if (text is null) return true;
        var sound = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        if (sound) day = date;
        return sound;
    }

    private static string? Day(DateOrInstant? time) =>
        (time?.Date ?? (time?.Instant is { } instant ? Reader.DayOf(instant) : null))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>An absence page.</summary>
/// <param name="Absence">Whose it is and how it stands; null: nobody the reader may say it for.</param>
/// <param name="IsMine">Whether it is the reader's own.</param>
/// <param name="Substitutes">Whom one can choose as a substitute, unit by unit.</param>
/// <param name="Others">Those the reader may say it for besides.</param>
/// <param name="Names">What people are called.</param>
/// <param name="Substitute">What the form begins with.</param>
/// <param name="From">What the form begins with, <c>yyyy-MM-dd</c>.</param>
/// <param name="To">What the form begins with, <c>yyyy-MM-dd</c>.</param>
/// <param name="Fault">Why it was not taken.</param>
public sealed record AbsenceModel(
    AbsenceView? Absence, bool IsMine, IReadOnlyList<SubstituteChoice> Substitutes, IReadOnlyList<AbsenceView> Others, Names Names,
    string Substitute, string? From, string? To, string? Fault);
