using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Places;

public sealed class PlaceTests : PlacesTests
{
    [Fact]
    public void The_older_place_leads_whichever_was_the_subject()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(B, A);
        World.Rest();

        Assert.Equal(A, World.Root(B).Key.Value);
        Assert.Equal([A, B], World.Root(A).Keys.Select(static key => key.Value));
        Assert.Equal(
            ["place-joining", "place-follows"],
            World.Journaled(B).Where(static kind => kind is "place-joining" or "place-joined" or "place-follows"));
        Assert.Single(World.Root(A).Conflicts.Values, conflict => conflict.Kind == "no-coordinator");
        Assert.Empty(World[B].Shown().Interventions.Values);
    }

    [Fact]
    public void A_number_may_be_given_before_anything_is_known_of_either()
    {
        Renumbered(A, B);
        World.Rest();
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");

        Assert.Equal((A, A), (World.Root(A).Key.Value, World.Root(B).Key.Value));
        Assert.Equal("bif-job-1", Responsible(A, "BIF/k"));
    }

    [Fact]
    public void Joins_that_cross_end_with_one_leader()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Starts(C, "SUF", "r", "rehabilitation", "suf-rehab-1");
        Renumbered(B, C);
        Renumbered(C, A);
        Renumbered(A, B);
        World.Rest();

        Assert.All([A, B, C], key => Assert.Equal(A, World.Root(key).Key.Value));
        Assert.Equal(3, World.Root(C).Interventions.Count);
    }

    [Fact]
    public void What_people_decided_comes_along_under_ids_of_the_leader()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Starts(B, "SUF", "r", "rehabilitation", "suf-rehab-1");
        World.Does(B, "bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        var offer = Offers(B);
        World.Does(B, "bif-job-3", new AcceptHandover(new(offer)));
        Renumbered(A, B);
        World.Rest();

        var root = World.Root(A);
        Assert.Equal("bif-job-3", Responsible(A, "BIF/k"));
        Assert.Equal("bif-job-1", root.Coordinator?.Holder.Caseworker.Value);
        Assert.Equal(HandoverStatus.Accepted, root.Handovers[new(offer)].Status);
        Assert.All(
            root.Conflicts.Values,
            conflict => Assert.Equal(conflict.Id, Conflict.IdOf(root.Key, conflict.Kind, conflict.Parties, OpaqueIds.OfNoKey)));
        Assert.All(
            root.Alerts.Values,
            alert => Assert.Equal(alert.Id, Alert.IdOf(root.Key, alert.Subject, alert.Receiver, OpaqueIds.OfNoKey)));
        Assert.Contains(root.Alerts.Values, alert => alert is { Kind: "citizen-renumbered", Receiver.Value: "sof-treatment-2" });
    }

    [Fact]
    public void Of_two_coordinators_the_one_who_was_first_stands()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        World.Does(B, "bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        World.Advance(TimeSpan.FromHours(1));
        World.Does(A, "sof-treatment-2", new AppointAsCoordinator(new("sof-treatment-2"), "kender borgeren"));
        Renumbered(A, B);
        World.Rest();
        Assert.Equal("bif-job-1", World.Root(A).Coordinator?.Holder.Caseworker.Value);

        Separated(A, B);
        World.Rest();
        Assert.Equal("bif-job-1", World.Root(B).Coordinator?.Holder.Caseworker.Value);
        Assert.Null(World.Root(A).Coordinator);
    }

    [Fact]
    public void Separated_events_and_decisions_return_to_where_they_began()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Renumbered(A, B);
        World.Rest();
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Starts(A, "SUF", "r", "rehabilitation", "suf-rehab-1");
        World.Does(A, "bif-job-3", new AcceptHandover(new(Offers(A))));
        Separated(B, A);
        World.Rest();

        Assert.Equal(["SOF/b", "SUF/r"], World.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Equal(["BIF/k"], World.Root(B).Interventions.Keys.Select(static id => id.Value));
        Assert.Equal("bif-job-3", Responsible(B, "BIF/k"));
        Assert.Empty(World.Root(A).Handovers.Values);
        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B], KeysOf(B));
    }

    [Fact]
    public void A_join_of_three_keeps_what_is_still_linked()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Starts(C, "SUF", "r", "rehabilitation", "suf-rehab-1");
        Renumbered(A, B);
        Renumbered(B, C);
        World.Rest();
        Separated(A, B);
        World.Rest();

        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B, C], KeysOf(C));
        Assert.Equal(["BIF/k", "SUF/r"], World.Root(C).Interventions.Keys.Select(static id => id.Value));
    }

    [Fact]
    public void Who_joined_through_a_separated_number_still_leads_to_the_rest()
    {
        Starts(C, "SUF", "r", "rehabilitation", "suf-rehab-1");
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(A, B);
        World.Rest();
        Renumbered(B, C);
        World.Rest();
        Separated(A, B);
        World.Rest();

        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B, C], KeysOf(B));
    }

    [Fact]
    public void Joined_again_after_a_separation_nothing_is_doubled()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(A, B);
        World.Rest();
        Separated(A, B);
        World.Rest();
        Renumbered(A, B);
        World.Rest();

        Assert.Equal([A, B], KeysOf(B));
        Assert.Equal(["BIF/k", "SOF/b"], World.Root(B).Interventions.Keys.Select(static id => id.Value));
        Assert.All(
            World.Root(B).Items.Values,
            item => Assert.Equal(item.Events.Length, item.Events.Select(static taken => taken.Event.Id).Distinct().Count()));
    }

    [Fact]
    public void One_event_under_both_numbers_counts_once_and_returns_to_both()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "one", minutes: 1);
        Starts(B, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "one", minutes: 1);
        Renumbered(A, B);
        World.Rest();
        var item = Assert.Single(World.Root(B).Items.Values, static item => item.Kind == ItemKinds.Intervention);
        Assert.Single(item.Events);

        Separated(A, B);
        World.Rest();
        Assert.Equal(("sof-treatment-2", "sof-treatment-2"), (Responsible(A, "SOF/b"), Responsible(B, "SOF/b")));
    }

    [Fact]
    public void Two_events_that_only_share_an_id_both_stand()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "1");
        Starts(B, "SOF", "c", "housing-support", "sof-adult-2", id: "1");
        Renumbered(A, B);
        World.Rest();

        Assert.Equal(["SOF/b", "SOF/c"], World.Root(A).Interventions.Keys.Select(static id => id.Value));
    }

    [Fact]
    public void A_separation_heard_before_the_join_keeps_the_places_apart()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Separated(B, A, minutes: 10);
        Renumbered(A, B, minutes: 5);
        World.Rest();

        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B], KeysOf(B));
        Assert.DoesNotContain("place-joining", World.Journaled(B));
        Assert.Empty(World[B].Parked.Keys);
    }

    [Fact]
    public void What_waits_at_a_place_waits_on_at_its_leader_since_the_same_time()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Hears(B, "BIF", new InterventionPaused { InterventionId = "k", OnDate = CitizenScenario.Day("2026-03-02") }, id: "p");
        World.Advance(TimeSpan.FromDays(6));
        var since = Assert.Single(World[B].Parked.Values).ParkedAt;
        Renumbered(A, B);
        World.Rest();

        Assert.Equal(since, Assert.Single(World.Root(A).Parked.Values).ParkedAt);
        World.Advance(TimeSpan.FromDays(2));
        Assert.Contains(World.Root(A).Alerts.Values, static alert => alert.Kind == "parked-event");
    }

    [Theory, InlineData(A, B), InlineData(B, A)]
    public void A_death_known_at_one_place_is_told_those_responsible_at_both(string dead, string other)
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Hears(dead, "KFF", new CitizenDied { OnDate = CitizenScenario.Day("2026-03-01") });
        Renumbered(dead, other);
        World.Rest();

        Assert.Equal(
            ["bif-job-1", "sof-treatment-2"],
            World.Root(other).Alerts.Values.Where(static alert => alert.Kind == "citizen-died").Select(static alert => alert.Receiver.Value)
                .Order());
    }

    [Fact]
    public void Separated_from_what_brought_it_into_being_first_an_intervention_keeps_its_own_beginning()
    {
        Starts(B, "BIF", "k", "contact-course", "bif-job-1", minutes: 1);
        Hears(A, "BIF", new InterventionPaused { InterventionId = "k", OnDate = CitizenScenario.Day("2026-03-02") }, minutes: 2);
        Starts(A, "BIF", "k", "contact-course", "bif-job-2", minutes: 3);
        Renumbered(A, B);
        World.Rest();
        Separated(A, B);
        World.Rest();

        Assert.Equal(("bif-job-2", "bif-job-1"), (Responsible(A, "BIF/k"), Responsible(B, "BIF/k")));
    }

    private string Offers(string key) => World.Does(
        key, "bif-job-1",
        new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-3"), null, "flytter", null, null))!;
}
