using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Calendar;

/// <summary>
/// How long something may take: <c>PT24H</c>, <c>P14D</c>, <c>P4W</c>, <c>P6M</c> or, beyond ISO 8601, <c>P5BD</c> for business
/// days.
/// </summary>
/// <param name="Amount">0 to <see cref="AmountMax"/>.</param>
/// <param name="Unit">What is counted.</param>
[JsonConverter(typeof(Json))]
public readonly record struct Length(int Amount, LengthUnit Unit)
{
    /// <summary>Largest amount of any unit.</summary>
    public const int AmountMax = 10_000;

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
    /// When something of this length is due that began at an instant: hours end at the instant, all others at the end of
    /// the local day counted to; the day it began does not count.
    /// </summary>
    public Due DueFrom(DateTimeOffset from, DanishCalendar calendar) =>
        Unit == LengthUnit.Hours
            ? new Due(LocalTime.Of(from.Plus(TimeSpan.FromHours(Amount))), EndOfDay: false)
            : Due.Of(DayAfter(LocalTime.DayOf(from), calendar));

    /// <summary>The day this much after a day.</summary>
    /// <exception cref="InvalidOperationException">The length is in hours.</exception>
    public DateOnly DayAfter(DateOnly day, DanishCalendar calendar) => Count(day, Amount, calendar);

    /// <summary>The day this much before a day.</summary>
    /// <exception cref="InvalidOperationException">The length is in hours.</exception>
    public DateOnly DayBefore(DateOnly day, DanishCalendar calendar) => Count(day, -Amount, calendar);

    /// <summary>Its form as text.</summary>
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
        _ => throw new InvalidOperationException("Hours are not counted in days."),
    };

    internal sealed class Json : JsonConverter<Length>
    {
        public override Length Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString() ?? "", out var value)
                ? value
                : throw new JsonException("Expected a length such as PT24H, P14D, P4W, P6M or P5BD.");

        public override void Write(Utf8JsonWriter writer, Length value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
