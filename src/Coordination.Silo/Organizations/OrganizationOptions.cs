using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Organizations;

/// <summary>How organization documents are read and rolled out to citizens.</summary>
public sealed class OrganizationOptions
{
    /// <summary>How often every silo reads a document that was put on another silo.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Citizens reconsidered at the same time, in the whole cluster.</summary>
    [Range(1, 1_000)]
    public int RolloutCitizensAtOnce { get; set; } = 64;

    /// <summary>Attempts for one citizen, before it is left to the clock, which tries until it succeeds.</summary>
    [Range(1, 100)]
    public int RolloutAttemptsMax { get; set; } = 5;

    /// <summary>The wait between attempts for one citizen.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RolloutRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);
}
