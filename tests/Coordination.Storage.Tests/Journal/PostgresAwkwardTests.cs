using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Schema;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Coordination.Storage.Tests.Journal;

[Collection(PostgresFixture.OneAtATime)]
public sealed class PostgresAwkwardTests(PostgresFixture storage) : IClassFixture<PostgresFixture>
{
    private readonly IJournal _journal = storage.Get<IJournal>();

    [Fact]
    public async Task A_timeline_that_began_since_makes_positions_leap_by_itself()
    {
        var (journal, restorations) = (storage.Get<IJournal>(), storage.Get<Restorations>());
        var citizen = StorageSamples.NewCitizen();
        await journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        var last = (await journal.ReadAsync(citizen, 0, 1, Cancel))[0].Position;
        await storage.ExecuteAsync("update position_history set timeline = '00000000'");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => journal.AppendAsync(StorageSamples.Append(StorageSamples.NewCitizen(), 0), Cancel)));
        await journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel);

        var lost = (await restorations.FindAsync(last + 1, Cancel))!;
        Assert.Equal(last, lost.Last);
        Assert.InRange((await journal.ReadAsync(citizen, 1, 1, Cancel))[0].Position, lost.First, lost.First + 1_000);
    }

    [Fact]
    public async Task A_reader_never_passes_a_transaction_that_is_still_open()
    {
        var (open, early, late) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        await _journal.AppendAsync(StorageSamples.Append(early, 0), Cancel);
        var after = (await _journal.ReadAllAsync(0, 1000, Cancel))[^1].Position;

        // Somebody else's writer takes a position and dawdles, while another one commits behind it.
        await using var connection = new NpgsqlConnection(storage.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await RunAsync(connection, "select reserve_positions(1)");
        await RunAsync(connection, $$"""
            insert into journal (position, citizen, version, fact_count, at, by_whom, facts)
            values (
              current_setting('coordination.first_position')::bigint, '{{open}}', 1, 1, now(), 'policy', '[{"kind":"k","data":[]}]'
            )
            """);
        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(StorageSamples.Append(late, 0), Cancel));

        Assert.Empty(await _journal.ReadAllAsync(after, 10, Cancel));
        Assert.Single(await _journal.ReadAsync(late, 0, 10, Cancel));

        await transaction.CommitAsync(Cancel);
        Assert.Equal([open, late], (await _journal.ReadAllAsync(after, 10, Cancel)).Select(entry => entry.Citizen));
    }

    [Fact]
    public async Task Positions_cannot_be_reserved_in_the_middle_of_a_transaction()
    {
        await using var connection = new NpgsqlConnection(storage.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await RunAsync(connection, "select pg_current_xact_id()");

        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(connection, "select reserve_positions(1)"));
    }

    [Fact]
    public async Task A_restored_dump_stays_visible_to_readers_of_positions()
    {
        var citizen = StorageSamples.NewCitizen();
        await using var database = await CreateOwnAsync();
        await using var provider = database.Provider;
        var journal = provider.GetRequiredService<IJournal>();
        await journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        await using var connection = new NpgsqlConnection(database.Database.ConnectionString);
        await connection.OpenAsync(Cancel);
        await RunAsync(connection, "update journal set xact = '9000000000000000'");
        await RunAsync(connection, "update citizens set written_in = '9000000000000000'");
        Assert.Empty(await journal.ReadAllAsync(0, 10, Cancel));

        await provider.GetRequiredService<StorageSchema>().MigrateAsync(Cancel);

        Assert.Single(await journal.ReadAllAsync(0, 10, Cancel));
    }

    [Fact]
    public async Task A_database_that_goes_away_leaves_outcomes_unknown_and_work_resumes_when_it_is_back()
    {
        await using var cluster = await PrivatePostgres.CreateAsync();
        await using var database = await CreateOwnAsync(cluster.ConnectionString);
        await using var provider = database.Provider;
        var (journal, inbox) = (provider.GetRequiredService<IJournal>(), provider.GetRequiredService<IInbox>());
        var citizen = StorageSamples.NewCitizen();
        await journal.AppendAsync(StorageSamples.Append(citizen, 0), Cancel);
        await inbox.InsertAsync([StorageSamples.InboxRow(citizen)], Cancel);

        await cluster.StopAsync(crash: true);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => inbox.InsertAsync([StorageSamples.InboxRow(citizen)], Cancel));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => journal.ReadAsync(citizen, 0, 10, Cancel));

        await cluster.StartAsync();
        await Eventually.IsAsync("an append after the database came back", async () =>
        {
            try
            {
                return await journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel) == AppendOutcome.Committed;
            }
            catch (StorageUnavailableException)
            {
                return false;
            }
        });
        Assert.Equal(2, (await journal.ReadAsync(citizen, 0, 10, Cancel)).Count);
        Assert.Single(await inbox.ReadAsync(0, 0, 10, Cancel));
    }

    [Fact]
    public async Task A_writer_held_up_by_a_lock_gives_up_and_the_lane_goes_on()
    {
        var (held, free) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        await _journal.AppendAsync(StorageSamples.Append(held, 0), Cancel);
        await using var hasty = storage.Open(options => (options.Lanes, options.LockTimeout) = (1, TimeSpan.FromMilliseconds(200)));
        var journal = hasty.GetRequiredService<IJournal>();
        await using var connection = new NpgsqlConnection(storage.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using (var transaction = await connection.BeginTransactionAsync(Cancel))
        {
            await RunAsync(connection, $"select 1 from citizens where citizen = '{held}' for update");
            await Assert.ThrowsAsync<StorageUnavailableException>(() => journal.AppendAsync(StorageSamples.Append(held, 1), Cancel));
        }

        Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(StorageSamples.Append(free, 0), Cancel));
        Assert.Equal(AppendOutcome.Committed, await journal.AppendAsync(StorageSamples.Append(held, 1), Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<OwnDatabase> CreateOwnAsync(string? cluster = null)
    {
        var database = cluster is null ? await TestPostgres.CreateAsync() : await TestPostgres.CreateAsync(cluster);
        var provider = new ServiceCollection().AddLogging()
            .AddCoordinationStorage(options =>
            {
                options.ConnectionString = database.ConnectionString;
                options.ReconnectDelayMax = TimeSpan.FromMilliseconds(500);
                options.UseServiceKeys(StorageFixture.Keys);
            })
            .BuildServiceProvider();
        await provider.GetRequiredService<StorageSchema>().MigrateAsync(Cancel);
        return new OwnDatabase(database, provider);
    }

#pragma warning disable CA2100 // Literal statements of these tests.
    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
#pragma warning restore CA2100

    private sealed record OwnDatabase(TestPostgres Database, ServiceProvider Provider) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Provider.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
