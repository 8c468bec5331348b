using System.Text;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Transfers;

namespace Coordination.Storage.Tests.Transfers;

public abstract class CaseloadTransfersContract(StorageFixture storage)
{
    private readonly CaseloadTransferTable _transfers = storage.Get<CaseloadTransferTable>();

    [Fact]
    public async Task A_transfer_is_opened_with_its_plan_and_read_back()
    {
        var transfer = NewTransfer();
        Assert.True(await _transfers.OpenAsync(transfer, [("c-1", "bif-2"), ("c-2", null)], null, Cancel));
        var stored = (await _transfers.FindAsync(transfer.Id, Cancel))!;
        Assert.Equal(transfer with { Receivers = default, Citizens = 2 }, stored with { Receivers = default });
        Assert.Equal("""[{"caseworker":"bif-2"}]""", Encoding.UTF8.GetString(stored.Receivers.Span));
        Assert.Equal(
            [(1, "c-1", "bif-2"), (2, "c-2", null)],
            (await _transfers.ReadWaitingAsync(transfer.Id, 10, Cancel)).Select(item => (item.Number, item.Citizen, item.Receiver)));
        Assert.Contains(transfer.Id, await _transfers.ReadRunningAsync(1_000, Cancel));
        Assert.Contains(await _transfers.ReadLatestAsync(null, 1_000, Cancel), row => row.Id == transfer.Id);
        Assert.Null(await _transfers.FindAsync("none", Cancel));
    }

    [Fact]
    public async Task Of_two_transfers_opened_at_once_one_wins_and_the_next_waits()
    {
        var first = NewTransfer();
        TransferRow[] all = [first, .. Enumerable.Range(0, 9).Select(_ => NewTransfer() with { From = first.From })];
        var opened = await Task.WhenAll(all.Select(one => _transfers.OpenAsync(one, [("c-1", "bif-2")], null, Cancel)));
        var winner = all[Array.IndexOf(opened, true)];
        Assert.Single(opened, true);
        Assert.All(all.Where(one => one != winner), one => Assert.Empty(_transfers.ReadWaitingAsync(one.Id, 10, Cancel).Result));
        await _transfers.MoveAsync(winner.Id, "running", "running", "paused", StorageSamples.Noon, null, Cancel);
        Assert.False(await _transfers.OpenAsync(NewTransfer() with { From = first.From }, [], null, Cancel));
        await _transfers.MoveAsync(winner.Id, "running", "paused", "cancelled", StorageSamples.Noon, null, Cancel);
        Assert.True(await _transfers.OpenAsync(NewTransfer() with { From = first.From }, [], null, Cancel));
    }

    [Fact]
    public async Task What_has_become_of_citizens_is_counted_once_however_often_it_is_recorded()
    {
        var transfer = NewTransfer();
        await _transfers.OpenAsync(transfer, [("c-1", "bif-2"), ("c-2", "bif-2"), ("c-3", "bif-2")], null, Cancel);
        TransferItem[] finished = [Item(1, moved: 2), Item(2, offered: 1, left: """[{"type":"citizen","why":"failed"}]""")];
        await _transfers.FinishAsync(transfer.Id, finished, StorageSamples.Noon.AddMinutes(1), Cancel);
        await _transfers.FinishAsync(transfer.Id, [Item(1, moved: 0), finished[1]], StorageSamples.Noon.AddMinutes(2), Cancel);
        var stored = (await _transfers.FindAsync(transfer.Id, Cancel))!;
        Assert.Equal((3, 2, 2, 1, 1), (stored.Citizens, stored.Done, stored.Moved, stored.Offered, stored.LeftBehind));
        Assert.Equal([3], (await _transfers.ReadWaitingAsync(transfer.Id, 10, Cancel)).Select(item => item.Number));
        Assert.Equal([2], await NumbersAsync(all: false, withWaiting: false));
        Assert.Equal([2, 3], await NumbersAsync(all: false, withWaiting: true));
        Assert.Equal([1, 2, 3], await NumbersAsync(all: true, withWaiting: false));
        Assert.Equal([2], (await _transfers.ReadItemsAsync(transfer.Id, true, false, 1, 1, Cancel)).Select(item => item.Number));

        await _transfers.CompleteAsync(transfer.Id, StorageSamples.Noon, Cancel);
        Assert.Equal(TransferStates.Running, (await _transfers.FindAsync(transfer.Id, Cancel))!.State);
        await _transfers.FinishAsync(transfer.Id, [Item(3, moved: 1)], StorageSamples.Noon, Cancel);
        await _transfers.CompleteAsync(transfer.Id, StorageSamples.Noon, Cancel);
        Assert.Equal(TransferStates.Done, (await _transfers.FindAsync(transfer.Id, Cancel))!.State);

        async Task<IEnumerable<int>> NumbersAsync(bool all, bool withWaiting) =>
            (await _transfers.ReadItemsAsync(transfer.Id, all, withWaiting, 0, 10, Cancel)).Select(item => item.Number);
    }

    [Fact]
    public async Task The_answer_is_kept_with_what_took_place_and_only_then()
    {
        var answers = storage.Get<IdempotentAnswerTable>();
        var transfer = NewTransfer();
        Assert.True(await _transfers.OpenAsync(transfer, [("c-1", "bif-2")], Answer($"{transfer.Id}-open"), Cancel));
        Assert.NotNull(await answers.FindAsync("bif-lead", $"{transfer.Id}-open", Cancel));
        Assert.False(await _transfers.OpenAsync(NewTransfer() with { From = transfer.From }, [], Answer($"{transfer.Id}-second"), Cancel));
        Assert.Null(await answers.FindAsync("bif-lead", $"{transfer.Id}-second", Cancel));

        Assert.Equal(
            TransferStates.Cancelled,
            (await _transfers.MoveAsync(transfer.Id, "running", "paused", "cancelled", StorageSamples.Noon, null, Cancel))!.State);
        Assert.Equal(
            TransferStates.Cancelled,
            (await _transfers.MoveAsync(
                transfer.Id, "running", "running", "paused", StorageSamples.Noon, Answer($"{transfer.Id}-pause"), Cancel))!.State);
        Assert.Null(await answers.FindAsync("bif-lead", $"{transfer.Id}-pause", Cancel));
    }

    [Fact]
    public async Task A_caseload_is_interventions_that_have_not_ended_and_coordinator_roles()
    {
        var journal = storage.Get<IJournal>();
        var person = $"p-{Guid.NewGuid():N}";
        string[] citizens = [.. Enumerable.Range(0, 4).Select(_ => StorageSamples.NewCitizen()).Order(StringComparer.Ordinal)];
        await AppendAsync(citizens[0], person, "active", coordinator: person);
        await AppendAsync(citizens[1], person, "ended", coordinator: null);
        await AppendAsync(citizens[2], "somebody-else", "active", coordinator: person);
        await AppendAsync(citizens[3], person, "planned", coordinator: null);
        Assert.Equal([citizens[0], citizens[2], citizens[3]], await _transfers.ReadCaseloadAsync(person, Cancel));

        Task AppendAsync(string citizen, string caseworker, string status, string? coordinator) =>
            journal.AppendAsync(StorageSamples.Append(citizen, 0) with
        {
            Head = StorageSamples.Head(citizen) with { Coordinator = coordinator },
            Changes = new ReadTableChanges
            {
                Interventions =
                    [new InterventionRow(
                        citizen, "BIF/k", "BIF", "mentor", "bif-unit", caseworker, "bif-lead", status, new DateOnly(2026, 3, 2),
                        null)],
            },
        }, Cancel);
    }

    private static TransferRow NewTransfer() => new(
        $"t-{Guid.NewGuid():N}", $"p-{Guid.NewGuid():N}", Encoding.UTF8.GetBytes("""[{"caseworker":"bif-2"}]"""), "ny fordeling", "bif-lead", StorageSamples.Noon,
        TransferStates.Running, StorageSamples.Noon, 0, 0, 0, 0, 0);

    private static TransferItem Item(int number, int moved = 0, int offered = 0, string left = "[]") =>
        new(number, $"c-{number}", "bif-2", true, moved, offered, Encoding.UTF8.GetBytes(left));

    private static IdempotentAnswer Answer(string key) => new("bif-lead", key, "hash", "{}"u8.ToArray(), StorageSamples.Noon);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class CaseloadTransfersOnSqlite(SqliteFixture storage) : CaseloadTransfersContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class CaseloadTransfersOnPostgres(PostgresFixture storage)
    : CaseloadTransfersContract(storage), IClassFixture<PostgresFixture>;
