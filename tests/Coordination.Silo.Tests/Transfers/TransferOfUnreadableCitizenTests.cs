using Coordination.Grains;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Transfers;

public sealed class TransferOfUnreadableCitizenTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_citizen_whose_place_cannot_be_read_is_reported_as_failed_and_holds_nobody_up()
    {
        var (from, organization) = Caseload.NewGiver();
        await silo.PutAsync(organization);
        var (broken, sound) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        await silo.TakeInAsync(sound, Caseload.Interventions(from, silo.Time.Now));
        await silo.ExecuteAsync(
            "insert into journal (citizen, version, fact_count, at, by_whom, facts) " +
            $"values ('{broken}', 1, 1, 0, 'policy', '[{{\"kind\":\"of-a-newer-program\",\"data\":{{}}}}]')");
        await silo.ExecuteAsync(
            "insert into interventions (citizen, id, department, kind, caseworker, responsible, status, starts_on) " +
            $"values ('{broken}', 'BIF/k', 'BIF', 'mentor', '{from}', '{from}', 'active', '2026-03-02')");

        new Caller(CallerKind.Caseworker, Caseload.Leader).SetCurrent();
        var transfer = silo.Grains.GetGrain<ICaseloadTransferGrain>("of-an-unreadable-citizen");
        Assert.Null((await transfer.Order(Caseload.To(from, "bif-1-2"), null)).Refusal);
        await Eventually.IsAsync("the transfer is done", async () => (await transfer.Progress()).Value!.State == "done");
        Assert.Equal((2, 2, 1), (await transfer.Progress()).Value is { } done ? (done.Done, done.Moved, done.Left) : default);
        var left = Assert.Single((await transfer.Report(false, 0, 10)).Value!.Citizens);
        Assert.Equal((broken, "failed"), (left.Citizen, Assert.Single(left.Left).Why));
    }
}
