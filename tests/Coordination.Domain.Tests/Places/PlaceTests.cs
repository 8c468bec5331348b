using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Places;

public sealed class PlaceTests
{
    private const string A = "key-a", B = "key-b", C = "key-c";
    private readonly PlaceWorld _world = new("2026-03-02T09:00", AcceptanceMunicipality.Organization);
    private int _events;

    [Fact]
    public void The_older_place_leads_whichever_was_the_subject()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(B, A);
        _world.Rest();

        Assert.Equal(A, _world.Root(B).Key.Value);
        Assert.Equal([A, B], _world.Root(A).Keys.Select(static key => key.Value));
        Assert.Equal(
            ["place-joining", "place-follows"],
            _world.Journaled(B).Where(static kind => kind is "place-joining" or "place-joined" or "place-follows"));
        Assert.Single(_world.Root(A).Conflicts.Values, conflict => conflict.Kind == "no-coordinator");
        Assert.Empty(_world[B].Shown().Interventions.Values);
    }

    [Fact]
    public void A_number_may_be_given_before_anything_is_known_of_either()
    {
        Renumbered(A, B);
        _world.Rest();
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");

        Assert.Equal((A, A), (_world.Root(A).Key.Value, _world.Root(B).Key.Value));
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
        _world.Rest();

        Assert.All([A, B, C], key => Assert.Equal(A, _world.Root(key).Key.Value));
        Assert.Equal(3, _world.Root(C).Interventions.Count);
    }

    [Fact]
    public void What_people_decided_comes_along_under_ids_of_the_leader()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Starts(B, "SUF", "r", "rehabilitation", "suf-rehab-1");
        _world.Does(B, "bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        var offer = Offers(B);
        _world.Does(B, "bif-job-3", new AcceptHandover(new(offer)));
        Renumbered(A, B);
        _world.Rest();

        var root = _world.Root(A);
        Assert.Equal("bif-job-3", Responsible(A, "BIF/k"));
        Assert.Equal("bif-job-1", root.Coordinator?.Holder.Caseworker.Value);
        Assert.Equal(HandoverStatus.Accepted, root.Handovers[new(offer)].Status);
        Assert.All(
            root.Conflicts.Values, conflict => Assert.Equal(conflict.Id, Conflict.IdOf(root.Key, conflict.Kind, conflict.Parties)));
        Assert.All(root.Alerts.Values, alert => Assert.Equal(alert.Id, Alert.IdOf(root.Key, alert.Subject, alert.Receiver)));
        Assert.Contains(root.Alerts.Values, alert => alert is { Kind: "citizen-renumbered", Receiver.Value: "sof-treatment-2" });
    }

    [Fact]
    public void Of_two_coordinators_the_one_who_was_first_stands()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        _world.Does(B, "bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        _world.Advance(TimeSpan.FromHours(1));
        _world.Does(A, "sof-treatment-2", new AppointAsCoordinator(new("sof-treatment-2"), "kender borgeren"));
        Renumbered(A, B);
        _world.Rest();
        Assert.Equal("bif-job-1", _world.Root(A).Coordinator?.Holder.Caseworker.Value);

        Separated(A, B);
        _world.Rest();
        Assert.Equal("bif-job-1", _world.Root(B).Coordinator?.Holder.Caseworker.Value);
        Assert.Null(_world.Root(A).Coordinator);
    }

    [Fact]
    public void Separated_events_and_decisions_return_to_where_they_began()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Renumbered(A, B);
        _world.Rest();
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Starts(A, "SUF", "r", "rehabilitation", "suf-rehab-1");
        _world.Does(A, "bif-job-3", new AcceptHandover(new(Offers(A))));
        Separated(B, A);
        _world.Rest();

        Assert.Equal(["SOF/b", "SUF/r"], _world.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Equal(["BIF/k"], _world.Root(B).Interventions.Keys.Select(static id => id.Value));
        Assert.Equal("bif-job-3", Responsible(B, "BIF/k"));
        Assert.Empty(_world.Root(A).Handovers.Values);
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
        _world.Rest();
        Separated(A, B);
        _world.Rest();

        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B, C], KeysOf(C));
        Assert.Equal(["BIF/k", "SUF/r"], _world.Root(C).Interventions.Keys.Select(static id => id.Value));
    }

    [Fact]
    public void Who_joined_through_a_separated_number_still_leads_to_the_rest()
    {
        Starts(C, "SUF", "r", "rehabilitation", "suf-rehab-1");
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(A, B);
        _world.Rest();
        Renumbered(B, C);
        _world.Rest();
        Separated(A, B);
        _world.Rest();

        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B, C], KeysOf(B));
    }

    [Fact]
    public void Joined_again_after_a_separation_nothing_is_doubled()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(A, B);
        _world.Rest();
        Separated(A, B);
        _world.Rest();
        Renumbered(A, B);
        _world.Rest();

        Assert.Equal([A, B], KeysOf(B));
        Assert.Equal(["BIF/k", "SOF/b"], _world.Root(B).Interventions.Keys.Select(static id => id.Value));
        Assert.All(
            _world.Root(B).Items.Values,
            item => Assert.Equal(item.Events.Length, item.Events.Select(static taken => taken.Event.Id).Distinct().Count()));
    }

    [Fact]
    public void One_event_under_both_numbers_counts_once_and_returns_to_both()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "one", minutes: 1);
        Starts(B, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "one", minutes: 1);
        Renumbered(A, B);
        _world.Rest();
        var item = Assert.Single(_world.Root(B).Items.Values, static item => item.Kind == ItemKinds.Intervention);
        Assert.Single(item.Events);

        Separated(A, B);
        _world.Rest();
        Assert.Equal(("sof-treatment-2", "sof-treatment-2"), (Responsible(A, "SOF/b"), Responsible(B, "SOF/b")));
    }

    [Fact]
    public void Two_events_that_only_share_an_id_both_stand()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "1");
        Starts(B, "SOF", "c", "housing-support", "sof-adult-2", id: "1");
        Renumbered(A, B);
        _world.Rest();

        Assert.Equal(["SOF/b", "SOF/c"], _world.Root(A).Interventions.Keys.Select(static id => id.Value));
    }

    [Fact]
    public void A_separation_heard_before_the_join_keeps_the_places_apart()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Separated(B, A, minutes: 10);
        Renumbered(A, B, minutes: 5);
        _world.Rest();

        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B], KeysOf(B));
        Assert.DoesNotContain("place-joining", _world.Journaled(B));
        Assert.Empty(_world[B].Parked.Keys);
    }

    [Fact]
    public void A_join_that_is_withdrawn_parts_the_places_and_counts_again_with_the_withdrawal_withdrawn()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(A, B, id: "join");
        _world.Rest();
        Withdrawn(A, "KFF", "join", id: "w");
        _world.Rest();
        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B], KeysOf(B));
        Assert.Equal(["BIF/k"], _world.Root(B).Interventions.Keys.Select(static id => id.Value));

        _world.Advance(TimeSpan.FromHours(1));
        Withdrawn(B, "KFF", "w", id: "again");
        _world.Rest();
        Assert.Equal((A, A), (_world.Root(A).Key.Value, _world.Root(B).Key.Value));
    }

    [Fact]
    public void A_withdrawal_under_one_number_withdraws_what_came_under_the_other()
    {
        Starts(A, "BIF", "k", "contact-course", "bif-job-1", id: "e");
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Withdrawn(B, "BIF", "e", id: "w");
        Assert.Equal(["w"], _world[B].Parked.Values.Select(static parked => parked.EventId));
        Renumbered(A, B);
        _world.Rest();
        Assert.Equal(["SOF/b"], _world.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Empty(_world.Root(A).Parked.Values);

        Separated(A, B);
        _world.Rest();
        Assert.Equal(["BIF/k", "SOF/b"], _world.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Equal(["w"], _world.Root(B).Parked.Values.Select(static parked => parked.EventId));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Of_two_events_that_share_an_id_the_one_under_the_withdrawals_number_is_withdrawn(bool isWithdrawnFirst)
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "1");
        if (isWithdrawnFirst) Withdrawn(B, "SOF", "1", id: "w");
        Renumbered(A, B);
        _world.Rest();
        Starts(B, "SOF", "c", "housing-support", "sof-adult-2", id: "1");
        if (!isWithdrawnFirst) Withdrawn(B, "SOF", "1", id: "w");
        Assert.Equal(["SOF/b"], _world.Root(A).Interventions.Keys.Select(static id => id.Value));

        Withdrawn(A, "SOF", "1", id: "w2");
        Assert.Empty(_world.Root(A).Interventions.Keys);
        Assert.Equal(2, _world.Root(A).SetAside.Values.Sum(static aside => aside.Events.Length));
        Separated(A, B);
        _world.Rest();
        Assert.Empty(_world.Root(A).Interventions.Keys.Concat(_world.Root(B).Interventions.Keys));
    }

    [Fact]
    public void A_withdrawn_event_sent_again_under_another_number_stays_withdrawn()
    {
        Starts(B, "BIF", "k", "contact-course", "bif-job-1", id: "e", minutes: 1);
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Withdrawn(B, "BIF", "e", id: "w");
        Renumbered(A, B);
        _world.Rest();
        var noted = Assert.Single(_world.Root(A).Withdrawn.Values);
        Starts(A, "BIF", "k", "contact-course", "bif-job-1", id: "e", minutes: 1);

        Assert.Equal(["SOF/b"], _world.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Same(noted, Assert.Single(_world.Root(A).Withdrawn.Values));
    }

    [Fact]
    public void What_waits_at_a_place_waits_on_at_its_leader_since_the_same_time()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Hears(B, "BIF", new InterventionPaused { InterventionId = "k", OnDate = CitizenScenario.Day("2026-03-02") }, id: "p");
        _world.Advance(TimeSpan.FromDays(6));
        var since = Assert.Single(_world[B].Parked.Values).ParkedAt;
        Renumbered(A, B);
        _world.Rest();

        Assert.Equal(since, Assert.Single(_world.Root(A).Parked.Values).ParkedAt);
        _world.Advance(TimeSpan.FromDays(2));
        Assert.Contains(_world.Root(A).Alerts.Values, static alert => alert.Kind == "parked-event");
    }

    [Theory, InlineData(A, B), InlineData(B, A)]
    public void A_death_known_at_one_place_is_told_those_responsible_at_both(string dead, string other)
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Hears(dead, "KFF", new CitizenDied { OnDate = CitizenScenario.Day("2026-03-01") });
        Renumbered(dead, other);
        _world.Rest();

        Assert.Equal(
            ["bif-job-1", "sof-treatment-2"],
            _world.Root(other).Alerts.Values.Where(static alert => alert.Kind == "citizen-died").Select(static alert => alert.Receiver.Value)
                .Order());
    }

    [Fact]
    public void Separated_from_what_brought_it_into_being_first_an_intervention_keeps_its_own_beginning()
    {
        Starts(B, "BIF", "k", "contact-course", "bif-job-1", minutes: 1);
        Hears(A, "BIF", new InterventionPaused { InterventionId = "k", OnDate = CitizenScenario.Day("2026-03-02") }, minutes: 2);
        Starts(A, "BIF", "k", "contact-course", "bif-job-2", minutes: 3);
        Renumbered(A, B);
        _world.Rest();
        Separated(A, B);
        _world.Rest();

        Assert.Equal(("bif-job-2", "bif-job-1"), (Responsible(A, "BIF/k"), Responsible(B, "BIF/k")));
    }

    private string Offers(string key) => _world.Does(
        key, "bif-job-1",
        new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-3"), null, "flytter", null, null))!;

    private string[] KeysOf(string key) => [.. _world.Root(key).Keys.Select(static one => one.Value).Order()];

    private string Responsible(string key, string intervention) =>
        _world.Root(key).Responsible(_world.Root(key).Interventions[new ItemId(intervention)]).Value;

    private void Starts(string key, string department, string item, string kind, string caseworker, string? id = null, int? minutes = null) =>
        Hears(key, department, EventSamples.Started(item, kind, caseworker, CitizenScenario.Day("2026-03-02"), hours: 5), id, minutes);

    private void Renumbered(string key, string to, int? minutes = null, string? id = null) =>
        Hears(key, "KFF", new CitizenRenumbered { To = $"citizen:{to}" }, id, minutes);

    private void Withdrawn(string key, string department, string of, string id) =>
        Hears(key, department, new EventWithdrawn { Id = of, Reason = "fejl" }, id);

    private void Separated(string key, string from, int? minutes = null) =>
        Hears(key, "KFF", new CitizenSeparated { From = $"citizen:{from}", Reason = "to personer" }, minutes: minutes);

    private void Hears(string key, string department, EventData data, string? id = null, int? minutes = null)
    {
        var number = ++_events;
        _world.Hears(key, EventSamples.Of(department, data, _world.Now.AddSeconds((minutes * 60) ?? number), id ?? $"e-{number}"));
    }
}
