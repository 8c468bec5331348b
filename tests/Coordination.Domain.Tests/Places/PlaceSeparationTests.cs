using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Places;

/// <summary>What people decided and were told while two places were joined by mistake, after they are separated.</summary>
public sealed class PlaceSeparationTests : PlacesTests
{
    [Fact]
    public void What_was_said_while_the_other_end_answered_was_never_told_it()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Separated(B, A, minutes: 9);
        Renumbered(A, B, minutes: 5);
        Assert.True(World.Step(0)); // B answers that they are two. Before A hears it, A is told anew that they are one.
        Renumbered(A, B, minutes: 11);
        World.Rest();
        Assert.Equal([A, B], KeysOf(B));
    }

    [Fact]
    public void A_handover_accepted_while_joined_of_what_was_there_before_stays_with_its_receiver()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(B, A);
        World.Rest();
        World.Does(B, "bif-job-3", new AcceptHandover(new(Offers(B))));
        Separated(B, A);
        World.Rest();

        Assert.Equal("bif-job-3", Responsible(B, "BIF/k"));
        Assert.Equal("bif-job-3", World.Root(B).Interventions[new ItemId("BIF/k")].Holder.Caseworker.Value);
        Hears(B, "BIF", new InterventionChanged { InterventionId = "k", WeeklyHours = 9 });
        Assert.Equal("bif-job-3", Responsible(B, "BIF/k"));
    }

    [Fact]
    public void Of_two_offers_of_one_responsibility_under_two_numbers_the_first_stands()
    {
        Starts(A, "BIF", "k", "contact-course", "bif-job-1", id: "same");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1", id: "same");
        var first = Offers(A);
        World.Advance(TimeSpan.FromMinutes(1));
        var second = Offers(B);
        Renumbered(B, A);
        World.Rest();

        var handovers = World.Root(A).Handovers;
        Assert.Equal(
            (HandoverStatus.Offered, HandoverStatus.Lapsed), (handovers[new(first)].Status, handovers[new(second)].Status));
    }

    [Theory, InlineData(A), InlineData(B)]
    public void Separated_from_somebody_who_died_nobody_else_keeps_the_news(string dead)
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(B, A);
        World.Rest();
        Hears(dead, "KFF", new CitizenDied { OnDate = CitizenScenario.Day("2026-03-01") });
        Assert.Equal(["bif-job-1", "sof-treatment-2"], Told(A));
        Separated(B, A);
        World.Rest();

        Assert.Equal(dead == A ? ["sof-treatment-2"] : [], Told(A));
        Assert.Equal(dead == B ? ["bif-job-1"] : [], Told(B));
    }

    private IEnumerable<string> Told(string key) => World.Root(key).Alerts.Values
        .Where(static alert => alert.Kind == "citizen-died").Select(static alert => alert.Receiver.Value).Order();

    private string Offers(string key) => World.Does(
        key, "bif-job-1",
        new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-3"), null, "flytter", null, null))!;
}
