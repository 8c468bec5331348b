using Coordination.Grains;
using Coordination.Storage.Operations;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Projection;

/// <summary>Which handovers count as waiting, on either engine.</summary>
public abstract class WaitingContract(SiloFixture silo)
{
    [Fact]
    public async Task Only_waiting_for_another_person_counts_as_waiting_time()
    {
        var (giver, organization) = Caseload.NewGiver();
        await silo.PutAsync(organization);
        var (waited, alone, transferred, reported) =
            (await NewAsync(giver), await NewAsync(giver), await NewAsync(giver), await NewAsync(giver));
        var offers = (await OfferAsync(waited, giver), await OfferAsync(alone, Caseload.Leader));
        await silo.TakeInAsync(
            reported, Reports.Of("BIF", silo.Time.Now, new Events.CaseworkerAssigned { InterventionId = "k", Caseworker = "bif-1-2" }));
        await silo.Clock.MoveToAsync(silo.Time.Now.AddHours(2));
        await AcceptAsync(waited, offers.Item1, "bif-1-1");
        await AcceptAsync(alone, offers.Item2, Caseload.Leader);
        await TransferAsync(giver);

        string[] citizens = [waited, alone, transferred, reported];
        var waits = (await silo.Get<FiguresTables>().ReadWaitingAsync(
            new WaitingFilter(null, null, null, WaitingTime.OfferedAccepted), null, 1_000)).Where(wait => citizens.Contains(wait.Citizen));
        var wait = Assert.Single(waits);
        Assert.Equal((waited, offers.Item1, TimeSpan.FromHours(2)), (wait.Citizen, wait.Id, wait.EndedAt - wait.StartedAt));
        foreach (var citizen in citizens) Assert.NotEqual(giver, (await silo.PictureAsync(citizen))!.Interventions[0].Responsible);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    private async Task<string> NewAsync(string giver)
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Caseload.Interventions(giver, silo.Time.Now)[0]);
        return key;
    }

    private async Task<string> OfferAsync(string citizen, string by)
    {
        new Caller(CallerKind.Caseworker, by).SetCurrent();
        var offer = new HandoverOffer { What = new("intervention", "BIF/k"), To = new("bif-1-1", null), Reason = "ny fordeling" };
        return (await silo.Citizen(citizen).OfferHandover(offer, null)).Value!.Id;
    }

    private async Task AcceptAsync(string citizen, string offer, string by)
    {
        new Caller(CallerKind.Caseworker, by).SetCurrent();
        Assert.Null((await silo.Citizen(citizen).AnswerHandover(offer, HandoverReply.Accept, null, null)).Refusal);
    }

    private async Task TransferAsync(string giver)
    {
        new Caller(CallerKind.Caseworker, Caseload.Leader).SetCurrent();
        var transfer = silo.Grains.GetGrain<ICaseloadTransferGrain>(Guid.NewGuid().ToString("n"));
        Assert.Null((await transfer.Order(Caseload.To(giver, "bif-1-2"), null)).Refusal);
        await Eventually.IsAsync("the transfer is done", async () => (await transfer.Progress()).Value!.State == "done");
    }
}

public sealed class SqliteWaitingTests(SiloFixture silo) : WaitingContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresWaitingTests(PostgresSiloFixture silo) : WaitingContract(silo), IClassFixture<PostgresSiloFixture>;
