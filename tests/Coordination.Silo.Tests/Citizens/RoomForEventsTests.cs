using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Silo.Citizens;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>What a citizen may have at most, and what one item may. The limit of items is held by <c>CitizenLimitTests</c>.</summary>
public sealed class RoomForEventsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_event_more_than_an_item_may_have_is_refused_with_the_number()
    {
        var room = new RoomForEvents(CitizenWith(items: 1, events: EventLimits.EventsOfOneItemMax - 1), events: int.MaxValue);
        Assert.Null(room.Take(EventOf(0)));
        Assert.Contains("2000 events", room.Take(EventOf(0)), StringComparison.Ordinal);
        Assert.Null(room.Take(EventOf(1)));
    }

    [Fact]
    public void Events_of_one_delivery_count_together()
    {
        var room = new RoomForEvents(CitizenWith(items: 0, events: 0), events: int.MaxValue);
        for (var taken = 0; taken < EventLimits.EventsOfOneItemMax; taken++) Assert.Null(room.Take(EventOf(0)));
        Assert.NotNull(room.Take(EventOf(0)));
    }

    [Fact]
    public void One_event_more_than_a_citizen_may_have_is_refused_with_the_number()
    {
        const int items = EventLimits.EventsOfOneCitizenMax / EventLimits.EventsOfOneItemMax;
        var room = new RoomForEvents(CitizenWith(items + 1, EventLimits.EventsOfOneItemMax - 1), events: int.MaxValue);
        Assert.Contains("50000 events", room.Take(EventOf(items + 1)), StringComparison.Ordinal);
    }

    private static Citizen CitizenWith(int items, int events) => Citizen.New(new("c-1")) with
    {
        Items = SortedMap.Of(Enumerable.Range(0, items).Select(number =>
        {
            var (kind, id, _) = ReportedItem.Of(EventOf(number));
            return new ReportedItem(kind, id, [.. Enumerable.Repeat(new TakenEvent(EventOf(number), null), events)]);
        }), static item => item.Key),
    };

    private static DepartmentEvent EventOf(int number) => Reports.Moved("BIF", $"a{number}", Now, Now);
}
