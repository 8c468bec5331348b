using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>Where a citizen stays around the clock.</summary>
[GenerateSerializer, Alias("coordination.admission-kind"), JsonConverter(typeof(JsonStringEnumConverter<AdmissionKind>))]
public enum AdmissionKind
{
    /// <summary>A somatic hospital ward.</summary>
    [JsonStringEnumMemberName("ward")] Ward = 0,

    /// <summary>A psychiatric ward.</summary>
    [JsonStringEnumMemberName("psychiatric-ward")] PsychiatricWard = 1,

    /// <summary>A prison or remand.</summary>
    [JsonStringEnumMemberName("prison")] Prison = 2,

    /// <summary>A residential institution.</summary>
    [JsonStringEnumMemberName("residential")] Residential = 3,
}
