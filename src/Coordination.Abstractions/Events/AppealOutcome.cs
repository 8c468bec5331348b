using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The outcome of the reassessment of an appealed decision.</summary>
[GenerateSerializer, Alias("coordination.appeal-outcome"), JsonConverter(typeof(JsonStringEnumConverter<AppealOutcome>))]
public enum AppealOutcome
{
    /// <summary>The decision stands.</summary>
    [JsonStringEnumMemberName("kept")] Kept = 0,

    /// <summary>The decision was changed.</summary>
    [JsonStringEnumMemberName("changed")] Changed = 1,
}
