using System.Text.Json;
using static System.FormattableString;

namespace Coordination.Events;

internal ref partial struct Reading
{
    private const string DateExpected = "a date such as 2026-08-31, " + OutsideTime.Bounds;
    private const string InstantExpected = "an instant with an offset such as 2026-08-31T12:00:00+02:00, " + OutsideTime.Bounds;
    private const string EitherExpected =
        "a date such as 2026-08-31 or an instant such as 2026-08-31T12:00:00+02:00, " + OutsideTime.Bounds;

    public DateOnly Date(ReadOnlySpan<byte> name) => DateOrNull(name, true) ?? default;

    public DateOnly? OptionalDate(ReadOnlySpan<byte> name) => DateOrNull(name, false);

    /// <summary>A date that may be absent, but not taken back.</summary>
    public DateOnly? DateOrAbsent(ReadOnlySpan<byte> name) => IsNull(name, DateExpected) ? null : OptionalDate(name);

    public DateOrInstant DateOrInstant(ReadOnlySpan<byte> name) => EitherOrNull(name, true) ?? default;

    /// <inheritdoc cref="OptionalText"/>
    public DateOrInstant? OptionalDateOrInstant(ReadOnlySpan<byte> name, bool clears = true) => EitherOrNull(name, false, clears);

    /// <summary>Two instants. The second must be later than the first, and not by more than an appointment may last.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Period(ReadOnlySpan<byte> startName, ReadOnlySpan<byte> endName)
    {
        var start = InstantOrNull(startName, true);
        var end = InstantOrNull(endName, true);
        if (end <= start)
            Refuse(endName, Invariant($"{end:O}"), Invariant($"an instant after {start:O}"));
        else if (_longestAppointment is { } longest && end - start > longest)
            Refuse(
                endName, Invariant($"{end:O}"),
                Invariant($"an instant at most {longest.TotalHours:0.##} hours after {start:O}: a longer stay is an admission"));
        return (start ?? default, end ?? default);
    }

    /// <summary>A first day and an optional last day, which must not be earlier.</summary>
    public (DateOnly Start, DateOnly? End) Days(ReadOnlySpan<byte> startName, ReadOnlySpan<byte> endName)
    {
        var (start, end) = Days(startName, endName, true);
        return (start ?? default, end);
    }

    /// <summary>
    /// A first day that may be absent but not taken back, and an optional last day. If both are present, the last must not be earlier.
    /// </summary>
    public (DateOnly? Start, DateOnly? End) OptionalDays(ReadOnlySpan<byte> startName, ReadOnlySpan<byte> endName) =>
        Days(startName, endName, false);

    private (DateOnly? Start, DateOnly? End) Days(ReadOnlySpan<byte> startName, ReadOnlySpan<byte> endName, bool required)
    {
        var start = required ? DateOrNull(startName, required) : DateOrAbsent(startName);
        var end = DateOrNull(endName, false);
        if (end < start)
            Refuse(endName, Invariant($"{end:O}"), Invariant($"a date not before {start:O}"));
        return (start, end);
    }

    private DateOnly? DateOrNull(ReadOnlySpan<byte> name, bool required)
    {
        if (!Find(name, required, DateExpected, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && OutsideTime.TryDate(value.GetString(), out var date))
            return date;
        Refuse(name, FaultValue.In(value), DateExpected);
        return null;
    }

    private DateTimeOffset? InstantOrNull(ReadOnlySpan<byte> name, bool required)
    {
        if (!Find(name, required, InstantExpected, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && OutsideTime.TryInstant(value.GetString(), out var instant))
            return instant;
        Refuse(name, FaultValue.In(value), InstantExpected);
        return null;
    }

    private DateOrInstant? EitherOrNull(ReadOnlySpan<byte> name, bool required, bool clears = true)
    {
        if (!Find(name, required, EitherExpected, out var value, clears))
            return null;
        if (value.ValueKind == JsonValueKind.String && OutsideTime.TryEither(value.GetString()!, out var either))
            return either;
        Refuse(name, FaultValue.In(value), EitherExpected);
        return null;
    }
}
