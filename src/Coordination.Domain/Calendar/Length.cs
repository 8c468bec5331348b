using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Calendar;

/// <summary>
/// A length of time: <c>PT24H</c>, <c>P14D</c>, <c>P4W</c>, <c>P6M</c> or, beyond ISO 8601, <c>P5BD</c> for business days.
/// </summary>
/// <param name="Amount">0 to <see cref="AmountMax"/>.</param>
[JsonConverter(typeof(LengthJson))]
public readonly record struct Length(int Amount, LengthUnit Unit)
{
    /// <summary>The largest amount, for every unit.</summary>
    public const int AmountMax = 10_000;

    private const int HoursOfADay = 24;

    private static readonly (string Prefix, string Suffix, LengthUnit Unit)[] Forms =
    [
        ("PT", "H", LengthUnit.Hours),
        ("P", "BD", LengthUnit.BusinessDays),
        ("P", "D", LengthUnit.Days),
        ("P", "W", LengthUnit.Weeks),
        ("P", "M", LengthUnit.Months),
    ];

    /// <summary>Reads one of the five forms.</summary>
    public static bool TryParse(string text, out Length value)
    {
        value = default;
        foreach (var (prefix, suffix, unit) in Forms)
        {
            if (text.Length <= prefix.Length + suffix.Length
                || !text.StartsWith(prefix, StringComparison.Ordinal)
                || !text.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var digits = text.AsSpan(prefix.Length..^suffix.Length);
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > AmountMax)
                continue;
            value = new Length(amount, unit);
            return true;
        }

        return false;
    }

    /// <summary>
    /// The due time of something of this length that starts at an instant. Hours end at an instant. All other units end with the
    /// local day reached, and the day of the start does not count.
    /// </summary>
    public Due DueFrom(DateTimeOffset from, DanishCalendar calendar) =>
        Unit == LengthUnit.Hours
            ? new Due(LocalTime.Of(from.Plus(TimeSpan.FromHours(Amount))), EndOfDay: false)
            : Due.Of(DayAfter(LocalTime.DayOf(from), calendar));

    /// <summary>The day this length after a day. Hours count as the days they take: 25 hours as two.</summary>
    public DateOnly DayAfter(DateOnly day, DanishCalendar calendar) => Count(day, Amount, calendar);

    /// <summary>The day this length before a day. Hours count as the days they take: 25 hours as two.</summary>
    public DateOnly DayBefore(DateOnly day, DanishCalendar calendar) => Count(day, -Amount, calendar);

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString()
    {
        foreach (var (prefix, suffix, unit) in Forms)
        {
            if (unit == Unit)
                return string.Create(CultureInfo.InvariantCulture, $"{prefix}{Amount}{suffix}");
        }

        throw new InvalidOperationException($"No such unit: {Unit:D}.");
    }

    private DateOnly Count(DateOnly day, int amount, DanishCalendar calendar) => Unit switch
    {
        LengthUnit.Days => day.PlusDays(amount),
        LengthUnit.Weeks => day.PlusDays(amount * 7L),
        LengthUnit.Months => day.PlusMonths(amount),
        LengthUnit.BusinessDays => calendar.AddBusinessDays(day, amount),
        LengthUnit.Hours => day.PlusDays(Math.Sign(amount) * ((Math.Abs(amount) + HoursOfADay - 1) / HoursOfADay)),
        _ => throw new InvalidOperationException($"No such unit: {Unit:D}."),
    };

    internal sealed class LengthJson : JsonConverter<Length>
    {
        public override Length Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString() ?? "", out var value)
                ? value
                : throw new JsonException("Expected a length such as PT24H, P14D, P4W, P6M or P5BD.");

        public override void Write(Utf8JsonWriter writer, Length value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
