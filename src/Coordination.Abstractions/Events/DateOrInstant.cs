using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>A local day in Europe/Copenhagen, or an instant. A day used as an end means the end of that day.</summary>
/// <remarks>Written <c>2026-08-31</c> or <c>2026-08-31T12:00:00+02:00</c>. The default value is neither.</remarks>
[GenerateSerializer, Immutable, Alias("coordination.date-or-instant"), JsonConverter(typeof(DateOrInstantJson))]
public readonly record struct DateOrInstant
{
    public DateOrInstant(DateOnly date) => Date = date;

    public DateOrInstant(DateTimeOffset instant) => Instant = instant;

    /// <summary>The local day; null for an instant.</summary>
    [Id(0)] public DateOnly? Date { get; private init; }

    /// <summary>The instant; null for a local day.</summary>
    [Id(1)] public DateTimeOffset? Instant { get; private init; }

    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative.")]
    public static implicit operator DateOrInstant(DateOnly date) => new(date);

    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternative.")]
    public static implicit operator DateOrInstant(DateTimeOffset instant) => new(instant);

    /// <summary>Reads either form. An instant must have an offset.</summary>
    public static bool TryParse(string text, out DateOrInstant value)
    {
        if (Iso.TryDate(text, out var date))
        {
            value = date;
            return true;
        }

        var sound = Iso.TryInstant(text, out var instant);
        value = sound ? instant : default;
        return sound;
    }

    /// <summary>ISO 8601.</summary>
    public override string ToString() =>
        Date is { } date ? date.ToString("O", CultureInfo.InvariantCulture)
        : Instant is { } instant ? instant.ToString("O", CultureInfo.InvariantCulture)
        : "";

    internal sealed class DateOrInstantJson : JsonConverter<DateOrInstant>
    {
        public override DateOrInstant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString() ?? "", out var value)
                ? value
                : throw new JsonException("Expected a date or an instant with an offset.");

        public override void Write(Utf8JsonWriter writer, DateOrInstant value, JsonSerializerOptions options)
        {
            if (value.Date is { } date)
                writer.WriteStringValue(date.ToString("O", CultureInfo.InvariantCulture));
            else
                writer.WriteStringValue(value.Instant ?? throw new JsonException("Neither a date nor an instant."));
        }
    }
}
