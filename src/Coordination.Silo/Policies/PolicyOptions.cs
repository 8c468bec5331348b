using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Policies;

/// <summary>How versions of policy are read, rolled out to citizens and previewed.</summary>
public sealed class PolicyOptions
{
    /// <summary>How often every silo reads the versions that were put on another silo.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Citizens of one step of the rollout. A step is held in memory.</summary>
    [Range(1, 10_000)]
    public int RolloutCitizensPerStep { get; set; } = 250;

    /// <summary>Citizens that one silo reconciles at the same time during the rollout.</summary>
    [Range(1, 1_000)]
    public int RolloutCitizensAtOnce { get; set; } = 32;

    /// <summary>The pause between two steps of the rollout.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RolloutStepDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause before a silo looks again for citizens that are behind, when it has gone through all of them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan RolloutPassDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Citizens of one step of a preview. A step is held in memory.</summary>
    [Range(1, 10_000)]
    public int PreviewCitizensPerStep { get; set; } = 500;

    /// <summary>Citizens that a preview evaluates at the same time.</summary>
    [Range(1, 64)]
    public int PreviewCitizensAtOnce { get; set; } = 4;

    /// <summary>Previews kept in memory; the oldest goes when another begins.</summary>
    [Range(1, 1_000)]
    public int PreviewsMax { get; set; } = 16;

    /// <summary>How long a preview is kept at least, unless there are too many.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan PreviewRetention { get; set; } = TimeSpan.FromHours(1);
}
