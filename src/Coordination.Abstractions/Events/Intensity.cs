using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>How much an intervention demands of the citizen.</summary>
[GenerateSerializer, Alias("coordination.intensity"), JsonConverter(typeof(JsonStringEnumConverter<Intensity>))]
public enum Intensity
{
    [JsonStringEnumMemberName("low")] Low = 0,

    [JsonStringEnumMemberName("medium")] Medium = 1,

    /// <summary>Daily or residential support.</summary>
    [JsonStringEnumMemberName("intensive")] Intensive = 2,
}
