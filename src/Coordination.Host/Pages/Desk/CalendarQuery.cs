using Coordination.Domain.Names;
using Coordination.Grains;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;
using Coordination.Views;

namespace Coordination.Host.Pages.Desk;

/// <summary>Reads what a caseworker's calendar holds: what the desk says is owed, and the appointments that the caseworker holds.</summary>
internal sealed class CalendarQuery(DeskReader desk, IGrainFactory grains, AccessLog accessLog, LookLog looks, ServiceClock clock)
{
    /// <summary>The most citizens, and the most that is owed, in one calendar.</summary>
    internal const int EntriesMax = 1_000;

    /// <summary>How looks at it are named in the access log.</summary>
    internal const string Look = "calendar";

    private const int PicturesAtOnce = 8;
    private const string Responsible = "responsible"; // The role of whoever holds an appointment, on the desk.

    /// <summary>
    /// The entries from the beginning of the user's day on, the soonest first; null: there are more than a calendar holds. Every picture
    /// that something of is told is written to the access log.
    /// </summary>
    internal async Task<IReadOnlyList<CalendarEntry>?> ReadAsync(PageUser user, CancellationToken cancellation)
    {
        var me = new CaseworkerId(user.Caseworker!);
        var page = await desk.ReadAsync(me, user.Organization.UnitsOf(me), DeskCursor.Start, EntriesMax, EntriesMax, cancellation);
        if (page.Next is { } next && (next.Citizens ?? next.Conflicts?.Id ?? next.Deadlines?.Id ?? next.ToMe?.Id) is not null) return null;

        string[] citizens = [.. page.Citizens.Where(static row => row.Role == Responsible).Select(static row => row.Citizen).Distinct()];
        List<CalendarEntry> meetings = [];
        foreach (var some in citizens.Chunk(PicturesAtOnce))
            foreach (var picture in await Task.WhenAll(some.Select(PictureAsync)))
                if (picture is not null) meetings.AddRange(Meetings(picture, user));
        await LogAsync([.. meetings.Select(static meeting => meeting.Citizen).Distinct()], user, cancellation);
        return [.. page.Owed.Select(row => Owed(row, user)).OfType<CalendarEntry>().Concat(meetings).OrderBy(static one => one.From)];
    }

    private static IEnumerable<CalendarEntry> Meetings(CitizenView picture, PageUser user) =>
        from one in picture.Appointments
        where !one.Masked && user.Is(one.Caseworker) && one.Status is ("booked" or "yielding")
        where Localizer.DayOf(one.EndsAt) >= user.Localizer.Today
        let isYielding = one.Status == "yielding"
        let kind = user.Localizer.Code("appointment", one.Kind)
        select new CalendarEntry(
            DeterministicId.Id(one.Id, picture.Key), picture.Key, one.StartsAt, one.EndsAt,
            isYielding ? user.Localizer["calendar.yielding", kind] : kind,
            // The calendar leaves the service, and with it a place that tells where somebody with a protected address is.
            picture.AddressProtected ? null : one.Place, IsMeeting: true, isYielding);

    private static CalendarEntry? Owed(OwedRow row, PageUser user)
    {
        var words = user.Localizer;
        return row switch
        {
            { DueAt: null } => null,
            { Deadline: { } one } when DeskQuery.IsListedOtherwise(one) || one.Status == "before-start" => null,
            { Deadline: { } one } => Due(one.Id, one.Citizen, words.Code("deadline", one.Kind)),
            { Conflict: { } one } => Due(one.Id, one.Citizen, words.Code("conflict", one.Kind)),
            { Handover: { } one } => Due(one.Id, one.Citizen, words["calendar.handover"]),
            _ => null,
        };

        CalendarEntry Due(string id, string citizen, string title) => new(
            DeterministicId.Id(id, citizen), citizen, row.DueAt.Value, row.DueAt.Value, words["calendar.due", title], Place: null,
            IsMeeting: false, IsUncertain: false);
    }

    private async Task<CitizenView?> PictureAsync(string citizen)
    {
        try
        {
            return await grains.GetGrain<ICitizenGrain>(citizen).Picture();
        }
        catch (UnauthorizedAccessException)
        {
            // No longer involved. The read table may still list the citizen for a moment.
            return null;
        }
    }

    private Task LogAsync(string[] citizens, PageUser user, CancellationToken cancellation)
    {
        var (now, department) = (clock.Now, looks.DepartmentOf(user.Caller));
        return accessLog.AppendAsync(
            [.. citizens.Select(key => new AccessEntry(now, user.Caller.Id, Look, key, LookLog.Involved, department))], cancellation);
    }
}
