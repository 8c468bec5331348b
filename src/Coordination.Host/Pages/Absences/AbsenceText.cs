using Coordination.Events;
using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages.Absences;

/// <summary>An absence in words.</summary>
internal static class AbsenceWords
{
    /// <summary>"9. mar. 2026 – 13. mar. 2026", or that there is none.</summary>
    internal static string Of(DateOrInstant? from, DateOrInstant? to, Reader reader) =>
        from is { } begins ? $"{Time(begins, reader)} – {(to is { } ends ? Time(ends, reader) : reader["absence.open-ended"])}" : reader["absence.none"];

    private static string Time(DateOrInstant time, Reader reader) => time.Date is { } day ? reader.Day(day) : reader.Moment(time.Instant!.Value);
}
