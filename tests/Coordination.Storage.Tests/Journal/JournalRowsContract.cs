using System.Text;
using Coordination.Storage.Journal;

namespace Coordination.Storage.Tests.Journal;

/// <summary>A row of the journal holds a decision, and readers see the facts one by one.</summary>
public abstract class JournalRowsContract(StorageFixture storage)
{
    private readonly IJournal _journal = storage.Get<IJournal>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_column_of_every_fact_of_a_decision_comes_back()
    {
        var citizen = StorageSamples.NewCitizen();
        var fact = StorageSamples.Fact("k");
        FactRow[] facts =
        [
            fact with { Source = "/SOF/nexus", EventId = "e1", By = "/SOF/nexus", Cause = "e1", PolicyVersion = null },
            fact with { By = "policy", Cause = "e1", Departments = null },
            fact with { At = StorageSamples.Noon.AddSeconds(1), Cause = null, PolicyVersion = null },
            fact with { Source = "/SOF/nexus", EventId = "e2", By = "another", Cause = null },
            fact with { Kind = "a \"quoted\" kind", Cause = null },
            fact with { Source = "/SOF/nexus", EventId = "e3", Cause = "e4" },
            fact with { Source = "/SOF/nexus", EventId = "e4", Cause = "e3" },
        ];

        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(StorageSamples.Append(citizen, 0, facts), Cancel));

        var entries = await _journal.ReadAsync(citizen, 0, 100, Cancel);
        Assert.Equal(facts.Select(one => one with { Data = default }), entries.Select(entry => entry.Fact with { Data = default }));
        Assert.All(entries, entry => Assert.Equal(fact.Data.ToArray(), entry.Fact.Data.ToArray()));
        foreach (var id in (string[])["e1", "e2", "e3", "e4"])
            Assert.True(await _journal.HoldsEventAsync(citizen, "/SOF/nexus", id, Cancel));
    }

    [Fact]
    public async Task A_page_begins_and_ends_anywhere_in_a_decision()
    {
        const int Many = 2 * JournalRow.FactsMax + 50;
        var (citizen, other) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        await _journal.AppendAsync(
            StorageSamples.Append(citizen, 0, [.. Enumerable.Range(1, Many).Select(version => StorageSamples.Fact($"k{version}"))]),
                Cancel);
        await _journal.AppendAsync(StorageSamples.Append(other, 0), Cancel);

        foreach (var (after, limit) in ((int, int)[])[(0, 3), (98, 3), (99, 3), (100, 3), (101, 1), (0, 250), (249, 10), (250, 10)])
        {
            var versions = Enumerable.Range(after + 1, Math.Min(limit, Many - after)).Select(version => (long)version).ToArray();
            var page = await _journal.ReadAsync(citizen, after, limit, Cancel);
            Assert.Equal(versions, page.Select(entry => entry.Version));
            Assert.Equal(versions.Select(version => $"k{version}"), page.Select(entry => entry.Fact.Kind));
        }

        var whole = await _journal.ReadAsync(citizen, 0, Many, Cancel);
        Assert.Equal(Enumerable.Range(0, Many).Select(index => whole[0].Position + index), whole.Select(entry => entry.Position));
        var from = whole[120].Position;
        var feed = await _journal.ReadAllAsync(from, Many, Cancel);
        Assert.Equal(whole.Skip(121), feed.Take(Many - 121), (one, two) => (one.Position, one.Version) == (two.Position, two.Version));
        Assert.Equal(other, feed[Many - 121].Citizen);
        Assert.Empty(await _journal.ReadAsync(citizen, long.MaxValue - 1, 10, Cancel));
    }

    [Fact]
    public async Task A_decision_is_one_row_and_each_further_event_begins_another()
    {
        var citizen = StorageSamples.NewCitizen();
        FactRow[] facts =
        [
            StorageSamples.Fact("first", "e1"), StorageSamples.Fact("second", "e2"), StorageSamples.Fact("third"),
            StorageSamples.Fact("fourth"),
        ];

        await _journal.AppendAsync(StorageSamples.Append(citizen, 0, facts), Cancel);
        await _journal.AppendAsync(StorageSamples.Append(citizen, 4), Cancel);

        Assert.Equal("1 e1", await RowAsync(1));
        Assert.Equal("3 e2", await RowAsync(2));
        Assert.Equal("1 none", await RowAsync(5));

        async Task<object?> RowAsync(int version) => await storage.ExecuteAsync(
            $"select fact_count || ' ' || coalesce(event_id, 'none') from journal where citizen = '{citizen}' and version = {version}");
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_gives_as_many_entries_as_it_counts()
    {
        var citizen = StorageSamples.NewCitizen();
        for (var version = 0; version < 6; version += 2)
            await _journal.AppendAsync(
                StorageSamples.Append(citizen, version, StorageSamples.Fact("k"), StorageSamples.Fact("k")), Cancel);
        await BreakAsync(1, "broken");
        await BreakAsync(3, "[{}]");

        var entries = await _journal.ReadAsync(citizen, 0, 10, Cancel);

        Assert.Equal(
            [PackedFacts.UnreadableKind, PackedFacts.UnreadableKind, PackedFacts.UnreadableKind, PackedFacts.UnreadableKind, "k", "k"],
            entries.Select(entry => entry.Fact.Kind));
        Assert.Equal([1, 2, 3, 4, 5, 6], entries.Select(entry => entry.Version));

        Task BreakAsync(int version, string json) => storage.ExecuteAsync(
            $"update journal set facts = '{json}' where citizen = '{citizen}' and version = {version}");
    }
}

public sealed class JournalRowsOnSqlite(SqliteFixture storage) : JournalRowsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class JournalRowsOnPostgres(PostgresFixture storage) : JournalRowsContract(storage), IClassFixture<PostgresFixture>;
