namespace Coordination.Simulator;

/// <summary>The exit codes of the commands.</summary>
internal static class ExitCode
{
    /// <summary>Everything was accepted, and nothing differs.</summary>
    public const int Good = 0;

    /// <summary>Something was refused, is unknown or differs. The report names it.</summary>
    public const int NotGood = 1;

    /// <summary>The command could not run: a file cannot be read, or the service cannot be reached.</summary>
    public const int Impossible = 2;
}
