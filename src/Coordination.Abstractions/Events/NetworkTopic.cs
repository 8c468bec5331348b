using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>What somebody of the citizen's network may be told.</summary>
[GenerateSerializer, Alias("coordination.network-topic"), JsonConverter(typeof(JsonStringEnumConverter<NetworkTopic>))]
public enum NetworkTopic
{
    /// <summary>That the municipality works with the citizen.</summary>
    [JsonStringEnumMemberName("case")] Case = 0,

    /// <summary>When and where the citizen is expected.</summary>
    [JsonStringEnumMemberName("appointments")] Appointments = 1,

    [JsonStringEnumMemberName("plan")] Plan = 2,
}
