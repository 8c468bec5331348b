using Coordination.Events;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Absences;

/// <summary>The period of an absence in words.</summary>
internal static class AbsenceText
{
    /// <summary>"9. mar. 2026 – 13. mar. 2026", or the words for no absence.</summary>
    /// <param name="from">The start; null: no absence.</param>
    /// <param name="to">The end; null: open-ended.</param>
    /// <param name="localizer">The user's language.</param>
    internal static string Of(DateOrInstant? from, DateOrInstant? to, Localizer localizer) => from is { } begins
        ? $"{Time(begins, localizer)} – {(to is { } ends ? Time(ends, localizer) : localizer["absence.open-ended"])}"
        : localizer["absence.none"];

    /// <summary>Whether an absence has begun at the instant of the page.</summary>
    internal static bool HasBegun(DateOrInstant from, Localizer localizer) =>
        from.Date is { } day ? day <= localizer.Today : from.Instant <= localizer.Now;

    private static string Time(DateOrInstant time, Localizer localizer) =>
        time.Date is { } day ? localizer.Day(day) : localizer.Moment(time.Instant!.Value);
}
