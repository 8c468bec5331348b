using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Coordination.Benchmarks.Scenarios;
using Coordination.Silo.Rebuilding;
using Coordination.Testing;

namespace Coordination.Benchmarks;

/// <summary>Runs the scenarios side by side on one machine and prints the table and the checker's verdict.</summary>
internal sealed class Run(BenchmarkOptions options, IReadOnlyList<IScenario> all)
{
    private static readonly TimeSpan RunMax = TimeSpan.FromMinutes(20);

    /// <returns>Whether the data written is as the journal says.</returns>
    public async Task<bool> RunAsync()
    {
        List<IScenario> chosen = [.. all.Where(IsAsked)];
        if (chosen.Count == 0)
        {
            Console.WriteLine($"Scenarios: {string.Join(", ", all.Select(scenario => scenario.Name).Distinct())}");
            return false;
        }

        Console.WriteLine(MachineFacts());
        Console.WriteLine();
        Write(
            "what", "events/s, or as named", "p50 ms", "p99 ms", "CPU µs an event, .NET + PostgreSQL", "KB allocated",
            "rows / index entries", "heads HOT", "WAL bytes (with whole pages)", "bytes on disk");
        Write("---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
        var sound = true;
        foreach (var store in new[] { "postgres", "sqlite" })
        {
            List<IScenario> here = [.. chosen.Where(scenario => scenario.Store == store)];
            if (here.Count == 0) continue;
            await using var postgres = store == "postgres" ? await PrivatePostgres.CreateAsync() : null;
            await using var silo = await BenchSilo.StartAsync(postgres?.ConnectionString, postgres?.ProcessId, options.Citizens);
            // Round by round, so that each run of a scenario has the others' beside it.
            var figures = here.ToDictionary(scenario => scenario, _ => new List<Figure>());
            for (var run = 0; run < options.Runs; run++)
                foreach (var scenario in here) figures[scenario].Add(await RunAsync(scenario, silo));
            foreach (var scenario in here) Print(scenario.Title, figures[scenario]);
            sound &= await CheckAsync(store, silo);
            foreach (var scenario in here.OfType<IAsyncDisposable>()) await scenario.DisposeAsync();
        }

        return sound;
    }

    /// <summary>One run, which ends with an error that says what it waits for if it takes longer than any may.</summary>
    private async Task<Figure> RunAsync(IScenario scenario, BenchSilo silo)
    {
        Step.Begin(scenario.Title);
        var run = scenario.RunAsync(silo, options);
        if (await Task.WhenAny(run, Task.Delay(RunMax)) == run) return await run;
        var late = $"{scenario.Name}: not at its end after {RunMax}. It waits for: {Step.Current}.";
        await Console.Error.WriteLineAsync(late); // What is let go of next may wait, too.
        throw new TimeoutException(late);
    }

    private bool IsAsked(IScenario scenario) =>
        (options.Scenarios.Count == 0 || options.Scenarios.Contains(scenario.Name))
            && (options.Store == "both" || options.Store == scenario.Store);

    private static async Task<bool> CheckAsync(string store, BenchSilo silo)
    {
        var verdict = await silo.Get<ReadTablesCheck>().RunAsync();
        Console.WriteLine(
            $"Check ({store}): {verdict.Citizens} citizens, {verdict.Entries} journal entries, {verdict.Faults.Count} faults.");
        foreach (var fault in verdict.Faults.Take(10)) Console.WriteLine(fault);
        return verdict.Faults.Count == 0;
    }

    private static void Print(string title, List<Figure> runs)
    {
        var (dotNet, postgres) = (Spread(runs, figure => figure.DotNet, "F0"), Spread(runs, figure => figure.Postgres, "F0"));
        var rate = runs[0].Other is { } other
            ? $"{Spread(runs, figure => figure.Other?.Value, "0.##")} {other.Unit}"
            : Spread(runs, figure => figure.EventsPerSecond, "N0");
        Write(title, rate, Spread(runs, figure => figure.P50, "0.##"), Spread(runs, figure => figure.P99, "0.##"), postgres.Length > 0
            ? $"{dotNet} + {postgres}"
            : dotNet,
            Spread(runs, figure => figure.Allocated, "F0"),
            runs[0].Work is null ? string.Empty
                : $"{Spread(runs, figure => figure.Work?.Rows, "F1")} / {Spread(runs, figure => figure.Work?.IndexEntries, "F1")}",
            Spread(runs, figure => figure.Work?.HeadsHotShare, "P0"),
            runs[0].Work is null ? string.Empty
                : $"{Spread(runs, figure => figure.Work?.WalBytes, "F0")} ({Spread(runs, figure => figure.Work?.WalBytesAll, "F0")})",
            Spread(runs, figure => figure.Work?.DiskBytes, "F0"));
    }

    private static string Spread(List<Figure> runs, Func<Figure, double?> of, string format)
    {
        double[] values = [.. runs.Select(of).OfType<double>().Order()];
        if (values.Length == 0) return string.Empty;
        string Say(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return values.Length == 1 ? Say(values[0]) : $"{Say(values[values.Length / 2])} ({Say(values[0])}–{Say(values[^1])})";
    }

    private static void Write(params string[] columns) => Console.WriteLine($"| {string.Join(" | ", columns)} |");

    private string MachineFacts()
    {
        var processor = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ');
        return $"{Environment.ProcessorCount} cores of {processor}, load average {load[0]} before the run, .NET {Environment.Version}, "
            + $"{(GCSettings.IsServerGC ? "server" : "workstation")} GC, {(Debugger.IsAttached ? "debugged, " : string.Empty)}PostgreSQL "
                + $"with fsync and synchronous_commit on; "
            + $"{options.Citizens} warm citizens, {options.Callers} callers, {options.Runs} runs of {options.Seconds} s, median (min–max).";
    }
}
