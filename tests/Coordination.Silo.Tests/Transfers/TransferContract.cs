using Coordination.Grains;
using Coordination.Silo.Transfers;
using Coordination.Testing;
using Coordination.Views;
using Microsoft.Extensions.Options;
using Orleans.Core.Internal;

namespace Coordination.Silo.Tests.Transfers;

/// <summary>What a caseload transfer holds to, on either engine.</summary>
public abstract class TransferContract(SiloFixture silo)
{
    private const int RateUsual = 1_000;
    private const int RateSlow = 20;

    [Fact]
    public async Task Everything_moves_and_the_tables_say_so()
    {
        var (from, keys) = await CaseloadAsync(30);
        var id = await OrderAsync(Caseload.To(from, "bif-1-1", "bif-1-2"));
        var done = await DoneAsync(id);
        Assert.Equal((30, 30, 60, 0, 0), (done.Citizens, done.Done, done.Moved, done.Offered, done.Left));
        Assert.Equal([("bif-1-1", 15), ("bif-1-2", 15)], done.To.Select(part => (part.Caseworker!, part.Citizens)));
        foreach (var key in keys) await Caseload.MovedOnceAsync(silo.Journal, key, from, "bif-1-1", "bif-1-2");
        Assert.Equal(30, Value(await Transfer(id).Report(true, 0, 1_000)).Citizens.Count);
        Assert.Empty(Value(await Transfer(id).Report(false, 0, 1_000)).Citizens);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Its_activation_may_leave_half_way()
    {
        var (from, keys) = await CaseloadAsync(40);
        var id = await OrderAsync(Caseload.To(from, "bif-1-2"), RateSlow);
        await ProgressAsync(id, 10);
        await Transfer(id).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        SetRate(RateUsual);
        Assert.Equal(80, (await DoneAsync(id)).Moved);
        foreach (var key in keys) await Caseload.MovedOnceAsync(silo.Journal, key, from, "bif-1-2");
    }

    [Fact]
    public async Task Going_through_it_once_more_journals_nothing()
    {
        var (from, keys) = await CaseloadAsync(10);
        var id = await OrderAsync(Caseload.To(from, "bif-1-2"));
        await DoneAsync(id);
        var versions = await VersionsAsync(keys);
        await silo.ExecuteAsync($"update caseload_transfer_items set done = (1 = 0) where transfer = '{id}'");
        await silo.ExecuteAsync($"update caseload_transfers set state = 'running', done = 0 where id = '{id}'");
        var again = await DoneAsync(id);
        Assert.Equal((10, 20, 0), (again.Done, again.Moved, again.Left));
        Assert.Equal(versions, await VersionsAsync(keys));
    }

    [Fact]
    public async Task Paused_it_stands_and_resumed_it_goes_on_where_it_stood()
    {
        var (from, keys) = await CaseloadAsync(40);
        var id = await OrderAsync(Caseload.To(from, "bif-1-2"), RateSlow);
        await ProgressAsync(id, 5);
        var paused = Value(await SteerAsync(id, TransferSteering.Pause));
        Assert.Equal("paused", paused.State);
        Assert.InRange(paused.Done, 5, 39);
        Assert.Equal("conflict", (await SteerAsync(id, TransferSteering.Pause)).Refusal!.Kind);
        Assert.Equal("conflict", (await Transfer(NewId()).Order(Caseload.To(from, "bif-1-1"), null)).Refusal!.Kind);
        SetRate(RateUsual);
        Assert.Equal("running", Value(await SteerAsync(id, TransferSteering.Resume)).State);
        Assert.Equal(40, (await DoneAsync(id)).Done);
        Assert.Equal("conflict", (await SteerAsync(id, TransferSteering.Cancel)).Refusal!.Kind);
        foreach (var key in keys) await Caseload.MovedOnceAsync(silo.Journal, key, from, "bif-1-2");
    }

    [Fact]
    public async Task A_cancelled_transfer_keeps_what_is_done_and_reports_the_rest()
    {
        var (from, keys) = await CaseloadAsync(40);
        var id = await OrderAsync(Caseload.To(from, "bif-1-2"), RateSlow);
        await ProgressAsync(id, 5);
        Value(await SteerAsync(id, TransferSteering.Cancel));
        SetRate(RateUsual);
        Assert.Equal("conflict", (await SteerAsync(id, TransferSteering.Resume)).Refusal!.Kind);

        // Those whose turn had come are finished.
        await Eventually.IsAsync("the step under way is over", async () =>
        {
            var now = Value(await Transfer(id).Progress());
            return now.Done + Value(await Transfer(id).Report(false, 0, 1_000)).Citizens.Count(one => !one.Done) == 40;
        });
        var left = Value(await Transfer(id).Report(false, 0, 1_000)).Citizens;
        Assert.InRange(left.Count, 1, 35);
        Assert.All(left, one => Assert.Equal("cancelled", Assert.Single(one.Left).Why));

        var rest = await OrderAsync(Caseload.To(from, "bif-1-2"));
        Assert.InRange((await DoneAsync(rest)).Citizens, 1, 35);
        foreach (var key in keys) await Caseload.MovedOnceAsync(silo.Journal, key, from, "bif-1-2");
    }

    [Fact]
    public async Task Of_somebody_who_has_left_it_is_transferred_by_their_last_leader()
    {
        var (from, keys) = await CaseloadAsync(5);
        await silo.PutAsync(Caseload.NewGiver().Organization.Without(from));
        var id = await OrderAsync(Caseload.To(from, "bif-1-2"));
        Assert.Equal(10, (await DoneAsync(id)).Moved);
        foreach (var key in keys) Assert.Equal(
            ["bif-1-2", "bif-1-2"], (await silo.PictureAsync(key))!.Interventions.Select(one => one.Responsible));
    }

    [Fact]
    public async Task Those_in_no_list_stay_where_they_are_and_are_reported()
    {
        var (from, keys) = await CaseloadAsync(6);
        var id = await OrderAsync(Caseload.To(from) with { To = [new CaseloadPart("bif-1-2", null, 1, keys[..5])] });
        var done = await DoneAsync(id);
        Assert.Equal((6, 10, 1), (done.Done, done.Moved, done.Left));
        var left = Assert.Single(Value(await Transfer(id).Report(false, 0, 1_000)).Citizens);
        Assert.Equal((keys[5], null, "in-no-list"), (left.Citizen, left.To, Assert.Single(left.Left).Why));
        Assert.Equal([from, from], (await silo.PictureAsync(keys[5]))!.Interventions.Select(one => one.Responsible));
    }

    [Fact]
    public async Task Only_leaders_of_the_giver_and_operations_order_it_and_every_fault_is_named()
    {
        var (from, _) = await CaseloadAsync(2);
        foreach (var stranger in (Caller[])[
            new(CallerKind.Caseworker, "bif-1-2"), new(CallerKind.Caseworker, "sof-1-4"), Auditor, new(CallerKind.Source, "/BIF/x")])
            Assert.Equal("forbidden", (await Transfer(NewId(), stranger).Order(Caseload.To(from, "bif-1-2"), null)).Refusal!.Kind);
        Assert.Equal(["/to/0/caseworker"], (await Transfer(NewId()).Order(Caseload.To(from, "nobody"), null)).Refusal!.Faults
            .Select(fault => fault.Pointer));
        Assert.Equal(["/from", "/to"], (await Transfer(NewId()).Order(new CaseloadOrder(null, [], "x"), null)).Refusal!.Faults
            .Select(fault => fault.Pointer));

        // A transfer that does not exist is to a leader like one of others. Operations see all, and are told.
        var operations = new Caller(CallerKind.Operations, "operations");
        Assert.Equal("forbidden", (await Transfer(NewId()).Progress()).Refusal!.Kind);
        Assert.Equal("forbidden", (await SteerAsync(NewId(), TransferSteering.Pause)).Refusal!.Kind);
        Assert.Equal("not-found", (await Transfer(NewId(), operations).Progress()).Refusal!.Kind);
        Assert.Equal("not-found", (await SteerAsync(NewId(), TransferSteering.Pause, operations)).Refusal!.Kind);

        var id = NewId();
        Value(await Transfer(id, operations).Order(Caseload.To(from, "bif-1-2"), null));
        await DoneAsync(id);
        Assert.Equal("operations", Value(await Transfer(id, Auditor).Progress()).By);
        Assert.Equal("forbidden", (await SteerAsync(id, TransferSteering.Cancel, Auditor)).Refusal!.Kind);
        var receiver = new Caller(CallerKind.Caseworker, "bif-1-2");
        Assert.Equal("forbidden", (await Transfer(id, receiver).Progress()).Refusal!.Kind);
        Assert.Equal("forbidden", (await Transfer(id, receiver).Report(true, 0, 10)).Refusal!.Kind);
    }

    [Fact]
    public async Task The_same_key_repeats_the_answer_and_another_request_under_it_is_refused()
    {
        var (from, _) = await CaseloadAsync(3);
        var (id, key) = (NewId(), new Idempotency(NewId(), "hash"));
        var twice = await Task.WhenAll(
            Transfer(id).Order(Caseload.To(from, "bif-1-2"), key), Transfer(id).Order(Caseload.To(from, "bif-1-2"), key));
        Assert.All(twice, answer => Assert.Equal("running", Value(answer).State));
        await DoneAsync(id);
        Assert.Equal("running", Value(await Transfer(id).Order(Caseload.To(from, "bif-1-2"), key)).State);
        Assert.Equal("invalid", (await Transfer(id).Order(Caseload.To(from, "bif-1-2"), key with { RequestHash = "other" })).Refusal!.Kind);
    }

    private static Caller Auditor { get; } = new(CallerKind.Auditor, "auditor");

    private static string NewId() => Guid.NewGuid().ToString("n");

    private static T Value<T>(Answer<T> answer) where T : class
    {
        Assert.True(answer.Refusal is null, $"{answer.Refusal}");
        return answer.Value!;
    }

    /// <summary>The transfer, with calls by the giver's leader unless told otherwise.</summary>
    private ICaseloadTransferGrain Transfer(string id, Caller? by = null)
    {
        (by ?? new Caller(CallerKind.Caseworker, Caseload.Leader)).SetCurrent();
        return silo.Grains.GetGrain<ICaseloadTransferGrain>(id);
    }

    private Task<Answer<CaseloadTransferView>> SteerAsync(string id, TransferSteering steering, Caller? by = null) =>
        Transfer(id, by).Steer(steering, null);

    private void SetRate(int citizensPerSecond) => silo.Get<IOptions<TransferOptions>>().Value.CitizensPerSecondMax = citizensPerSecond;

    private async Task<(string From, string[] Keys)> CaseloadAsync(int citizens)
    {
        SetRate(RateUsual);
        var (from, organization) = Caseload.NewGiver();
        await silo.PutAsync(organization);
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, citizens).Select(_ => silo.NewCitizenAsync()))];
        Array.Sort(keys, StringComparer.Ordinal);
        await Task.WhenAll(keys.Select(key => silo.TakeInAsync(key, Caseload.Interventions(from, silo.Time.Now))));
        return (from, keys);
    }

    private async Task<string> OrderAsync(CaseloadOrder order, int? rate = null)
    {
        if (rate is { } slow) SetRate(slow);
        var id = NewId();
        Value(await Transfer(id).Order(order, null));
        return id;
    }

    private Task ProgressAsync(string id, int citizens) =>
        Eventually.IsAsync($"{citizens} citizens are through", async () => Value(await Transfer(id).Progress()).Done >= citizens);

    private async Task<CaseloadTransferView> DoneAsync(string id)
    {
        await Eventually.IsAsync("the transfer is done", async () => Value(await Transfer(id).Progress()).State == "done");
        return Value(await Transfer(id).Progress());
    }

    private async Task<IReadOnlyList<long>> VersionsAsync(string[] keys) =>
        [.. (await Task.WhenAll(keys.Select(silo.PictureAsync))).Select(picture => picture!.Version)];
}

public sealed class SqliteTransferTests(SiloFixture silo) : TransferContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresTransferTests(PostgresSiloFixture silo) : TransferContract(silo), IClassFixture<PostgresSiloFixture>;
