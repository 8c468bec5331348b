using System.Text.Json.Serialization;

namespace Coordination.Domain.Policies;

/// <summary>How sure the basis of a rule is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>Decided by the municipality.</summary>
    [JsonStringEnumMemberName("local")] Local,

    /// <summary>The provision was read.</summary>
    [JsonStringEnumMemberName("seen")] Seen,

    /// <summary>Beyond reasonable doubt.</summary>
    [JsonStringEnumMemberName("high")] High,

    /// <summary>Likely; to be confirmed.</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>As it was before a reform whose effect is not settled.</summary>
    [JsonStringEnumMemberName("pre-reform")] PreReform,
}
