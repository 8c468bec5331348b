using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>What is shown to the data-protection officer as unusual.</summary>
internal sealed class LookOptions
{
    /// <summary>Citizens that one person looks at within an hour without being listed.</summary>
    [Range(1, 100_000)]
    public int CitizensAnHourMax { get; set; } = 60;
}
