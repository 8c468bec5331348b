namespace Coordination.Events;

/// <summary>
/// The bounds of every date and instant that comes from outside, and the one way to read one. Within the bounds every length a
/// policy may state (<c>P10000M</c> at most) can be counted from a date without leaving the calendar.
/// </summary>
/// <remarks>
/// Events, commands, documents, forms, query parameters and grain calls are all held to it. Thread safe.
/// </remarks>
public static class OutsideTime
{
    /// <summary>The earliest year.</summary>
    public const int YearMin = 1900;

    /// <summary>The latest year.</summary>
    public const int YearMax = 2200;

    /// <summary>What is expected of an instant or a date, for the text of a fault.</summary>
    public const string Bounds = "from 1900 to 2200";

    /// <summary>Whether a date lies within the bounds.</summary>
    public static bool IsWithin(DateOnly date) => IsWithin(date.Year);

    /// <summary>Whether an instant lies within the bounds, by the year of its own offset.</summary>
    public static bool IsWithin(DateTimeOffset instant) => IsWithin(instant.Year);

    /// <summary>Whether it is a date or an instant, within the bounds.</summary>
    public static bool IsWithin(DateOrInstant either) =>
        either.Date is { } date ? IsWithin(date) : either.Instant is { } instant && IsWithin(instant);

    /// <summary>Reads a date <c>YYYY-MM-DD</c> within the bounds.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) => Iso.TryDate(text, out date) && IsWithin(date);

    /// <summary>Reads an instant with an offset within the bounds.</summary>
    public static bool TryInstant(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        Iso.TryInstant(text, out instant) && IsWithin(instant);

    /// <summary>Reads either, within the bounds.</summary>
    public static bool TryEither(string text, out DateOrInstant either) => DateOrInstant.TryParse(text, out either) && IsWithin(either);

    private static bool IsWithin(int year) => year is >= YearMin and <= YearMax;
}
