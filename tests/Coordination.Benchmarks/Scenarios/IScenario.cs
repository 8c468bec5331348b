namespace Coordination.Benchmarks.Scenarios;

/// <summary>One line of the table.</summary>
internal interface IScenario
{
    /// <summary>What it is asked for by.</summary>
    string Name { get; }

    /// <summary>What the table calls it.</summary>
    string Title { get; }

    /// <summary><c>postgres</c> or <c>sqlite</c>.</summary>
    string Store { get; }

    /// <summary>One run.</summary>
    Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options);
}
