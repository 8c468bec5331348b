using Coordination.Storage.Database.Postgres;
using Coordination.Storage.Keys;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Journal;

/// <summary>The journal on PostgreSQL: several lanes, each a group-committing writer for its share of the citizens.</summary>
internal sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    private readonly JournalReads _reads;
    private readonly PostgresLane<Append, AppendOutcome>[] _lanes;

    private readonly ContentCodec _codec;
    private readonly ContentKeys _keys;

    public PostgresJournal(
        PostgresDatabase database, ContentCodec codec, ContentKeys keys, JournalLatency latency, ILogger<PostgresJournal> logger)
    {
        (_codec, _keys) = (codec, keys);
        _reads = new JournalReads(database, codec);
        var appends = new PostgresAppends(database.Options.RollbackAttemptsMax, latency, logger);
        _lanes =
        [
            .. Enumerable.Range(0, database.Options.Lanes)
                .Select(lane => new PostgresLane<Append, AppendOutcome>($"journal-{lane}", database, logger, appends.CommitAsync)),
        ];
    }

    public async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellation = default)
    {
        var lane = _lanes[CitizenRing.PointOf(append.Citizen) % (uint)_lanes.Length];
        var isCommitted = false;
        try
        {
            var encrypted = await _codec.SealAsync(append, cancellation).ConfigureAwait(false);
            var outcome = await lane.EnqueueAsync(
                encrypted, 1 + append.Facts.Count, cancellation, append.Chain is null ? null : append.Chain.Break).ConfigureAwait(false);
            isCommitted = outcome == AppendOutcome.Committed;
            return outcome;
        }
        finally
        {
            if (!isCommitted)
            {
                append.Chain?.Break();
                _keys.Forget(append.Citizen); // What is kept may be the reason, or a key that was not stored after all.
            }
        }
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string citizen, long after, int limit, CancellationToken cancellation = default) =>
        _reads.ReadAsync(citizen, after, limit, cancellation);

    public Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation = default) =>
        _reads.ReadAllAsync(after, limit, cancellation);

    public Task<long> LastPositionAsync(CancellationToken cancellation = default) => _reads.LastPositionAsync(cancellation);

    public Task<long> VersionAsync(string citizen, CancellationToken cancellation = default) => _reads.VersionAsync(citizen, cancellation);

    public Task<IReadOnlyList<JournalEntry>> ReadEventAsync(
        string citizen, string source, string eventId, CancellationToken cancellation = default) =>
        _reads.ReadEventAsync(citizen, source, eventId, cancellation);

    public Task<string?> FindEventAsync(string source, string eventId, CancellationToken cancellation = default) =>
        _reads.FindEventAsync(source, eventId, cancellation);

    public Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation = default) =>
        _reads.HoldsEventAsync(citizen, source, eventId, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) await lane.DisposeAsync().ConfigureAwait(false);
    }
}
