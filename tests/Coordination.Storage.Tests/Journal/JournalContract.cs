using System.Text;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Storage.Tests.Journal;

/// <summary>What the journal does on every database: one contract, which reads better whole.</summary>
public abstract class JournalContract(StorageFixture storage)
{
    private readonly IJournal _journal = storage.Get<IJournal>();

    [Fact]
    public async Task What_was_appended_is_read_back_as_it_was()
    {
        var citizen = StorageSamples.NewCitizen();
        var fact = new FactRow(
            StorageSamples.Noon.AddTicks(1230), "k", "sagsbehandler", null, null, "/SOF/nexus", "e1", null,
            Encoding.UTF8.GetBytes("{\"æ\":[1,2]}"));

        Assert.Equal(
            AppendOutcome.Committed, await _journal.AppendAsync(StorageSamples.Append(citizen, 0, fact, StorageSamples.Fact()), Cancel));

        var entries = await _journal.ReadAsync(citizen, 0, 10, Cancel);
        Assert.Equal([1, 2], entries.Select(entry => entry.Version));
        Assert.Equal(fact with { Data = default }, entries[0].Fact with { Data = default });
        Assert.Equal("{\"æ\":[1,2]}", Encoding.UTF8.GetString(entries[0].Fact.Data.Span));
        Assert.Equal(TimeSpan.Zero, entries[0].Fact.At.Offset);
        Assert.Equal([2], (await _journal.ReadAsync(citizen, 1, 10, Cancel)).Select(entry => entry.Version));
    }

    [Fact]
    public async Task Of_two_writers_with_the_same_expected_version_one_wins()
    {
        await using var second = storage.Open();
        var other = second.GetRequiredService<IJournal>();
        for (var round = 0; round < 20; round++)
        {
            var citizen = StorageSamples.NewCitizen();
            await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);

            var outcomes = await Task.WhenAll(
                _journal.AppendAsync(StorageSamples.Append(citizen, 1, StorageSamples.Fact("one")), Cancel),
                other.AppendAsync(StorageSamples.Append(citizen, 1, StorageSamples.Fact("two")), Cancel));

            Assert.Single(outcomes, AppendOutcome.Committed);
            Assert.Equal(2, (await _journal.ReadAsync(citizen, 0, 10, Cancel)).Count);
        }
    }

    [Fact]
    public async Task What_was_decided_on_an_append_that_failed_is_not_stored_though_its_version_fits()
    {
        await using var second = storage.Open();
        var other = second.GetRequiredService<IJournal>();
        var citizen = StorageSamples.NewCitizen();
        await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        await other.AppendAsync(StorageSamples.Append(citizen, 1, StorageSamples.Fact("theirs")), Cancel);

        var chain = new AppendChain();
        var first = StorageSamples.Append(citizen, 1, StorageSamples.Fact("ours")) with { Chain = chain };
        var next = StorageSamples.Append(citizen, 2, StorageSamples.Fact("ours too")) with { Chain = chain };
        Assert.Equal(AppendOutcome.Outdated, await _journal.AppendAsync(first, Cancel));
        Assert.Equal(AppendOutcome.Outdated, await _journal.AppendAsync(next, Cancel));
        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(next with { Chain = new AppendChain() }, Cancel));
    }

    [Fact]
    public async Task What_was_decided_on_an_append_that_could_not_be_encrypted_is_not_stored()
    {
        var citizen = StorageSamples.NewCitizen();
        await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        await storage.ExecuteAsync($"update content_keys set wrapped = 'x' || wrapped where citizen = '{citizen}'");
        await using var second = storage.Open();
        var journal = second.GetRequiredService<IJournal>();

        var chain = new AppendChain();
        var first = StorageSamples.Append(citizen, 1, StorageSamples.Fact("ours")) with { Chain = chain };
        await Assert.ThrowsAnyAsync<Exception>(() => journal.AppendAsync(first, Cancel));
        Assert.True(chain.IsBroken);

        await storage.ExecuteAsync($"update content_keys set wrapped = substr(wrapped, 2) where citizen = '{citizen}'");
        Assert.Equal(AppendOutcome.Outdated, await journal.AppendAsync(first, Cancel));
        Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(first with { Chain = new AppendChain() }, Cancel));
        Assert.Equal([1, 2], (await _journal.ReadAsync(citizen, 0, 10, Cancel)).Select(static entry => entry.Version));
    }

    [Fact]
    public async Task Of_two_writers_that_open_the_same_citizen_one_wins()
    {
        await using var second = storage.Open();
        var other = second.GetRequiredService<IJournal>();
        for (var round = 0; round < 20; round++)
        {
            var citizen = StorageSamples.NewCitizen();

            var outcomes = await Task.WhenAll(
                _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel),
                other.AppendAsync(StorageSamples.Append(citizen, 0), Cancel));

            Assert.Single(outcomes, AppendOutcome.Committed);
            Assert.Single(await _journal.ReadAsync(citizen, 0, 10, Cancel));
        }
    }

    [Fact]
    public async Task Appends_in_flight_on_one_citizen_take_effect_in_the_order_they_were_queued()
    {
        const int Length = 300;
        var citizen = StorageSamples.NewCitizen();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, Length)
                .Select(version =>
                    _journal.AppendAsync(StorageSamples.Append(citizen, version, StorageSamples.Fact($"k{version}")), Cancel)));

        Assert.All(outcomes, outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        var entries = await _journal.ReadAsync(citizen, 0, Length * 2, Cancel);
        Assert.Equal(Enumerable.Range(0, Length).Select(version => $"k{version}"), entries.Select(entry => entry.Fact.Kind));
    }

    [Fact]
    public async Task An_append_that_does_not_follow_fails_alone()
    {
        var citizen = StorageSamples.NewCitizen();

        var outcomes = await Task.WhenAll(
            _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel),
            _journal.AppendAsync(StorageSamples.Append(citizen, 7), Cancel),
            _journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel));

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Outdated, AppendOutcome.Committed], outcomes);
    }

    [Fact]
    public async Task A_chain_that_begins_with_a_conflict_fails_whole()
    {
        var citizen = StorageSamples.NewCitizen();
        await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);

        var outcomes = await Task.WhenAll(
            _journal.AppendAsync(StorageSamples.Append(citizen, 5), Cancel),
            _journal.AppendAsync(StorageSamples.Append(citizen, 6), Cancel));

        Assert.All(outcomes, outcome => Assert.Equal(AppendOutcome.Outdated, outcome));
    }

    [Fact]
    public async Task A_repeat_of_an_event_makes_only_that_append_a_conflict()
    {
        string[] citizens = [.. Enumerable.Range(0, 20).Select(_ => StorageSamples.NewCitizen())];
        foreach (var citizen in citizens)
            await _journal.AppendAsync(StorageSamples.Append(citizen, 0, StorageSamples.Fact(eventId: "e1")), Cancel);

        var outcomes = await Task.WhenAll(citizens.Select((citizen, index) =>
            _journal.AppendAsync(StorageSamples.Append(citizen, 1, StorageSamples.Fact(eventId: index == 7 ? "e1" : "e2")), Cancel)));

        Assert.Equal(7, Assert.Single(outcomes.Index(), outcome => outcome.Item == AppendOutcome.Outdated).Index);
        Assert.Single(await _journal.ReadAsync(citizens[7], 0, 10, Cancel));
        Assert.True(await _journal.HoldsEventAsync(citizens[7], "/BIF/fasit", "e1", Cancel));
        Assert.False(await _journal.HoldsEventAsync(citizens[7], "/BIF/fasit", "e2", Cancel));
    }

    [Fact]
    public async Task An_event_twice_in_flight_is_stored_once_without_the_repeats_consequences()
    {
        var citizen = StorageSamples.NewCitizen();

        var outcomes = await Task.WhenAll(
            _journal.AppendAsync(StorageSamples.Append(citizen, 0, StorageSamples.Fact(eventId: "e1")), Cancel),
            _journal.AppendAsync(StorageSamples.Append(citizen, 1, StorageSamples.Fact(eventId: "e1")), Cancel),
            _journal.AppendAsync(StorageSamples.Append(citizen, 2, StorageSamples.Fact(eventId: "e2")), Cancel));

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Outdated, AppendOutcome.Outdated], outcomes);
        Assert.Single(await _journal.ReadAsync(citizen, 0, 10, Cancel));
    }

    [Fact]
    public async Task A_poisoned_append_is_refused_alone()
    {
        string[] citizens = [.. Enumerable.Range(0, 50).Select(_ => StorageSamples.NewCitizen())];

        var appends = citizens.Select((citizen, index) =>
            _journal.AppendAsync(StorageSamples.Append(citizen, 0, StorageSamples.Fact(index == 23 ? "half\0text" : "k")), Cancel))
                .ToArray();

        for (var index = 0; index < appends.Length; index++)
        {
            if (index == 23) await Assert.ThrowsAsync<AppendRefusedException>(() => appends[23]);
            else Assert.Equal(AppendOutcome.Committed, await appends[index]);
        }

        Assert.Empty(await _journal.ReadAsync(citizens[23], 0, 10, Cancel));
    }

    [Fact]
    public async Task A_missing_value_is_refused_and_the_rest_of_the_chain_is_a_conflict()
    {
        var citizen = StorageSamples.NewCitizen();

        var first = _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        var poisoned = _journal.AppendAsync(StorageSamples.Append(citizen, 1, StorageSamples.Fact() with { Kind = null! }), Cancel);
        var rest = _journal.AppendAsync(StorageSamples.Append(citizen, 2), Cancel);

        Assert.Equal(AppendOutcome.Committed, await first);
        await Assert.ThrowsAsync<AppendRefusedException>(() => poisoned);
        Assert.Equal(AppendOutcome.Outdated, await rest);
    }

    [Fact]
    public async Task A_loser_leaves_nothing_behind_and_a_winner_everything()
    {
        var inbox = storage.Get<IInbox>();
        var involvements = storage.Get<InvolvementTable>();
        var answers = storage.Get<IdempotentAnswerTable>();
        var (winner, loser) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        var positions = await inbox.InsertAsync([StorageSamples.InboxRow(winner, 40), StorageSamples.InboxRow(loser, 40)], Cancel);

        Append Full(string citizen, long expected, long position) => StorageSamples.Append(citizen, expected) with
        {
            InboxPositions = [position],
            Changes = new ReadTableChanges { Involvements = [new InvolvementRow(citizen, "anna", "responsible")] },
            Answer = new IdempotentAnswer("anna", citizen, "hash", "{}"u8.ToArray(), StorageSamples.Noon),
        };

        var outcomes = await Task.WhenAll(
            _journal.AppendAsync(Full(winner, 0, positions[0]), Cancel), _journal.AppendAsync(Full(loser, 9, positions[1]), Cancel));

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Outdated], outcomes);
        Assert.Equal([new InvolvementRow(winner, "anna", "responsible")], await involvements.ReadAsync(winner, Cancel));
        Assert.Empty(await involvements.ReadAsync(loser, Cancel));
        Assert.NotNull(await answers.FindAsync("anna", winner, Cancel));
        Assert.Null(await answers.FindAsync("anna", loser, Cancel));
        Assert.Equal([positions[1]], (await inbox.ReadAsync(40, 0, 10, Cancel)).Select(row => row.Position));
    }

    [Fact]
    public async Task An_append_without_facts_clears_the_inbox_under_the_same_version()
    {
        var inbox = storage.Get<IInbox>();
        var citizen = StorageSamples.NewCitizen();
        var positions = await inbox.InsertAsync([StorageSamples.InboxRow(citizen, 41), StorageSamples.InboxRow(citizen, 41)], Cancel);

        Append Empty(long expected, long position) =>
            StorageSamples.Append(citizen, expected) with { Facts = [], InboxPositions = [position] };

        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(Empty(0, positions[0]), Cancel));
        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel));
        Assert.Equal(AppendOutcome.Outdated, await _journal.AppendAsync(Empty(0, positions[1]), Cancel));
        Assert.Equal([positions[1]], (await inbox.ReadAsync(41, 0, 10, Cancel)).Select(row => row.Position));
    }

    [Fact]
    public async Task A_reader_of_all_positions_sees_every_entry_once_while_writers_write()
    {
        const int Writers = 8;
        const int Each = 60;
        await using var second = storage.Open();
        var journals = new[] { _journal, second.GetRequiredService<IJournal>() };
        string[] citizens = [.. Enumerable.Range(0, Writers).Select(_ => StorageSamples.NewCitizen())];
        var writing = Task.WhenAll(citizens.Select(async (citizen, index) =>
        {
            for (var version = 0; version < Each; version++) await journals[index % 2]
                .AppendAsync(StorageSamples.Append(citizen, version), Cancel);
        }));

        var seen = new List<(string, long)>();
        var after = 0L;
        await Testing.Eventually.IsAsync("every entry read", async () =>
        {
            var entries = await _journal.ReadAllAsync(after, 50, Cancel);
            if (entries.Count > 0) after = entries[^1].Position;
            seen.AddRange(entries.Where(entry => citizens.Contains(entry.Citizen)).Select(entry => (entry.Citizen, entry.Version)));
            return seen.Count >= Writers * Each;
        });
        await writing;

        Assert.Equal(Writers * Each, seen.Distinct().Count());
        Assert.Equal(Writers * Each, seen.Count);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_restoration_no_position_is_given_that_was_ever_given_before()
    {
        var citizen = StorageSamples.NewCitizen();
        var restorations = storage.Get<Restorations>();
        await _journal.AppendAsync(StorageSamples.Append(citizen, 0, StorageSamples.Fact(), StorageSamples.Fact()), Cancel);
        var last = (await _journal.ReadAsync(citizen, 0, 10, Cancel))[^1].Position;

        await restorations.NoteAsync(Cancel);
        await _journal.AppendAsync(StorageSamples.Append(citizen, 2), Cancel);
        await storage.Get<StorageSchema>().MigrateAsync(Cancel); // Another start: nothing is to be noted any more.
        await _journal.AppendAsync(StorageSamples.Append(citizen, 3), Cancel);

        var entries = await _journal.ReadAsync(citizen, 2, 10, Cancel);
        var newest = (await restorations.FindNewestAsync(Cancel))!;
        Assert.InRange(newest.Last, last, newest.First - 1);
        Assert.Equal(newest.First, entries[0].Position);
        Assert.True(newest.First - last > 1_000_000_000);
        Assert.InRange(entries[1].Position, newest.First + 1, newest.First + 1_000);
        Assert.True(newest.First > (DateTimeOffset.UtcNow - TimeSpan.FromHours(1)).ToUnixTimeMilliseconds() * 1_000);
        Assert.Equal(newest, await restorations.FindAsync(newest.Last + 1, Cancel));
        Assert.Equal(newest, await restorations.FindAsync(newest.First - 2, Cancel));
        Assert.Null(await restorations.FindAsync(newest.Last, Cancel));
        Assert.Null(await restorations.FindAsync(newest.First - 1, Cancel)); // Whoever reads on after it misses nothing.
        Assert.Null(await restorations.FindAsync(newest.First, Cancel));

        // Whoever walks over all positions steps over the leap.
        var rotation = storage.Get<KeyRotation>();
        var walked = last - 1;
        for (var steps = 0; steps < 5; steps++) walked = await rotation.EncryptClearAsync(walked, Cancel);
        Assert.True(walked >= entries[1].Position);
    }
}

public sealed class JournalOnSqlite(SqliteFixture storage) : JournalContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class JournalOnPostgres(PostgresFixture storage) : JournalContract(storage), IClassFixture<PostgresFixture>;
