using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>What the assessment of a concern came to.</summary>
[GenerateSerializer, Alias("coordination.concern-outcome"), JsonConverter(typeof(JsonStringEnumConverter<ConcernOutcome>))]
public enum ConcernOutcome
{
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>Support is offered.</summary>
    [JsonStringEnumMemberName("support")] Support = 1,

    /// <summary>The child is to be examined.</summary>
    [JsonStringEnumMemberName("examination")] Examination = 2,

    /// <summary>Action at once.</summary>
    [JsonStringEnumMemberName("acute")] Acute = 3,
}
