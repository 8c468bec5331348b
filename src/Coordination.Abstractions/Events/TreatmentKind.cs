using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The kind of treatment a citizen requests.</summary>
[GenerateSerializer, Alias("coordination.treatment-kind"), JsonConverter(typeof(JsonStringEnumConverter<TreatmentKind>))]
public enum TreatmentKind
{
    /// <summary>For drug misuse.</summary>
    [JsonStringEnumMemberName("drug")] Drug = 0,

    /// <summary>For alcohol misuse.</summary>
    [JsonStringEnumMemberName("alcohol")] Alcohol = 1,
}
