using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Transfers;

/// <summary>How fast caseloads are transferred.</summary>
public sealed class TransferOptions
{
    /// <summary>The greatest value of <see cref="CitizensPerSecondMax"/>.</summary>
    public const int CitizensPerSecondLimit = 10_000;

    /// <summary>The greatest value of <see cref="CitizensAtOnce"/>.</summary>
    public const int CitizensAtOnceLimit = 64;

    private const int StepsPerSecond = 4;
    private const int CitizensPerStepLimit = 64;

    /// <summary>Citizens that one transfer moves per second at most.</summary>
    [Range(1, CitizensPerSecondLimit)]
    public int CitizensPerSecondMax { get; set; } = 100;

    /// <summary>Citizens that one transfer moves at the same time.</summary>
    [Range(1, CitizensAtOnceLimit)]
    public int CitizensAtOnce { get; set; } = 8;

    /// <summary>Attempts for a citizen that fails, before it is reported as not moved.</summary>
    [Range(1, 100)]
    public int AttemptsMax { get; set; } = 3;

    /// <summary>
    /// How often one citizen may wait for a silo that does not answer, before that counts as a failure. Keep it above the seconds a
    /// dead silo's citizens take to come up elsewhere.
    /// </summary>
    [Range(1, 10_000)]
    public int PostponementsMax { get; set; } = 60;

    /// <summary>The wait before postponed citizens are tried again, and while the database is unavailable.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often every silo makes sure that each running transfer goes on.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SignalInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Transfers that run at the same time; others go on when one of them is done.</summary>
    [Range(1, 100_000)]
    public int TransfersMax { get; set; } = 1_000;

    /// <summary>Citizens of one step, after which progress is recorded and a pause or cancellation takes effect.</summary>
    internal int CitizensPerStep => Math.Clamp(CitizensPerSecondMax / StepsPerSecond, 1, CitizensPerStepLimit);

    /// <summary>The shortest time a step of so many citizens may take.</summary>
    internal TimeSpan StepMin(int citizens) => TimeSpan.FromSeconds((double)citizens / CitizensPerSecondMax);
}
