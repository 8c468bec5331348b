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

    /// <summary>Citizens that one transfer moves in a second at most. Default 100, range 1–10,000.</summary>
    public int CitizensPerSecondMax { get; set; } = 100;

    /// <summary>Citizens that one transfer moves at the same time. Default 8, range 1–64.</summary>
    public int CitizensAtOnce { get; set; } = 8;

    /// <summary>Citizens of one step, after which progress is recorded and a pause or cancellation is heeded.</summary>
    internal int CitizensPerStep => Math.Clamp(CitizensPerSecondMax / StepsPerSecond, 1, CitizensPerStepLimit);

    /// <summary>How long a step of so many citizens takes at least.</summary>
    internal TimeSpan StepMin(int citizens) => TimeSpan.FromSeconds((double)citizens / CitizensPerSecondMax);
}
