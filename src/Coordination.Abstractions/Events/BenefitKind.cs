using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>How a benefit is paid.</summary>
[GenerateSerializer, Alias("coordination.benefit-kind"), JsonConverter(typeof(JsonStringEnumConverter<BenefitKind>))]
public enum BenefitKind
{
    /// <summary>Once, for one need.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "A single benefit is the law's term.")]
    [JsonStringEnumMemberName("single")] Single = 0,

    [JsonStringEnumMemberName("ongoing")] Ongoing = 1,
}
