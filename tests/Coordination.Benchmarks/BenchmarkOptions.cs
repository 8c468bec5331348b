using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>What to run and how much of it.</summary>
internal sealed record BenchmarkOptions
{
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    public int Seconds { get; init; } = 10;

    public int Runs { get; init; } = 3;

    public int Citizens { get; init; } = 10_000;

    public int Callers { get; init; } = 256;

    /// <summary><c>postgres</c>, <c>sqlite</c> or <c>both</c>.</summary>
    public string Store { get; init; } = "both";

    public IReadOnlyList<string> Faults { get; init; } = [];

    public static BenchmarkOptions Read(string[] args)
    {
        var options = new BenchmarkOptions();
        List<string> scenarios = [], faults = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                scenarios.Add(args[i]);
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : string.Empty;
            var number = int.TryParse(value, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 0;
            switch (args[i])
            {
                case "--seconds" when number > 0: options = options with { Seconds = number }; break;
                case "--runs" when number > 0: options = options with { Runs = number }; break;
                case "--citizens" when number > 0: options = options with { Citizens = number }; break;
                case "--callers" when number > 0: options = options with { Callers = number }; break;
                case "--store" when value is "postgres" or "sqlite" or "both": options = options with { Store = value }; break;
                default: faults.Add(
                    $"{args[i]} {value}: not known. --seconds N --runs N --citizens N --callers N --store postgres|sqlite|both"); break;
            }

            i++;
        }

        return options with { Scenarios = scenarios, Faults = faults };
    }
}
