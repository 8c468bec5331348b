using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>What another citizen is to the citizen.</summary>
[GenerateSerializer, Alias("coordination.family-kind"), JsonConverter(typeof(JsonStringEnumConverter<FamilyKind>))]
public enum FamilyKind
{
    [JsonStringEnumMemberName("parent")] Parent = 0,

    [JsonStringEnumMemberName("child")] Child = 1,

    [JsonStringEnumMemberName("sibling")] Sibling = 2,

    /// <summary>A spouse or cohabitant.</summary>
    [JsonStringEnumMemberName("partner")] Partner = 3,

    /// <summary>Somebody appointed to decide for the citizen.</summary>
    [JsonStringEnumMemberName("guardian")] Guardian = 4,

    [JsonStringEnumMemberName("other")] Other = 5,
}
