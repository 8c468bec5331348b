using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Calendar;

/// <summary>A day of the year, written <c>MM-dd</c>.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to the month's length. 29 February exists only in leap years.</param>
[JsonConverter(typeof(MonthDayJson))]
public readonly record struct MonthDay(int Month, int Day)
{
    private const int AnyLeapYear = 2000;

    /// <summary>Reads <c>MM-dd</c>.</summary>
    public static bool TryParse(string text, out MonthDay value)
    {
        var sound = DateOnly.TryParseExact(
            $"{AnyLeapYear}-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = sound ? new MonthDay(date.Month, date.Day) : default;
        return sound;
    }

    /// <summary>Whether a date is this day in its year.</summary>
    public bool Is(DateOnly date) => date.Month == Month && date.Day == Day;

    /// <summary><c>MM-dd</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");

    internal sealed class MonthDayJson : JsonConverter<MonthDay>
    {
        public override MonthDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString() ?? "", out var value)
                ? value
                : throw new JsonException("Expected a day of the year such as 06-05.");

        public override void Write(Utf8JsonWriter writer, MonthDay value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
