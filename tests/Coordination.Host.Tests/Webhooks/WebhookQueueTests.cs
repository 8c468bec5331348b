using Coordination.Host.Webhooks;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>Of one person only the first delivery is under way, under however many keys.</summary>
public sealed class WebhookQueueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly WebhookQueue _queue = new();

    [Fact]
    public void Of_one_citizen_one_is_under_way_and_the_others_follow_in_order()
    {
        Add(1, "a");
        Add(2, "a");
        Add(3, "b");
        var first = _queue.Next(Noon)!;
        Assert.Equal((1L, 3L), (first.Position, _queue.Next(Noon)!.Position));
        Assert.Null(_queue.Next(Noon));
        _queue.Remove(first);
        Assert.Equal(2, _queue.Next(Noon)!.Position);
        Assert.Equal(1, _queue.DoneUpTo(9));
    }

    [Fact]
    public void Two_keys_of_one_person_have_one_order()
    {
        Add(1, "young");
        Add(2, "old");
        Add(3, "young");
        _queue.Join("young", "old");
        var first = _queue.Next(Noon)!;
        Assert.Equal(1, first.Position);
        Assert.Null(_queue.Next(Noon));
        Add(4, "old");
        _queue.Remove(first);
        foreach (var position in (long[])[2, 3, 4])
        {
            var next = _queue.Next(Noon)!;
            Assert.Equal(position, next.Position);
            Assert.Null(_queue.Next(Noon));
            _queue.Remove(next);
        }

        Assert.True(_queue.IsEmpty);
    }

    [Fact]
    public void A_key_of_which_nothing_waits_joins_one_of_which_something_does()
    {
        Add(1, "young");
        _queue.Join("old", "young");
        _queue.Join("nobody", "else");
        Add(2, "old");
        Assert.Equal(1, _queue.Next(Noon)!.Position);
        Assert.Null(_queue.Next(Noon));
    }

    [Fact]
    public void What_is_under_way_of_two_keys_that_join_ends_before_the_next()
    {
        Add(1, "young");
        Add(2, "old");
        Add(3, "old");
        var (one, two) = (_queue.Next(Noon)!, _queue.Next(Noon)!);
        _queue.Join("young", "old");
        _queue.Remove(two);
        Assert.Null(_queue.Next(Noon));
        _queue.Remove(one);
        Assert.Equal(3, _queue.Next(Noon)!.Position);
    }

    [Fact]
    public void A_delivery_that_waits_holds_up_those_of_the_same_person_under_any_key()
    {
        Add(1, "young");
        Add(2, "old");
        _queue.Join("young", "old");
        var first = _queue.Next(Noon)!;
        (first.NextAt, first.Attempts, first.FirstAt) = (Noon.AddHours(1), 1, Noon);
        _queue.Keep(first);
        _queue.Leave(first);
        Assert.Null(_queue.Next(Noon));
        Assert.Equal([2L], _queue.HeldUp(Noon).Select(static one => one.Position));
    }

    [Fact]
    public void What_was_refused_first_makes_room_and_lets_those_behind_it_go()
    {
        foreach (var (position, citizen, minutes) in ((long, string, int)[])[(1, "a", 2), (2, "b", 1), (3, "b", 0), (4, "c", 0)])
        {
            var added = Add(position, citizen);
            if (minutes == 0) continue;
            (added.Attempts, added.FirstAt, added.NextAt) = (1, Noon.AddMinutes(minutes), Noon.AddDays(1));
            _queue.Keep(added);
        }

        Assert.Equal(2, _queue.DropOldestRefused()!.Position);
        Assert.Equal(3, _queue.Next(Noon)!.Position);
        Assert.Equal(1, _queue.DropOldestRefused()!.Position);
        Assert.Null(_queue.DropOldestRefused());
        Assert.Equal(0, _queue.KeptCount);
    }

    private WebhookDelivery Add(long position, string citizen)
    {
        var delivery = new WebhookDelivery(position, citizen);
        _queue.Add(delivery);
        return delivery;
    }
}
