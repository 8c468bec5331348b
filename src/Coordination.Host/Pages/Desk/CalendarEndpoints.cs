using System.Text;
using Coordination.Host.Http;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages.Desk;

/// <summary>A caseworker's own deadlines and appointments as a calendar file (iCalendar, RFC 5545).</summary>
internal static class CalendarEndpoints
{
    /// <summary>The path. It is of the API, and its words are those of the pages.</summary>
    internal const string Path = "/api/v1/me/calendar.ics";

    private const string Form = "text/calendar";

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        HttpContext http, PageFactory pages, CalendarQuery query)
    {
        var user = pages.UserOf(http);
        if (await query.ReadAsync(user, http.RequestAborted) is not { } entries)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                $"There are more than {CalendarQuery.EntriesMax} citizens or matters, which a calendar does not hold. Read the desk.");
        var request = http.Request;
        var root = $"{request.Scheme}://{request.Host}{request.PathBase}";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(
            Encoding.UTF8.GetBytes(Write(entries, user, root)), $"{Form}; charset=utf-8", user.Localizer["calendar.file"]);
    }

    /// <summary>Says what the answer is, for the document of the API.</summary>
    internal static RouteHandlerBuilder Described(this RouteHandlerBuilder route) => route.WithTags("Desk")
        .WithSummary("My deadlines and appointments from today on as a calendar file, without names")
        .Produces<string>(StatusCodes.Status200OK, Form)
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static string Write(IReadOnlyList<CalendarEntry> entries, PageUser user, string root)
    {
        var calendar = new Calendar { ProductId = "-//Coordination//Desk//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", user.Localizer["calendar.name"]);
        var now = Utc(user.Localizer.Now);
        foreach (var one in entries)
            calendar.Events.Add(new CalendarEvent
            {
                Uid = one.Id, DtStamp = now, Start = Utc(one.From), End = Utc(one.To), Summary = one.Title, Location = one.Place,
                Url = new Uri($"{root}/citizens/{one.Citizen}"),
                Status = one.IsUncertain ? EventStatus.Tentative : EventStatus.Confirmed,
                Transparency = one.IsMeeting ? TransparencyType.Opaque : TransparencyType.Transparent,
                Categories = [user.Localizer[one.IsMeeting ? "calendar.meeting" : "calendar.deadline"]],
            });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
}
