using Coordination.Silo.Clock;
using Coordination.Storage.Inbox;
using Coordination.Views;

namespace Coordination.Silo.Inbox;

/// <summary>Makes dead letters of the events in the inbox that a citizen refused because of a limit.</summary>
public sealed class RefusedDeliveries(IInbox inbox, ServiceClock clock)
{
    /// <param name="positions">The positions of the events delivered.</param>
    /// <param name="results">Their results, in the same order.</param>
    public async Task SetAsideAsync(IEnumerable<long> positions, IReadOnlyList<EventResult> results)
    {
        foreach (var why in positions.Zip(results).Where(static one => one.Second.Why is not null).GroupBy(static one => one.Second.Why!))
            await inbox.MoveToDeadLettersAsync([.. why.Select(static one => one.First)], why.Key, clock.Now);
    }
}
