namespace Coordination.Grains;

/// <summary>
/// A barrier that a professional met between two departments; also the body of <c>POST …/barriers</c>. Every property may be missing: a
/// missing required property is answered as a fault.
/// </summary>
[GenerateSerializer, Immutable, Alias("barrier-report")]
public sealed record BarrierReport
{
    /// <summary>
    /// Required: <c>legislation</c>, <c>capacity</c>, <c>data-sharing</c>, <c>payer</c>, <c>waiting-time</c>, <c>consent</c> or
    /// <c>other</c>.
    /// </summary>
    [Id(0)] public string? Kind { get; init; }

    /// <summary>Required: the codes of the two departments.</summary>
    [Id(1)] public IReadOnlyList<string?>? Departments { get; init; }

    /// <summary>What it was met at; null: nothing in particular.</summary>
    [Id(2)] public BarrierSubject? About { get; init; }

    /// <summary>Free text of at most 2,000 characters, seen by the author's department.</summary>
    [Id(3)] public string? Note { get; init; }
}
