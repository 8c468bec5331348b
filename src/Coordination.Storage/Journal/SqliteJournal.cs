using Coordination.Storage.Database;
using Coordination.Storage.Database.Sqlite;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Journal;

/// <summary>The journal on SQLite. Appends share a transaction with all other writes that are queued.</summary>
internal sealed class SqliteJournal(
    SqliteDatabase database, ContentCodec codec, ContentKeys keys, JournalLatency latency, ILogger<SqliteJournal> logger) : IJournal
{
    private readonly JournalReads _reads = new(database, codec);

    public async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellation = default)
    {
        var outcome = AppendOutcome.Outdated;
        try
        {
            var encrypted = await codec.SealAsync(append, cancellation).ConfigureAwait(false);
            outcome = await database.Writer
                .EnqueueAsync(session => Apply(session, encrypted), 1 + append.Facts.Count, cancellation, Measure)
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (SqliteFaults.IsKnownEvent(fault))
        {
            // The outcome stays.
        }
        catch (Exception fault) when (fault is not (StorageUnavailableException or OperationCanceledException))
        {
            StorageTelemetry.Refused.Add(1);
            logger.AppendRefused(append.Facts.Count, fault);
            throw new AppendRefusedException("The database refuses this append.", fault);
        }
        finally
        {
            // What is kept may be the reason, or a key that was not stored after all.
            if (outcome != AppendOutcome.Committed)
            {
                append.Chain?.Break();
                keys.Forget(append.Citizen);
            }
        }

        if (outcome == AppendOutcome.Outdated) StorageTelemetry.OutdatedAppends.Add(1);
        return outcome;
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

    private static AppendOutcome Apply(SqliteSession session, Append append)
    {
        if (append.Chain is { IsBroken: true }) return AppendOutcome.Outdated;
        var head = new HeadWrite(
            append.ExpectedVersion,
            append.ExpectedVersion + append.Facts.Count,
            append.Facts.Count > 0 ? append.Facts[^1].At : null,
            append.Head,
            append.OrganizationVersion,
            append.Policy,
            append.Key.Before,
            append.Key.After);
        var take = append.ExpectedVersion == 0 ? HeadWrite.Open : HeadWrite.Change;
        if (session.Write(take, [head]) == 0)
        {
            append.Chain?.Break();
            return AppendOutcome.Outdated;
        }

        if (append.Key.ToWrite(append.Citizen) is { } made) session.Write(KeyWrite.Add, [made]);
        using (var rows = JournalRows.Of(append)) session.Write(JournalRow.Append, rows.All);
        session.Write(InboxRemoval.Remove, append.InboxPositions.Select(position => new InboxRemoval(append.Citizen, position)));
        if (append.Changes != ReadTableChanges.None)
        {
            foreach (var table in ReadTableDeclarations.All) table.Write(session, append.Citizen, append.Changes);
        }

        if (append.Answer is { } answer) session.Write(AnswerWrite.Keep, [new AnswerWrite(append.Citizen, answer)]);
        return AppendOutcome.Committed;
    }

    private void Measure(long queuedAt) => latency.Record([queuedAt]);
}
