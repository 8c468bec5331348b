using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// Which events count. One that its department withdrew is set aside: kept, and left out of every item. A withdrawal counts unless a
/// withdrawal after it, in the order of events, withdraws it. So what counts depends on the set of events and not on their arrival.
/// </summary>
internal static class Withdrawals
{
    /// <summary>The item whose events are the withdrawals of one event.</summary>
    public static ItemId ItemOf(EventKey target) => new(target.Value);

    /// <summary>The event that the withdrawals of an item are about.</summary>
    public static EventKey TargetOf(ReportedItem withdrawals) => new(withdrawals.Id.Value);

    /// <summary>Whether an event is withdrawn by a withdrawal that counts.</summary>
    public static bool Has(Citizen citizen, DepartmentEvent reported)
    {
        if (!citizen.Items.TryGetValue(ItemKey.For(ItemKinds.Event, ItemOf(EventKey.For(reported))), out var withdrawals)) return false;
        return reported.Data is not EventWithdrawn || EventOrder.Compare(withdrawals.Events[^1].Event, reported) > 0;
    }

    /// <summary>Whether withdrawals wait for the event they are about.</summary>
    public static bool Wait(Citizen citizen, ReportedItem withdrawals) =>
        !citizen.SetAside.ContainsKey(TargetOf(withdrawals)) && Find(citizen, TargetOf(withdrawals)) is null;

    /// <summary>The citizen after a withdrawal that counts: its event is set aside.</summary>
    public static Citizen Apply(Citizen citizen, DepartmentEvent withdrawal, EventWithdrawn data)
    {
        if (Find(citizen, EventKey.WithdrawnBy(withdrawal, data)) is not var (item, target) || !Has(citizen, target.Event)) return citizen;
        citizen = EvolveCitizen.Without(citizen, item, target) with
        {
            SetAside = citizen.SetAside.SetItem(EventKey.For(target.Event), target),
        };
        return target.Event.Data is EventWithdrawn undone ? Restore(citizen, EventKey.WithdrawnBy(target.Event, undone)) : citizen;
    }

    /// <summary>The citizen with an event that was set aside, unless another withdrawal still counts.</summary>
    private static Citizen Restore(Citizen citizen, EventKey key) =>
        citizen.SetAside.TryGetValue(key, out var back) && !Has(citizen, back.Event)
            ? EvolveCitizen.With(citizen with { SetAside = citizen.SetAside.Remove(key) }, back)
            : citizen;

    /// <summary>An event that counts, with its item; null: it is not known, or it is set aside.</summary>
    private static (ReportedItem Item, TakenEvent Taken)? Find(Citizen citizen, EventKey key)
    {
        foreach (var item in citizen.Items.Values)
            foreach (var taken in item.Events)
                if (key.IsOf(taken.Event)) return (item, taken);
        return null;
    }
}
