using Coordination.Storage.Access;
using Coordination.Storage.Journal;
using Coordination.Storage.Mails;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Retention;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Storage.Tests.Retention;

/// <summary>What is kept for a time only goes when it is over, and nothing else does.</summary>
public abstract class RetentionContract(StorageFixture storage)
{
    private const int Rows = 25;
    private static readonly DateTimeOffset Now = StorageSamples.Noon;
    private static readonly DateTimeOffset Before = Now.AddMonths(-2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected StorageFixture Storage => storage;

    [Fact]
    public async Task Accesses_go_when_their_time_is_over_in_bounded_steps()
    {
        await using var services = storage.Open(options => options.BulkRowsMax = 10);
        var (log, table) = (services.GetRequiredService<AccessLog>(), services.GetRequiredService<RetentionTable>());
        var citizen = StorageSamples.NewCitizen();
        await table.OpenMonthsAsync(Now.AddMonths(-6), Cancel);
        await AddAsync("never-opened", Now.AddYears(-3));
        await AddAsync("old", Now.AddMonths(-5));
        await AddAsync("kept", Before.AddDays(1));
        await AddAsync("new", Now);
        await table.OpenMonthsAsync(Now, Cancel);
        await AddAsync("newer", Now.AddMonths(1));
        Assert.Equal(5 * Rows, (await log.ReadAsync(citizen, 1_000, Cancel)).Count);
        var newest = await log.ReadAsync(citizen, Rows, Cancel);
        Assert.Equal(4 * Rows, (await log.ReadBeforeAsync(citizen, newest[^1].Id, 1_000, Cancel)).Count);

        await table.PruneAsync(Kept.Accesses, Before, Cancel);

        Assert.Equal(["newer", "new", "kept"], (await log.ReadAsync(citizen, 1_000, Cancel)).Select(entry => entry.What).Distinct());
        await table.PruneAsync(Kept.Accesses, Now.AddYears(1), Cancel);
        Assert.Empty(await log.ReadAsync(citizen, 1_000, Cancel));

        Task AddAsync(string what, DateTimeOffset at) => log.AppendAsync(
            [.. Enumerable.Range(0, Rows).Select(_ => new AccessEntry(at, "anna", what, citizen, null))], Cancel);
    }

    [Fact]
    public async Task Refusals_go_when_their_time_is_over()
    {
        var (log, table) = (storage.Get<RefusalLog>(), storage.Get<RetentionTable>());
        await table.OpenMonthsAsync(Now.AddMonths(-3), Cancel);
        await log.AppendAsync([Refusal("old", Now.AddMonths(-4)), Refusal("opened", Now.AddMonths(-3)), Refusal("new", Now)], Cancel);

        await table.PruneAsync(Kept.Refusals, Before, Cancel);

        Assert.Equal(["new"], (await log.ReadLatestAsync(null, 10, Cancel)).Select(refusal => refusal.EventId));

        static RefusalEntry Refusal(string id, DateTimeOffset at) => new(at, "/BIF/x", id, "t", "cpr", 400, "[]"u8.ToArray());
    }

    [Fact]
    public async Task The_first_answer_under_a_key_stays_until_its_time_is_over()
    {
        var (answers, table) = (storage.Get<IdempotentAnswerTable>(), storage.Get<RetentionTable>());
        var first = new IdempotentAnswer("anna", "k", "first", "{}"u8.ToArray(), Now.AddMonths(-1));
        await answers.KeepAsync(first, Cancel);
        await answers.KeepAsync(first with { RequestHash = "second", At = Now.AddMonths(-7) }, Cancel);
        await answers.KeepAsync(first with { Key = "old", At = Now.AddMonths(-7) }, Cancel);
        var citizen = StorageSamples.NewCitizen();
        await storage.Get<IJournal>().AppendAsync(
            StorageSamples.Append(citizen, 0) with { Answer = first with { RequestHash = "third", At = Now } }, Cancel);

        await table.PruneAsync(Kept.Answers, Before, Cancel);

        Assert.Equal("first", (await answers.FindAsync("anna", "k", Cancel))!.RequestHash);
        Assert.Null(await answers.FindAsync("anna", "old", Cancel));
    }

    [Fact]
    public async Task Receipts_go_but_for_alerts_that_are_open()
    {
        var (alerts, table) = (storage.Get<AlertTable>(), storage.Get<RetentionTable>());
        var citizen = StorageSamples.NewCitizen();
        string[] ids = [$"{citizen}-open", $"{citizen}-over", $"{citizen}-new"];
        await storage.Get<IJournal>().AppendAsync(
            StorageSamples.Append(citizen, 0) with
            {
                Changes = new ReadTableChanges
                {
                    Alerts =
                    [
                        .. ids.Select(id => StorageSamples.Alert(citizen, id, "anna", id == ids[0] ? "open" : "taken-back") with
                        {
                            RaisedAt = Before.AddDays(-2),
                        }),
                    ],
                },
            }, Cancel);
        await alerts.MarkDeliveredAsync(ids[..2], Before.AddDays(-1), "page", Cancel);
        await alerts.MarkDeliveredAsync(ids[2..], Now, "page", Cancel);

        Assert.Equal(1, await table.PruneAsync(Kept.Receipts, Before, Cancel));

        Assert.NotNull((await alerts.FindAsync(ids[0], Cancel))!.DeliveredAt);
        Assert.Null((await alerts.FindAsync(ids[1], Cancel))!.DeliveredAt);
        Assert.NotNull((await alerts.FindAsync(ids[2], Cancel))!.DeliveredAt);
    }

    [Fact]
    public async Task Receipts_of_what_reached_nobody_and_old_mails_go()
    {
        var (mails, alerts, table) = (storage.Get<MailTable>(), storage.Get<AlertTable>(), storage.Get<RetentionTable>());
        var citizen = StorageSamples.NewCitizen();
        string[] ids = [$"{citizen}-open", $"{citizen}-over", $"{citizen}-new"];
        await storage.Get<IJournal>().AppendAsync(
            StorageSamples.Append(citizen, 0) with
            {
                Changes = new ReadTableChanges
                {
                    Alerts =
                    [
                        .. ids.Select(id => StorageSamples.Alert(citizen, id, "anna", id == ids[0] ? "open" : "taken-back") with
                        {
                            RaisedAt = Before.AddDays(-2),
                        }),
                    ],
                },
            }, Cancel);
        await mails.MarkUndeliverableAsync(ids[..2], "no-address", Before.AddDays(-1), Cancel);
        await mails.MarkUndeliverableAsync(ids[2..], "no-address", Now, Cancel);
        foreach (var (person, at) in new[] { ($"{citizen}-a", Before.AddDays(-1)), ($"{citizen}-b", Now) })
        {
            Assert.True(await mails.AddAsync(new NewMail(person, person, "BIF", at, at), ids[..1], Cancel) || at == Now);
            await mails.EndAsync(person, MailStates.NotTaken, 1, "away", at, Cancel);
        }

        Assert.Equal(1, await table.PruneAsync(Kept.Undelivered, Before, Cancel));
        Assert.Equal(1, await table.PruneAsync(Kept.Mails, Before, Cancel));

        Assert.NotNull((await alerts.FindAsync(ids[0], Cancel))!.UndeliverableAt);
        Assert.Null((await alerts.FindAsync(ids[1], Cancel))!.UndeliverableAt);
        Assert.NotNull((await alerts.FindAsync(ids[2], Cancel))!.UndeliverableAt);
    }
}

public sealed class RetentionOnSqlite(SqliteFixture storage) : RetentionContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class RetentionOnPostgres(PostgresFixture storage) : RetentionContract(storage), IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_month_is_a_table_and_goes_as_one()
    {
        var table = Storage.Get<RetentionTable>();
        var month = new DateTimeOffset(2030, 5, 17, 0, 0, 0, TimeSpan.Zero);
        await table.PruneAsync(Kept.Refusals, month.AddYears(-1)); // What other tests left in months that were never opened.
        await Storage.ExecuteAsync("insert into refusals (at, status, faults) values ('2030-06-01T00:00:00Z', 400, 'arrived early')");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => table.OpenMonthsAsync(month)));
        Assert.Equal("arrived early", await Storage.ExecuteAsync("select faults from refusals_2030_06"));

        Assert.Equal(0, await table.PruneAsync(Kept.Refusals, new DateTimeOffset(2030, 6, 30, 23, 0, 0, TimeSpan.Zero)));
        Assert.Equal(DBNull.Value, await Storage.ExecuteAsync("select to_regclass('refusals_2030_05')::text"));
        Assert.Equal(1L, await Storage.ExecuteAsync("select count(*) from refusals_2030_06"));
        Assert.Equal(0, await table.PruneAsync(Kept.Refusals, new DateTimeOffset(2030, 7, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(DBNull.Value, await Storage.ExecuteAsync("select to_regclass('refusals_2030_06')::text"));
    }

    [Fact]
    public async Task Whoever_asks_while_a_month_is_opened_finds_what_moves_there()
    {
        var at = new DateTimeOffset(2031, 5, 17, 0, 0, 0, TimeSpan.Zero);
        await Storage.Get<IdempotentAnswerTable>().KeepAsync(new IdempotentAnswer("anna", "moved", "first", "{}"u8.ToArray(), at));
        await using var opening = (NpgsqlConnection)Storage.Connect();
        await opening.OpenAsync();
        await using var transaction = await opening.BeginTransactionAsync();
        await using var open = new NpgsqlCommand("select open_month('idempotent_answers', '2031-05-01')", opening, transaction);
        await open.ExecuteNonQueryAsync();

        // A storage of its own has planned nothing yet.
        await using var services = Storage.Open();
        var found = services.GetRequiredService<IdempotentAnswerTable>().FindAsync("anna", "moved");
        await Eventually.IsAsync("the reader waits for the table", async () =>
            await Storage.ExecuteAsync("select count(*) from pg_locks where not granted and database = "
                + "(select oid from pg_database where datname = current_database())") is > 0L);
        await transaction.CommitAsync();

        Assert.Equal("first", (await found)?.RequestHash);
    }
}
