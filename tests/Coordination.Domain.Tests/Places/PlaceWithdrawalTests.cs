using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Places;

/// <summary>What was withdrawn under one number of a person that has several.</summary>
public sealed class PlaceWithdrawalTests : PlacesTests
{
    [Fact]
    public void A_join_that_is_withdrawn_parts_the_places_and_counts_again_with_the_withdrawal_withdrawn()
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Starts(B, "BIF", "k", "contact-course", "bif-job-1");
        Renumbered(A, B, id: "join");
        World.Rest();
        Withdrawn(A, "KFF", "join", id: "w");
        World.Rest();
        Assert.Equal([A], KeysOf(A));
        Assert.Equal([B], KeysOf(B));
        Assert.Equal(["BIF/k"], World.Root(B).Interventions.Keys.Select(static id => id.Value));

        World.Advance(TimeSpan.FromHours(1));
        Withdrawn(B, "KFF", "w", id: "again");
        World.Rest();
        Assert.Equal((A, A), (World.Root(A).Key.Value, World.Root(B).Key.Value));
    }

    [Fact]
    public void A_withdrawal_under_one_number_withdraws_what_came_under_the_other()
    {
        Starts(A, "BIF", "k", "contact-course", "bif-job-1", id: "e");
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Withdrawn(B, "BIF", "e", id: "w");
        Assert.Equal(["w"], World[B].Parked.Values.Select(static parked => parked.EventId));
        Renumbered(A, B);
        World.Rest();
        Assert.Equal(["SOF/b"], World.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Empty(World.Root(A).Parked.Values);

        Separated(A, B);
        World.Rest();
        Assert.Equal(["BIF/k", "SOF/b"], World.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Equal(["w"], World.Root(B).Parked.Values.Select(static parked => parked.EventId));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Of_two_events_that_share_an_id_the_one_under_the_withdrawals_number_is_withdrawn(bool isWithdrawnFirst)
    {
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2", id: "1");
        if (isWithdrawnFirst) Withdrawn(B, "SOF", "1", id: "w");
        Renumbered(A, B);
        World.Rest();
        Starts(B, "SOF", "c", "housing-support", "sof-adult-2", id: "1");
        if (!isWithdrawnFirst) Withdrawn(B, "SOF", "1", id: "w");
        Assert.Equal(["SOF/b"], World.Root(A).Interventions.Keys.Select(static id => id.Value));

        Withdrawn(A, "SOF", "1", id: "w2");
        Assert.Empty(World.Root(A).Interventions.Keys);
        Assert.Equal(2, World.Root(A).SetAside.Values.Sum(static aside => aside.Events.Length));
        Separated(A, B);
        World.Rest();
        Assert.Empty(World.Root(A).Interventions.Keys.Concat(World.Root(B).Interventions.Keys));
    }

    [Fact]
    public void A_withdrawn_event_sent_again_under_another_number_stays_withdrawn()
    {
        Starts(B, "BIF", "k", "contact-course", "bif-job-1", id: "e", minutes: 1);
        Starts(A, "SOF", "b", "drug-treatment", "sof-treatment-2");
        Withdrawn(B, "BIF", "e", id: "w");
        Renumbered(A, B);
        World.Rest();
        var noted = Assert.Single(World.Root(A).Withdrawn.Values);
        Starts(A, "BIF", "k", "contact-course", "bif-job-1", id: "e", minutes: 1);

        Assert.Equal(["SOF/b"], World.Root(A).Interventions.Keys.Select(static id => id.Value));
        Assert.Same(noted, Assert.Single(World.Root(A).Withdrawn.Values));
    }
}
