using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Citizens;

/// <summary>How far the subject of an alert has come. An acknowledged alert is raised again when its stage changes.</summary>
/// <param name="Reached">The text of the stage. It is only compared: two equal texts are the same stage.</param>
/// <param name="IsEscalation">Whether the alert went to its receiver because an earlier receiver did not acknowledge theirs.</param>
[JsonConverter(typeof(AlertStageJsonConverter))]
public readonly record struct AlertStage(string Reached, bool IsEscalation)
{
    /// <summary>A stage reached without escalation.</summary>
    public static AlertStage Of(string reached) => new(reached, IsEscalation: false);
}

/// <summary>Stores a stage as one text. That form has been in journals since the first version.</summary>
internal sealed class AlertStageJsonConverter : JsonConverter<AlertStage>
{
    private const string EscalationSuffix = " escalated";

    public override AlertStage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("A stage may not be null.");
        return text.EndsWith(EscalationSuffix, StringComparison.Ordinal)
            ? new AlertStage(text[..^EscalationSuffix.Length], IsEscalation: true)
            : AlertStage.Of(text);
    }

    public override void Write(Utf8JsonWriter writer, AlertStage value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.IsEscalation ? $"{value.Reached}{EscalationSuffix}" : value.Reached);
}
