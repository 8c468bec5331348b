namespace Coordination.Simulator.Sending;

/// <summary>The service's figures, as <c>GET /api/v1/operations/figures</c> answers.</summary>
/// <param name="Shared">Those with active interventions of several departments.</param>
/// <param name="Waiting">How long departments waited for each other.</param>
internal sealed record FiguresResponse(
    long Citizens, long Shared, FiguresResponse.HandoverCounts Handovers, FiguresResponse.DeadlineCounts Deadlines,
    IReadOnlyList<FiguresResponse.Wait>? Waiting = null)
{
    private const string Path = "/api/v1/operations/figures";

    /// <summary>Reads them, for all departments or one.</summary>
    public static Task<FiguresResponse> ReadAsync(CoordinationClient client, string? department, CancellationToken cancellation) =>
        client.GetAsync<FiguresResponse>(
        department is null ? Path : $"{Path}?department={Uri.EscapeDataString(department)}", CallerIdentity.Operations, cancellation);

    /// <param name="Citizens">Of how many citizens.</param>
    /// <param name="Pairs">From whom to whom, the busiest first.</param>
    internal sealed record HandoverCounts(long Completed, long Citizens, IReadOnlyList<Pair> Pairs);

    /// <summary>Handovers from one caseworker to another.</summary>
    internal sealed record Pair(string From, string To, long Count);

    /// <summary>Waits of one department for another at one stage.</summary>
    internal sealed record Wait(string Stage, string From, string To, long Count, double MedianHours, double P90Hours);

    /// <summary>Deadlines: met in time, missed, not closed yet.</summary>
    internal sealed record DeadlineCounts(long Met, long Missed, long Open);
}
