using System.Text.Json.Serialization;

namespace Coordination.Domain.Policies;

/// <summary>How certain the basis of a rule is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>A decision of the municipality.</summary>
    [JsonStringEnumMemberName("local")] Local,

    /// <summary>The provision was read.</summary>
    [JsonStringEnumMemberName("seen")] Seen,

    /// <summary>Beyond reasonable doubt.</summary>
    [JsonStringEnumMemberName("high")] High,

    /// <summary>Likely, but not confirmed.</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>The law before a reform whose effect is unclear.</summary>
    [JsonStringEnumMemberName("pre-reform")] PreReform,
}
