using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The outcome of the assessment of a concern.</summary>
[GenerateSerializer, Alias("coordination.concern-outcome"), JsonConverter(typeof(JsonStringEnumConverter<ConcernOutcome>))]
public enum ConcernOutcome
{
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>Support is offered.</summary>
    [JsonStringEnumMemberName("support")] Support = 1,

    /// <summary>The child will be examined.</summary>
    [JsonStringEnumMemberName("examination")] Examination = 2,

    /// <summary>The child needs help at once.</summary>
    [JsonStringEnumMemberName("acute")] Acute = 3,
}
