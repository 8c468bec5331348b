using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>
/// What was spent so far: CPU time in µs of this process, and of PostgreSQL with all its children, past ones included; bytes
/// allocated by this process.
/// </summary>
internal readonly record struct CpuTime(double DotNet, double Postgres, long Allocated)
{
    private const double MicrosecondsPerTick = 10_000;

    public static CpuTime Now(int? postmaster) => new(
        System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalMicroseconds,
        postmaster is { } pid ? OfFamily(pid) * MicrosecondsPerTick : 0, GC.GetTotalAllocatedBytes());

    public static CpuTime operator -(CpuTime one, CpuTime other) =>
        new(one.DotNet - other.DotNet, one.Postgres - other.Postgres, one.Allocated - other.Allocated);

    private static long OfFamily(int parent)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid)) continue;
            string stat;
            try
            {
                stat = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                continue; // It has ended.
            }

            // After the name in brackets: state, parent, …; user and system ticks are the 12th and 13th, those of ended children follow.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
            if (pid == parent) ticks += Field(11) + Field(12) + Field(13) + Field(14);
            else if (Field(1) == parent) ticks += Field(11) + Field(12);
        }

        return ticks;
    }
}
