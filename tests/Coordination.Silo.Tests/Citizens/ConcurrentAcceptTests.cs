using Coordination.Domain.Citizens;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Organizations;
using Coordination.Storage.Journal;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

public sealed class ConcurrentAcceptTests(ThreeSilosFixture silos) : IClassFixture<ThreeSilosFixture>
{
    private const int Rounds = 60;
    private static readonly string[] Members = ["sof-1-1", "sof-1-2"];

    [Fact]
    public async Task Of_two_of_a_unit_who_accept_at_the_same_instant_on_two_silos_one_wins_and_the_other_is_told_who()
    {
        Assert.Empty(await silos.Get<OrganizationSource>().PutAsync(Municipality.Organization(), "test", CancellationToken.None));
        var citizens = await silos.NewCitizensAsync("accepted", Rounds);
        foreach (var (round, citizen) in citizens.Index())
        {
            var offer = await OfferedAsync(citizen);
            using var barrier = new Barrier(Members.Length);
            var answers = await Task.WhenAll(Members.Select((member, number) => Task.Factory.StartNew(() =>
            {
                // Both are through the barrier before either asks; each asks a silo of its own.
                var grain = silos.Get<IGrainFactory>((round + number) % 3).GetGrain<ICitizenGrain>(citizen);
                new Caller(CallerKind.Caseworker, member).SetCurrent();
                barrier.SignalAndWait();
                return grain.AnswerHandover(offer, HandoverReply.Accept, null, KeyOf(member, citizen));
            }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            var won = Assert.Single(answers.Index(), answer => answer.Item.Value is not null).Index;
            var (winner, loser) = (Members[won], Members[1 - won]);
            Assert.Equal((winner, winner, "accepted"),
                (answers[won].Value!.AcceptedBy, answers[won].Value!.AnsweredBy, answers[won].Value!.Status));
            Assert.Equal("conflict", answers[1 - won].Refusal!.Kind);
            Assert.Contains($"accepted by {winner}", answers[1 - won].Refusal!.Why, StringComparison.Ordinal);

            Assert.Equal(answers[won], await AgainAsync(citizen, offer, winner));
            Assert.Contains(winner, (await AgainAsync(citizen, offer, loser)).Refusal!.Why, StringComparison.Ordinal);
            await AcceptedOnceAsync(citizen, winner);
        }

        await silos.ReadTablesAreAsTheJournalSaysAsync();
    }

    private async Task<string> OfferedAsync(string citizen)
    {
        Caller.System.SetCurrent();
        await silos.Citizen(citizen).TakeIn([Reports.Started("BIF", "1", DateTimeOffset.UtcNow)]);
        new Caller(CallerKind.Caseworker, "bif-1-1").SetCurrent();
        var offered = await silos.Citizen(citizen).OfferHandover(
            new HandoverOffer { What = new("intervention", "BIF/1"), To = new(null, "sof-1"), Reason = "ny målgruppe" }, null);
        return offered.Value!.Id;
    }

    /// <summary>The same command under the same key once more, by way of whichever silo.</summary>
    private Task<Answer<HandoverView>> AgainAsync(string citizen, string offer, string member)
    {
        new Caller(CallerKind.Caseworker, member).SetCurrent();
        return silos.Citizen(citizen).AnswerHandover(offer, HandoverReply.Accept, null, KeyOf(member, citizen));
    }

    private async Task AcceptedOnceAsync(string citizen, string winner)
    {
        var journal = (await silos.Get<IJournal>().ReadAsync(citizen, 0, 1_000)).Select(entry => JournalMapping.ToEntry(entry.Fact))
            .ToList();
        var accepted = Assert.Single(journal, entry => entry.Fact is HandoverChanged { Step: HandoverStep.Accepted });
        Assert.Equal(winner, accepted.By);
        Caller.System.SetCurrent();
        Assert.Equal(winner, (await silos.Citizen(citizen).Picture())!.Interventions[0].Responsible);
    }

    private static Idempotency KeyOf(string member, string citizen) => new($"{member}-{citizen}", "accept");
}
