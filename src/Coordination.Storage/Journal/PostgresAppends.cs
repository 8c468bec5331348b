using System.Diagnostics;
using Coordination.Storage.Database;
using Coordination.Storage.Database.Postgres;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using PendingAppend = Coordination.Storage.Database.Pending<
    Coordination.Storage.Journal.Append,
    Coordination.Storage.Journal.AppendOutcome>;

namespace Coordination.Storage.Journal;

/// <summary>
/// Commits a batch of appends in one round trip and one transaction. Its first statements take the heads, by compare-and-set
/// of the version. Every other row is joined to the heads that this transaction took (<c>citizens.written_in</c>).
/// </summary>
internal sealed class PostgresAppends(int attemptsMax, JournalLatency latency, ILogger logger)
{
    internal async Task CommitAsync(NpgsqlConnection connection, IReadOnlyList<PendingAppend> appends)
    {
        var left = appends;
        while (left.Count > 0)
        {
            (var batch, left) = AppendBatch.Arrange(left);
            await CommitAsync(connection, batch).ConfigureAwait(false);
        }

        latency.Record(appends.Select(append => append.QueuedAt));
    }

    private async Task CommitAsync(NpgsqlConnection connection, AppendBatch batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteAsync(connection, batch).ConfigureAwait(false);
                return;
            }
            catch (PostgresException fault) when (PostgresFaults.IsRolledBackForOthers(fault) && attempt < attemptsMax)
            {
                // Nothing was stored. The other transactions have ended, so the next attempt may succeed.
            }
            catch (PostgresException fault) when (PostgresFaults.IsKnownEvent(fault))
            {
                await CommitWithoutKnownEventsAsync(connection, batch, fault).ConfigureAwait(false);
                return;
            }
            catch (Exception fault) when (!PostgresFaults.IsUnavailable(fault))
            {
                await CommitHalvesAsync(connection, [.. batch.Appends], fault).ConfigureAwait(false);
                return;
            }
        }
    }

    /// <summary>The database refuses an append of the batch: halves the batch until that append is alone.</summary>
    private async Task CommitHalvesAsync(NpgsqlConnection connection, PendingAppend[] appends, Exception fault)
    {
        if (appends is [var refused])
        {
            StorageTelemetry.Refused.Add(1);
            logger.AppendRefused(refused.Request.Facts.Count, fault);
            refused.Fail(new AppendRefusedException("The database refuses this append.", fault));
            return;
        }

        // The order of the queue is kept: if a chain is cut here, its second part is written after its first.
        var half = appends.Length / 2;
        await CommitAsync(connection, AppendBatch.Arrange(appends[..half]).Batch).ConfigureAwait(false);
        await CommitAsync(connection, AppendBatch.Arrange(appends[half..]).Batch).ConfigureAwait(false);
    }

    private async Task CommitWithoutKnownEventsAsync(NpgsqlConnection connection, AppendBatch batch, Exception fault)
    {
        var known = await ReadKnownEventsAsync(connection, batch).ConfigureAwait(false);
        var fresh = new List<PendingAppend>();
        var conflicts = 0;
        foreach (var append in batch.Appends)
        {
            var events = append.Request.Facts.Where(fact => fact.Source is not null)
                .Select(fact => (append.Request.Citizen, fact.Source!, fact.EventId!)).ToArray();

            // Within the batch the first append of an event is stored. An append that contains an event twice conflicts with itself.
            if (Array.TrueForAll(events, known.Add))
            {
                fresh.Add(append);
                continue;
            }

            conflicts++;
            append.Request.Chain?.Break();
            append.Complete(AppendOutcome.Outdated);
        }

        StorageTelemetry.OutdatedAppends.Add(conflicts);
        if (conflicts == 0)
            await CommitHalvesAsync(connection, [.. fresh], fault).ConfigureAwait(false);
        else if (fresh.Count > 0)
            await CommitAsync(connection, fresh).ConfigureAwait(false);
    }

    private static async Task<HashSet<(string Citizen, string Source, string EventId)>> ReadKnownEventsAsync(
        NpgsqlConnection connection, AppendBatch batch)
    {
        var events = batch.Appends
            .SelectMany(append => append.Request.Facts, (append, fact) => (append.Request.Citizen, fact.Source, fact.EventId))
            .Where(entry => entry.Source is not null)
            .ToArray();
        await using var command = new NpgsqlCommand(SqlTexts.Find("Postgres", "Journal/read_known_events"), connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(entry => entry.Citizen)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(entry => entry.Source!)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(entry => entry.EventId!)] },
            },
        };
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var known = new HashSet<(string, string, string)>();
        while (await reader.ReadAsync().ConfigureAwait(false)) known.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return known;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, AppendBatch batch)
    {
        var appends = batch.Appends.Select(append => append.Request).ToArray();
        using var span = StorageTelemetry.Source.StartActivity("journal commit", ActivityKind.Client);
        span?.SetTag("coordination.appends", appends.Length);
        var started = Stopwatch.GetTimestamp();
        using var rows = JournalRows.Of(appends);
        await using var commands = new NpgsqlBatch(connection);
        var headStatements = Fill(commands, batch, appends, rows);

        var winners = new HashSet<string>(appends.Length, StringComparer.Ordinal);
        await using (var reader = await commands.ExecuteReaderAsync().ConfigureAwait(false))
        {
            // The first result is the reserved position, the next ones are the heads taken.
            for (var statement = 0; statement < headStatements; statement++)
            {
                await reader.NextResultAsync().ConfigureAwait(false);
                while (await reader.ReadAsync().ConfigureAwait(false)) winners.Add(reader.GetString(0));
            }

            // Reads to the end, where the commit is confirmed.
            while (await reader.NextResultAsync().ConfigureAwait(false))
            {
            }
        }

        StorageTelemetry.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        StorageTelemetry.BatchSize.Record(appends.Length);
        StorageTelemetry.OutdatedAppends.Add(batch.Complete(winners));
    }

    private static int Fill(NpgsqlBatch commands, AppendBatch batch, Append[] appends, JournalRows rows)
    {
        var alerts = appends.Sum(append => append.Changes.Alerts.Count);
        commands.BatchCommands.Add(Reserve(rows.Facts + alerts));
        var heads = 0;
        var (known, opened) = (batch.Heads(ofNew: false), batch.Heads(ofNew: true));
        if (known.Count > 0)
        {
            commands.BatchCommands.Add(HeadWrite.Change.ToPostgres(known));
            heads++;
        }

        if (opened.Count > 0)
        {
            commands.BatchCommands.Add(HeadWrite.Open.ToPostgres(opened));
            heads++;
        }

        commands.BatchCommands.Add(HeadWrite.Wake.ToPostgres(InOrder([.. known, .. opened])));
        KeyWrite[] made = [.. appends.Select(append => append.Key.ToWrite(append.Citizen)).OfType<KeyWrite>()];
        if (made.Length > 0) commands.BatchCommands.Add(KeyWrite.Add.ToPostgres(made));
        if (rows.Facts > 0) commands.BatchCommands.Add(JournalRow.Append.ToPostgres(rows.All));
        var removals = appends.SelectMany(
            append => append.InboxPositions, (append, position) => new InboxRemoval(append.Citizen, position)).ToArray();
        if (removals.Length > 0) commands.BatchCommands.Add(InboxRemoval.Remove.ToPostgres(removals));
        var changes = appends
            .Where(append => append.Changes != ReadTableChanges.None)
            .Select(append => new CitizenChanges(append.Citizen, append.Changes))
            .ToArray();
        if (changes.Length > 0)
        {
            foreach (var table in ReadTableDeclarations.All) table.AddTo(commands.BatchCommands, changes);
        }

        var answers = appends.Where(append => append.Answer is not null).Select(append => new AnswerWrite(append.Citizen, append.Answer!))
            .ToArray();
        if (answers.Length > 0) commands.BatchCommands.Add(AnswerWrite.Keep.ToPostgres(answers));
        return heads;
    }

    private static HeadWrite[] InOrder(HeadWrite[] heads)
    {
        Array.Sort(heads, static (one, other) => string.CompareOrdinal(one.Row.Citizen, other.Row.Citizen));
        return heads;
    }

    /// <summary>The statement that must come first in a transaction that writes rows with positions.</summary>
    internal static NpgsqlBatchCommand Reserve(int positions) => new(SqlTexts.Find("Postgres", "Journal/reserve_positions"))
    {
        Parameters = { new NpgsqlParameter<long> { TypedValue = positions, NpgsqlDbType = NpgsqlDbType.Bigint } },
    };
}
