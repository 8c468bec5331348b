using Coordination.Grains;

namespace Coordination.Views;

/// <summary>A barrier as its author logged it.</summary>
[GenerateSerializer, Immutable, Alias("view.barrier")]
public sealed record BarrierView
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Kind { get; init; }

    /// <summary>The two departments, sorted by code.</summary>
    [Id(2)] public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>What it was met at; null: nothing in particular.</summary>
    [Id(3)] public BarrierSubject? About { get; init; }

    /// <summary>Null: nothing was written.</summary>
    [Id(4)] public string? Note { get; init; }

    /// <summary>The caseworker who logged it.</summary>
    [Id(5)] public required string By { get; init; }

    [Id(6)] public required DateTimeOffset At { get; init; }
}
