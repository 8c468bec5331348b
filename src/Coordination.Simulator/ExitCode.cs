namespace Coordination.Simulator;

/// <summary>What a command leaves the shell with.</summary>
internal static class ExitCode
{
    /// <summary>Everything was accepted; nothing differs.</summary>
    public const int Good = 0;

    /// <summary>Something was refused, is unknown or differs; the report names it.</summary>
    public const int NotGood = 1;

    /// <summary>It could not be done at all: a file that cannot be read, a service that cannot be reached.</summary>
    public const int Impossible = 2;
}
