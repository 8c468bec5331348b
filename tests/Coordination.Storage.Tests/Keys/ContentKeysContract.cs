using System.Text;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Storage.Tests.Keys;

/// <summary>Content is encrypted under a key of its citizen, wherever it is stored, and belongs to its row.</summary>
public abstract class ContentKeysContract(StorageFixture storage)
{
    private const string Secret = "krisecenter-kolibri";

    private readonly IJournal _journal = storage.Get<IJournal>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Content_stands_in_no_byte_of_the_database_and_comes_back_everywhere()
    {
        var citizen = await WithContentAsync();

        await NowhereAsync(storage, Secret);
        await using var other = storage.Open();
        var entries = await other.GetRequiredService<IJournal>().ReadAsync(citizen, 0, 10, Cancel);
        Assert.All(entries, entry => Assert.Contains(Secret, Encoding.UTF8.GetString(entry.Fact.Data.Span), StringComparison.Ordinal));
        Assert.Equal(["/BIF/fasit e1", "", ""], entries.Select(static entry => $"{entry.Fact.Source} {entry.Fact.EventId}".Trim()));
        var all = await other.GetRequiredService<IJournal>().ReadAllAsync(entries[0].Position - 1, 3, Cancel);
        Assert.Equal(entries.Select(static entry => entry.Version), all.Select(static entry => entry.Version));
        Assert.Contains(Secret, (await AlertAsync(other, citizen)).Message, StringComparison.Ordinal);
        Assert.Equal($"\"{Secret}\"", await AnswerAsync(other, citizen, "with"));
        Assert.Equal($"\"{Secret}\"", await AnswerAsync(other, citizen, "alone"));
        Assert.Contains(Secret, await LetterAsync(other, citizen), StringComparison.Ordinal);
        Assert.Equal((Secret, Secret), await ShownAsync(other, citizen));
        var waiting = await other.GetRequiredService<IInbox>().ReadArrivalsAsync(citizen, 0, 10, Cancel);
        Assert.Contains(Secret, Encoding.UTF8.GetString(Assert.Single(waiting).Envelope.Span), StringComparison.Ordinal);
        Assert.Equal($"\"{Secret}\"", Encoding.UTF8.GetString(
            (await other.GetRequiredService<ContentCodec>().OpenStateAsync(citizen, await StateAsync(citizen), Cancel))!));
    }

    [Fact]
    public async Task Without_its_key_a_citizens_content_is_gone_and_others_stay()
    {
        var (gone, stays) = (await WithContentAsync(), await WithContentAsync());
        var state = await StateAsync(gone);
        await storage.ExecuteAsync($"delete from content_keys where citizen = '{gone}'");

        await using var other = storage.Open();
        var journal = other.GetRequiredService<IJournal>();
        var entries = await journal.ReadAsync(gone, 0, 10, Cancel);
        Assert.Equal([1, 2, 3], entries.Select(static entry => entry.Version));
        Assert.All(entries, static entry => Assert.Equal(PackedFacts.UnreadableKind, entry.Fact.Kind));
        Assert.Equal(AlertRow.Unreadable, (await AlertAsync(other, gone)).Message);
        Assert.Null(await AnswerAsync(other, gone, "with"));
        Assert.Equal("{}", await LetterAsync(other, gone));
        Assert.Equal((null, "—"), await ShownAsync(other, gone));
        Assert.Equal((Secret, Secret), await ShownAsync(other, stays));
        Assert.Null(await other.GetRequiredService<ContentCodec>().OpenStateAsync(gone, state, Cancel));
        Assert.DoesNotContain(await journal.ReadAsync(stays, 0, 10, Cancel), static entry => entry.Fact.Kind == PackedFacts.UnreadableKind);

        // What comes later is about somebody new, under another key.
        Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(StorageSamples.Append(gone, 3), Cancel));
        Assert.Equal("conflict-detected", (await journal.ReadAsync(gone, 3, 10, Cancel)).Single().Fact.Kind);
    }

    [Theory]
    [InlineData("another citizen's row")]
    [InlineData("another row of the citizen")]
    [InlineData("a row cut short")]
    [InlineData("a row with nothing but its key's name")]
    [InlineData("an altered row")]
    [InlineData("another citizen's key")]
    public async Task A_row_that_is_not_its_own_is_a_fault_of_that_citizen_alone(string what)
    {
        var (broken, sound) = (await WithContentAsync(), await WithContentAsync());
        var row = $"citizen = '{broken}' and version = 1";
        await storage.ExecuteAsync(what switch
        {
            "another citizen's row" => Update($"(select facts from journal other where other.citizen = '{sound}' and other.version = 1)"),
            "another row of the citizen" => Update(
                $"(select facts from journal other where other.citizen = '{broken}' and other.version = 3)"),
            "a row cut short" => Update("substr(facts, 1, length(facts) - 8)"),
            "a row with nothing but its key's name" => Update("substr(facts, 1, 7)"),
            "an altered row" => Update(
                "substr(facts, 1, 80) || case substr(facts, 81, 1) when 'A' then 'B' else 'A' end || substr(facts, 82)"),
            _ => $"update content_keys set wrapped = (select wrapped from content_keys other where other.citizen = '{sound}') "
                + $"where citizen = '{broken}'",
        });

        await using var other = storage.Open();
        var journal = other.GetRequiredService<IJournal>();
        var fault = await Assert.ThrowsAsync<ContentFaultException>(() => journal.ReadAsync(broken, 0, 10, Cancel));
        Assert.Contains(broken, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, (await journal.ReadAsync(sound, 0, 10, Cancel)).Count);
        Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(StorageSamples.Append(sound, 3), Cancel));

        // Whoever reads all citizens goes on past it.
        var all = await journal.ReadAllAsync(0, 10_000, Cancel);
        Assert.Contains(all, entry => entry.Citizen == broken && entry.Version == 1 && entry.Fact.Kind == PackedFacts.UnreadableKind);
        Assert.DoesNotContain(all, entry => entry.Citizen == sound && entry.Fact.Kind == PackedFacts.UnreadableKind);

        string Update(string facts) => $"update journal set facts = {facts} where {row}";
    }

    [Fact]
    public async Task Of_two_hosts_that_open_a_citizen_one_wins_with_its_key()
    {
        await using var second = storage.Open();
        var citizens = Enumerable.Range(0, 20).Select(static _ => StorageSamples.NewCitizen()).ToArray();

        var outcomes = await Task.WhenAll(citizens.SelectMany(citizen => ((IJournal[])[_journal, second.GetRequiredService<IJournal>()])
            .Select(journal => journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel))));

        Assert.Equal(citizens.Length, outcomes.Count(static outcome => outcome == AppendOutcome.Committed));
        await using var third = storage.Open();
        foreach (var citizen in citizens)
        {
            foreach (var host in (ServiceProvider[])[storage.Services, second, third])
                Assert.Equal(
                    "conflict-detected",
                    Assert.Single(await host.GetRequiredService<IJournal>().ReadAsync(citizen, 0, 10, Cancel)).Fact.Kind);
            Assert.Equal(1L, await storage.ExecuteAsync($"select count(*) from content_keys where citizen = '{citizen}'"));
        }
    }

    [Fact]
    public async Task A_host_that_still_keeps_a_destroyed_key_writes_nothing_under_it()
    {
        await using var second = storage.Open();
        var (other, citizen) = (second.GetRequiredService<IJournal>(), StorageSamples.NewCitizen());
        await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        Assert.Equal(AppendOutcome.Committed, await other.AppendAsync(StorageSamples.Append(citizen, 1), Cancel));

        await _journal.AppendAsync(StorageSamples.Append(citizen, 2) with { Facts = [], RenewsKey = true }, Cancel);
        await storage.Get<JournalErasure>().EraseAsync(citizen, 2, static fact => fact with { Kind = "erased" }, Cancel);
        await storage.Get<JournalErasure>().DestroyKeysAsync(citizen, Cancel);

        // The version alone would let it pass: nothing but the key has changed.
        Assert.Equal(AppendOutcome.Outdated, await other.AppendAsync(StorageSamples.Append(citizen, 2), Cancel));
        Assert.Equal(AppendOutcome.Committed, await other.AppendAsync(StorageSamples.Append(citizen, 2), Cancel));
        Assert.Equal(
            ["erased", "erased", "conflict-detected"],
            (await _journal.ReadAsync(citizen, 0, 10, Cancel)).Select(static entry => entry.Fact.Kind));
    }

    [Fact]
    public async Task After_an_erasure_only_answers_stand_under_the_destroyed_key_and_what_waits_stays_encrypted()
    {
        var citizen = await WithContentAsync();
        var destroyed = (string)(await storage.ExecuteAsync($"select content_key from citizens where citizen = '{citizen}'"))!;
        await _journal.AppendAsync(
            StorageSamples.Append(citizen, 3) with
            {
                RenewsKey = true, Changes = new ReadTableChanges { PersonsRemoved = [citizen], DeadlinesRemoved = ["d"] },
            },
            Cancel);
        var erasure = storage.Get<JournalErasure>();
        await erasure.EraseAsync(citizen, 3, static fact => fact with { Kind = "erased", Data = "{}"u8.ToArray() }, Cancel);
        await erasure.DestroyKeysAsync(citizen, Cancel);
        await erasure.RemoveBesideAsync([citizen], StorageSamples.Noon.AddYears(50), Cancel);

        await NowhereAsync(storage, destroyed, except: "idempotent_answers");
        await NowhereAsync(storage, Secret);
        await using var other = storage.Open();
        Assert.Null(await AnswerAsync(other, citizen, "alone"));
        Assert.Single(await other.GetRequiredService<IInbox>().ReadArrivalsAsync(citizen, 0, 10, Cancel));
        Assert.Equal(1L, await storage.ExecuteAsync($"select count(*) from content_keys where citizen = '{citizen}'"));
    }

    [Fact]
    public async Task A_key_is_not_destroyed_while_a_row_needs_it()
    {
        var citizen = StorageSamples.NewCitizen();
        await _journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        await _journal.AppendAsync(StorageSamples.Append(citizen, 1) with { RenewsKey = true }, Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Get<JournalErasure>().DestroyKeysAsync(citizen, Cancel));

        Assert.Equal(2, (await _journal.ReadAsync(citizen, 0, 10, Cancel)).Count(static entry => entry.Fact.Kind == "conflict-detected"));
    }

    [Fact]
    public async Task The_keys_that_are_kept_have_a_bound()
    {
        await using var small = storage.Open(static options => options.ContentKeysMax = 100);
        var journal = small.GetRequiredService<IJournal>();
        var citizens = Enumerable.Range(0, 250).Select(static _ => StorageSamples.NewCitizen()).ToArray();

        foreach (var citizen in citizens)
        {
            await journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
            Assert.InRange(small.GetRequiredService<ContentKeys>().Count, 0, 100);
        }

        foreach (var citizen in citizens)
            Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel));
    }

    /// <summary>A citizen with content in every table that is encrypted.</summary>
    private async Task<string> WithContentAsync()
    {
        var (citizen, data) = (StorageSamples.NewCitizen(), Encoding.UTF8.GetBytes($"{{\"place\":\"{Secret}\"}}"));
        var secret = StorageSamples.Fact("k") with { Data = data, Cause = null };
        await _journal.AppendAsync(
            StorageSamples.Append(citizen, 0, secret with { Source = "/BIF/fasit", EventId = "e1" }, secret) with
            {
                Changes = new ReadTableChanges
                {
                    Persons = [StorageSamples.Person(citizen, Secret)],
                    Deadlines =
                    [
                        new DeadlineRow(
                            citizen, "d", "department", "BIF", Secret, null, "open", StorageSamples.Noon, citizen, null, false, false),
                    ],
                    Involvements = [new InvolvementRow(citizen, citizen, "owes")],
                    Alerts = [StorageSamples.Alert(citizen, $"a-{citizen}", "anna") with { Message = $"[\"{Secret}\",\"{Secret}\"]" }],
                },
                Answer = Answer(citizen, "with"),
            },
            Cancel);
        await _journal.AppendAsync(StorageSamples.Append(citizen, 2, secret), Cancel);
        await storage.Get<IdempotentAnswerTable>().KeepAsync(Answer(citizen, "alone") with { Citizen = citizen }, Cancel);
        var inbox = storage.Get<IInbox>();
        var row = StorageSamples.InboxRow(citizen) with { Envelope = data };
        var died = await inbox.InsertAsync([row, row], Cancel);
        await inbox.MoveToDeadLettersAsync([died[0]], "error", StorageSamples.Noon, Cancel);
        return citizen;
    }

    private async Task<byte[]> StateAsync(string citizen) =>
        (await storage.Get<ContentCodec>().SealStateAsync(citizen, Encoding.UTF8.GetBytes($"\"{Secret}\""), Cancel))!;

    private static IdempotentAnswer Answer(string citizen, string key) =>
        new("anna", $"{key}-{citizen}", "hash", Encoding.UTF8.GetBytes($"\"{Secret}\""), StorageSamples.Noon);

    private static async Task<AlertRow> AlertAsync(ServiceProvider services, string citizen) =>
        (await services.GetRequiredService<AlertTable>().FindAsync($"a-{citizen}", Cancel))!.Alert;

    private static async Task<string?> AnswerAsync(ServiceProvider services, string citizen, string key) =>
        await services.GetRequiredService<IdempotentAnswerTable>().FindAsync("anna", $"{key}-{citizen}", Cancel) is { } found
            ? Encoding.UTF8.GetString(found.Result.Span)
            : null;

    // The name and the title of a deadline, as a desk shows them.
    private static async Task<(string? Name, string? Title)> ShownAsync(ServiceProvider services, string citizen)
    {
        var desk = services.GetRequiredService<DeskTables>();
        return (
            Assert.Single(await desk.ReadCitizensAsync([citizen], "", 10, StorageSamples.Order, Cancel)).Name,
            Assert.Single(await desk.ReadDeadlinesAsync(citizen, ListPosition.Start, 10, Cancel)).Title);
    }

    private static async Task<string> LetterAsync(ServiceProvider services, string citizen) => Encoding.UTF8.GetString(
        (await services.GetRequiredService<IInbox>().ReadDeadLettersAsync(null, 1_000, Cancel))
            .Single(letter => letter.Citizen == citizen).Envelope.Span);

    /// <summary>Fails if a text stands anywhere in the database but in one table and its parts.</summary>
    internal static async Task NowhereAsync(StorageFixture storage, string text, string? except = null)
    {
        List<string> tables = [];
        await using var connection = storage.Connect();
        await connection.OpenAsync(Cancel);
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = storage is PostgresFixture
                ? "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                : "select name from sqlite_master where type = 'table'";
            await using var names = await list.ExecuteReaderAsync(Cancel);
            while (await names.ReadAsync(Cancel)) tables.Add(names.GetString(0));
        }

        Assert.Contains("journal", tables);
        foreach (var table in tables.Where(table => except is null || !table.StartsWith(except, StringComparison.Ordinal)))
        {
            await using var all = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the database's own tables.
            all.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await all.ExecuteReaderAsync(Cancel);
            while (await rows.ReadAsync(Cancel))
                for (var column = 0; column < rows.FieldCount; column++)
                    if (!rows.IsDBNull(column))
                        Assert.DoesNotContain(
                            text,
                            rows.GetFieldType(column) == typeof(byte[])
                                ? Encoding.UTF8.GetString(rows.GetFieldValue<byte[]>(column))
                                : $"{rows.GetValue(column)}", StringComparison.Ordinal);
        }
    }
}

public sealed class ContentKeysOnSqlite(SqliteFixture storage) : ContentKeysContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class ContentKeysOnPostgres(PostgresFixture storage) : ContentKeysContract(storage), IClassFixture<PostgresFixture>;
