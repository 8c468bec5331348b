using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The reason for a sanction.</summary>
[GenerateSerializer, Alias("coordination.sanction-reason"), JsonConverter(typeof(JsonStringEnumConverter<SanctionReason>))]
public enum SanctionReason
{
    /// <summary>A missed appointment.</summary>
    [JsonStringEnumMemberName("no-show")] NoShow = 0,

    /// <summary>Documents that were not handed in.</summary>
    [JsonStringEnumMemberName("no-documentation")] NoDocumentation = 1,

    /// <summary>An offer that was refused.</summary>
    [JsonStringEnumMemberName("refusal")] Refusal = 2,

    [JsonStringEnumMemberName("other")] Other = 3,
}
