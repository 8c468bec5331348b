namespace Coordination.Benchmarks;

/// <summary>What the scenario that runs waits for, so that one that does not end can say it.</summary>
internal static class Step
{
    private static string s_current = "";

    internal static string Current => Volatile.Read(ref s_current);

    internal static void Begin(string what) => Volatile.Write(ref s_current, what);
}
