namespace Coordination.Simulator.Sending;

/// <summary>The answer of <c>GET /api/v1/operations/figures</c>.</summary>
/// <param name="Shared">Citizens with active interventions of several departments.</param>
/// <param name="Waiting">How long departments waited for each other.</param>
internal sealed record FiguresResponse(
    long Citizens, long Shared, FiguresResponse.FiguresOfHandovers Handovers, FiguresResponse.FiguresOfDeadlines Deadlines,
    IReadOnlyList<FiguresResponse.Wait>? Waiting = null)
{
    private const string Path = "/api/v1/operations/figures";

    /// <summary>Reads the figures; department null: of all departments.</summary>
    public static Task<FiguresResponse> ReadAsync(CoordinationClient client, string? department, CancellationToken cancellation) =>
        client.GetAsync<FiguresResponse>(
        department is null ? Path : $"{Path}?department={Uri.EscapeDataString(department)}", CallerIdentity.Operations, cancellation);

    /// <param name="Citizens">The number of citizens concerned.</param>
    /// <param name="Pairs">The number per giver and receiver, the largest first; of many pairs the first.</param>
    /// <param name="PairCount">The number of all pairs.</param>
    internal sealed record FiguresOfHandovers(long Completed, long Citizens, IReadOnlyList<Pair> Pairs, long PairCount);

    /// <summary>The number of handovers from one caseworker to another.</summary>
    internal sealed record Pair(string From, string To, long Count);

    /// <summary>The waits of one department for another at one stage.</summary>
    internal sealed record Wait(string Stage, string From, string To, long Count, double MedianHours, double P90Hours);

    /// <summary>The number of deadlines met in time, missed, and open, and of those missed before their department started.</summary>
    internal sealed record FiguresOfDeadlines(long Met, long Missed, long Open, long BeforeStart = 0);
}
