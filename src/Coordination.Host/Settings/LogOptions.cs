using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>What the log leaves out.</summary>
public sealed class LogOptions
{
    /// <summary>
    /// How long, after a warning or an error with an exception, others of its kind are only counted. The next line of that kind says how
    /// many they were. Zero: every line is logged.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RepeatInterval { get; set; } = TimeSpan.FromSeconds(10);
}
