using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>How figures developed: samples at fixed steps. No sample says of whom it tells.</summary>
/// <remarks>Thread safe; several hosts may add counts at the same time.</remarks>
public sealed class TrendTable
{
    private readonly IDatabase _database;

    internal TrendTable(IDatabase database) => _database = database;

    /// <summary>Adds what was counted to each of the steps, in one transaction.</summary>
    public Task AddAsync(
        IReadOnlyList<TrendStep> steps, IReadOnlyDictionary<string, long> counts, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [.. steps.Select(step => Of("add_trend_counts", step, counts))], static _ => true, cancellation);

    /// <summary>
    /// Keeps what stands now, where no more stood in the step before, and removes the samples of the same steps that are too old, in one
    /// transaction.
    /// </summary>
    public Task RaiseAsync(
        IReadOnlyList<TrendStep> steps, IReadOnlyDictionary<string, long> levels, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [
                .. steps.Select(step => Of("raise_trend_levels", step, levels)),
                .. steps.Select(static step =>
                    new Statement("Operations/prune_trends").Text("step", step.Name).Instant("before", step.KeptFrom)),
            ],
            static _ => true, cancellation);

    /// <summary>The samples whose step begins in a period, by begin and figure.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    public Task<IReadOnlyList<TrendSample>> ReadAsync(
        string step, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/read_trend").Text("step", step).Instant("from", from).Instant("to", to),
            static row => new TrendSample(row.Instant(0), row.Text(1), row.Number(2)), cancellation);

    /// <summary>How many deliveries of all subscriptions wait to be tried again.</summary>
    public async Task<long> CountDeliveriesWaitingAsync(CancellationToken cancellation = default) =>
        await _database.ReadFirstAsync(
            new Statement("Operations/count_deliveries_waiting"), static row => row.Number(0), cancellation).ConfigureAwait(false);

    private static Statement Of(string name, TrendStep step, IReadOnlyDictionary<string, long> values) =>
        new Statement($"Operations/{name}").Text("step", step.Name).Instant("at", step.At)
            .Texts("figures", [.. values.Keys]).Numbers("values", [.. values.Values]);
}

/// <summary>One step of a trend.</summary>
/// <param name="Name">Which steps it is one of, such as <c>hour</c>.</param>
/// <param name="At">Its begin.</param>
/// <param name="KeptFrom">Samples of such steps that begin before it are too old.</param>
public sealed record TrendStep(string Name, DateTimeOffset At, DateTimeOffset KeptFrom);

/// <summary>What was counted in a step, or the most that stood at a look.</summary>
/// <param name="At">The begin of the step.</param>
public sealed record TrendSample(DateTimeOffset At, string Figure, long Value);
