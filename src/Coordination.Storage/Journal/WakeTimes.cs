using Coordination.Storage.Database;

namespace Coordination.Storage.Journal;

/// <summary>The wake times of citizens. The deadline clock reads them, and others bring them forward.</summary>
public sealed class WakeTimes
{
    private readonly IDatabase _database;
    private readonly int _citizensPerStep;

    internal WakeTimes(IDatabase database, int citizensPerStep) => (_database, _citizensPerStep) = (database, citizensPerStep);

    /// <summary>
    /// Citizens whose wake time is not after <paramref name="until"/>, earliest first, at most <paramref name="limit"/>.
    /// With a range, only those whose point on <see cref="CitizenRing"/> lies in it (start exclusive, end inclusive). A
    /// range may pass zero; one that ends where it starts is the whole ring.
    /// </summary>
    public Task<IReadOnlyList<DueCitizen>> DueCitizensAsync(
        DateTimeOffset until, int limit, (uint After, uint UpTo)? range = null, CancellationToken cancellation = default)
    {
        var (after, upTo) = range ?? (0, 0);
        var statement = new Statement("Journal/read_due_citizens")
            .Instant("until", until).Number("limit", limit).Number("ring_after", after).Number("ring_up_to", upTo);
        return _database.ReadAsync(statement, static row => new DueCitizen(row.Text(0), row.Instant(1)), cancellation);
    }

    /// <summary>
    /// Brings the wake time of these citizens forward to <paramref name="at"/>, in steps of
    /// <see cref="StorageOptions.BulkRowsMax"/>.
    /// </summary>
    /// <returns>The number of citizens that were due later or had no wake time.</returns>
    public async Task<int> WakeCitizensAsync(
        IReadOnlyCollection<string> citizens, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var woken = 0;
        foreach (var step in citizens.Order(StringComparer.Ordinal).Chunk(_citizensPerStep))
        {
            var statement = new Statement("Journal/wake_citizens").Texts("citizens", step).Instant("at", at);
            var counts = await _database.WriteAsync([statement], static row => row.Count(0), cancellation).ConfigureAwait(false);
            woken += counts[0];
        }

        return woken;
    }
}

/// <summary>A citizen that is due.</summary>
public sealed record DueCitizen(string Citizen, DateTimeOffset WakeAt);
