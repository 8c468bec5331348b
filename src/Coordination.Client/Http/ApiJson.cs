using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>
/// The JSON of the API. A member that an answer lacks is empty: the service may be older or newer, and masked things have few.
/// </summary>
internal static class ApiJson
{
    internal static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(AskForNothing).WithAddedModifier(LeaveNoTextNull),
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IncludeFields = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new FaultJson());
        options.MakeReadOnly();
        return options;
    }

    private static void AskForNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties) property.IsRequired = false;
    }

    // In something masked every text but those shown is empty, as in the views of grain calls.
    private static void LeaveNoTextNull(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !type.Type.IsAssignableTo(typeof(IMaskable))) return;
        var nullability = new NullabilityInfoContext();
        PropertyInfo[] texts =
        [
            .. type.Type.GetProperties().Where(property => property is { CanWrite: true } && property.PropertyType == typeof(string)
                && nullability.Create(property).WriteState == NullabilityState.NotNull),
        ];
        type.OnDeserialized = view =>
        {
            foreach (var text in texts)
                if (text.GetValue(view) is null) text.SetValue(view, "");
        };
    }

    /// <summary>A fault has <c>detail</c> for what the views call its problem.</summary>
    private sealed class FaultJson : JsonConverter<Fault>
    {
        public override Fault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var fault = JsonElement.ParseValue(ref reader);
            return new Fault(TextOf(fault, "pointer"), TextOf(fault, "detail"));
        }

        public override void Write(Utf8JsonWriter writer, Fault value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", value.Pointer);
            writer.WriteString("detail", value.Problem);
            writer.WriteEndObject();
        }

        private static string TextOf(JsonElement fault, string name) =>
            fault.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
    }
}
