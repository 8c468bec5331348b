using Coordination.Testing;

namespace Coordination.Benchmarks;

/// <summary>What one run of a scenario gave; null where it says nothing of the kind.</summary>
internal sealed record Figure
{
    public double? EventsPerSecond { get; init; }

    public double? P50 { get; init; }

    public double? P99 { get; init; }

    /// <summary>CPU µs per event of this process.</summary>
    public double? DotNet { get; init; }

    /// <summary>CPU µs per event of all processes of PostgreSQL.</summary>
    public double? Postgres { get; init; }

    /// <summary>KB per event that this process allocated.</summary>
    public double? Allocated { get; init; }

    /// <summary>What PostgreSQL wrote, per event.</summary>
    public PostgresWork? Work { get; init; }

    /// <summary>A figure of its own kind, with its unit.</summary>
    public (double Value, string Unit)? Other { get; init; }
}
