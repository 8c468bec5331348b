using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>What a sanction is notified for.</summary>
[GenerateSerializer, Alias("coordination.sanction-reason"), JsonConverter(typeof(JsonStringEnumConverter<SanctionReason>))]
public enum SanctionReason
{
    /// <summary>A missed appointment.</summary>
    [JsonStringEnumMemberName("no-show")] NoShow = 0,

    /// <summary>Papers not handed in.</summary>
    [JsonStringEnumMemberName("no-documentation")] NoDocumentation = 1,

    /// <summary>An offer refused.</summary>
    [JsonStringEnumMemberName("refusal")] Refusal = 2,

    [JsonStringEnumMemberName("other")] Other = 3,
}
