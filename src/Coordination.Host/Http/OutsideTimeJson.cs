using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Events;

namespace Coordination.Host.Http;

/// <summary>Reads dates and instants of request bodies within the bounds of <see cref="OutsideTime"/>.</summary>
internal static class OutsideTimeJson
{
    /// <summary>Converters for every shape that a date or an instant has in a request.</summary>
    internal static IReadOnlyList<JsonConverter> Converters { get; } = [new DateConverter(), new InstantConverter(), new EitherConverter()];

    private static JsonException Refused => new($"Expected a date or an instant with an offset, {OutsideTime.Bounds}.");

    private static string TextOf(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Refused;

    private sealed class DateConverter : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            OutsideTime.TryDate(TextOf(ref reader), out var date) ? date : throw Refused;

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            OutsideTime.TryInstant(TextOf(ref reader), out var instant) ? instant : throw Refused;

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    private sealed class EitherConverter : JsonConverter<DateOrInstant>
    {
        public override DateOrInstant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            OutsideTime.TryEither(TextOf(ref reader), out var either) ? either : throw Refused;

        public override void Write(Utf8JsonWriter writer, DateOrInstant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
