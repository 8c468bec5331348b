using System.Text;
using Coordination.Storage.Journal;
using Coordination.Storage.Schema;

namespace Coordination.Storage.Tests.Journal;

/// <summary>
/// A journal with a row for each fact, as written before <c>0006_journal_rows</c>, becomes one with a row for each decision.
/// </summary>
public abstract class JournalRowsMigrationContract(StorageFixture storage) : IAsyncLifetime
{
    private const int RowsBefore = 105;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The rows of before, in one transaction.</summary>
    protected abstract string Rows { get; }

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_a_row_for_each_fact_reads_as_before()
    {
        await storage.ExecuteAsync(Rows);

        await storage.Get<StorageSchema>().MigrateAsync(Cancel);

        var journal = storage.Get<IJournal>();
        var entries = await journal.ReadAsync("c", 0, 1_000, Cancel);
        var at = StorageSamples.Noon;
        FactRow[] first =
        [
            new(at, "booked", "/BIF/x", "e1", null, "/BIF/x", "e1", "BIF", default),
            new(at, "conflict-\"x\"", "policy", "e1", "2026-01-01", null, null, "BIF", default),
            new(at, "alert-raised", "policy", "e1", "2026-01-01", null, null, null, default),
            new(at, "moved", "/BIF/x", null, null, "/BIF/x", "e2", "BIF", default),
            new(at.AddSeconds(1), "missed", "policy", null, "2026-01-01", null, null, "BIF", default),
        ];
        Assert.Equal(first, entries.Take(5).Select(entry => entry.Fact with { Data = default }));
        Assert.Equal(RowsBefore, entries.Count);
        Assert.All(entries, entry => Assert.Equal("""{"æ": [1]}""", Encoding.UTF8.GetString(entry.Fact.Data.Span)));
        Assert.Equal(Enumerable.Range(1, RowsBefore).Select(version => (long)version), entries.Select(entry => entry.Version));
        Assert.Equal(Enumerable.Range(11, RowsBefore).Select(position => (long)position), entries.Select(entry => entry.Position));
        Assert.Equal(
            entries.Select(entry => entry.Position), (await journal.ReadAllAsync(10, 1_000, Cancel)).Select(entry => entry.Position));
        Assert.True(await journal.HoldsEventAsync("c", "/BIF/x", "e2", Cancel));
        Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(StorageSamples.Append("d", 0), Cancel));
        Assert.True((await journal.ReadAsync("d", 0, 10, Cancel))[0].Position > entries[^1].Position);
        // Event, event, and what time alone brought: 101 facts in two rows.
        Assert.Equal(4L, await storage.ExecuteAsync("select count(*) from journal where citizen = 'c'"));
    }
}

public sealed class JournalRowsMigrationOnSqlite() : JournalRowsMigrationContract(new SqliteFixture { MigratesTo = 5 })
{
    protected override string Rows => """
        insert into journal (position, citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data)
        values
          (11, 'c', 1, 1772452800000000, 'booked', '/BIF/x', 'e1', null, '/BIF/x', 'e1', 'BIF', '{"æ": [1]}'),
          (12, 'c', 2, 1772452800000000, 'conflict-"x"', 'policy', 'e1', '2026-01-01', null, null, 'BIF', '{"æ": [1]}'),
          (13, 'c', 3, 1772452800000000, 'alert-raised', 'policy', 'e1', '2026-01-01', null, null, null, '{"æ": [1]}'),
          (14, 'c', 4, 1772452800000000, 'moved', '/BIF/x', null, null, '/BIF/x', 'e2', 'BIF', '{"æ": [1]}');
        with recursive numbers (number) as (select 5 union all select number + 1 from numbers where number < 105)
        insert into journal (position, citizen, version, at, kind, by_whom, cause, policy_version, department, data)
        select number + 10, 'c', number, 1772452801000000, 'missed', 'policy', null, '2026-01-01', 'BIF', '{"æ": [1]}'
        from numbers;
        """;
}

[Collection(PostgresFixture.OneAtATime)]
public sealed class JournalRowsMigrationOnPostgres() : JournalRowsMigrationContract(new PostgresFixture { MigratesTo = 5 })
{
    protected override string Rows => """
        select setval('positions', 200);
        insert into journal (position, citizen, version, at, kind, by_whom, cause, policy_version, source, event_id, department, data)
        values
          (11, 'c', 1, '2026-03-02T12:00:00Z', 'booked', '/BIF/x', 'e1', null, '/BIF/x', 'e1', 'BIF', '{"æ": [1]}'),
          (12, 'c', 2, '2026-03-02T12:00:00Z', 'conflict-"x"', 'policy', 'e1', '2026-01-01', null, null, 'BIF', '{"æ": [1]}'),
          (13, 'c', 3, '2026-03-02T12:00:00Z', 'alert-raised', 'policy', 'e1', '2026-01-01', null, null, null, '{"æ": [1]}'),
          (14, 'c', 4, '2026-03-02T12:00:00Z', 'moved', '/BIF/x', null, null, '/BIF/x', 'e2', 'BIF', '{"æ": [1]}');
        insert into journal (position, citizen, version, at, kind, by_whom, cause, policy_version, department, data)
        select number + 10, 'c', number, '2026-03-02T12:00:01Z', 'missed', 'policy', null, '2026-01-01', 'BIF', '{"æ": [1]}'
        from generate_series(5, 105) as number;
        """;
}
