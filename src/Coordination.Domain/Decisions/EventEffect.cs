using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Decisions;

/// <summary>Tells the sender of an event whether it changed anything.</summary>
/// <param name="Reason">Why it changed nothing; null: it changed something.</param>
public sealed record EventEffect(string? Reason)
{
    /// <summary>Something later is known about the same.</summary>
    public const string OlderThanKnown = "older-than-known";

    /// <summary>What it says was known already.</summary>
    public const string AlreadySo = "already-so";

    /// <summary>The item is closed.</summary>
    public const string Closed = "closed";

    /// <summary>The event was withdrawn before it arrived.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>It waits for the item it changes.</summary>
    public const string Waits = "waits";

    /// <summary>It was taken in before.</summary>
    public const string Repeat = "repeat";

    public static EventEffect Change { get; } = new((string?)null);

    /// <summary>The effect of an event, from the citizen before and after it.</summary>
    public static EventEffect Of(Citizen before, Citizen after, DepartmentEvent reported)
    {
        if (after.SetAside.ContainsKey(EventKey.For(reported))) return new(Withdrawn);
        var (kind, id, key) = ReportedItem.Of(reported);
        var item = after.Items[key];
        if (reported.Data is EventWithdrawn) return OfWithdrawal(before, after, item);
        var (was, now) = (ItemContent.Of(before, kind, id), ItemContent.Of(after, kind, id));
        if (!item.IsKnown || !Equals(was, now)) return Change;
        var index = IndexOf(item, reported);
        if (now is null) return index > 0 && item.Events[index - 1].Event.Data.Equals(reported.Data) ? new(AlreadySo) : Change;
        if (index < item.Events.Length - 1) return new(OlderThanKnown);
        return new(ItemContent.IsClosed(after, item) && !HasEarlierOfItsType(item, index) ? Closed : AlreadySo);
    }

    private static EventEffect OfWithdrawal(Citizen before, Citizen after, ReportedItem withdrawals)
    {
        var target = Withdrawals.TargetOf(withdrawals);
        if (before.SetAside.ContainsKey(target)) return new(AlreadySo);
        if (after.SetAside.ContainsKey(target)) return Change;
        return new(Withdrawals.Wait(after, withdrawals) ? Waits : OlderThanKnown);
    }

    private static bool HasEarlierOfItsType(ReportedItem item, int index)
    {
        for (var earlier = 0; earlier < index; earlier++)
            if (item.Events[earlier].Event.Type == item.Events[index].Event.Type) return true;
        return false;
    }

    private static int IndexOf(ReportedItem item, DepartmentEvent reported)
    {
        for (var index = item.Events.Length - 1; index >= 0; index--)
            if (ReferenceEquals(item.Events[index].Event, reported)) return index;
        throw new InvalidOperationException("The event is not among its item's events.");
    }
}
