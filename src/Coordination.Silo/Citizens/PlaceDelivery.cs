using Coordination.Domain.Citizens;
using Coordination.Ids;
using Coordination.Silo.Inbox;
using Coordination.Views;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Takes events in where the citizen is decided about: at this place, or at the one that it follows. Then it tends to what the events
/// make places owe each other.
/// </summary>
/// <remarks>Belongs to one grain.</remarks>
internal sealed class PlaceDelivery(
    CitizenKey key, CitizenStateInFlight state, CitizenIntake intake, CitizenPlaces places, IOtherPlaces others, ILogger log)
{
    private static readonly TimeSpan TendTimeMax = TimeSpan.FromSeconds(5);

    /// <summary>Takes in events that came under this place's own key. Returns when they are durable.</summary>
    public async Task<IReadOnlyList<EventResult>> TakeInAsync(IReadOnlyList<IncomingEvent> events)
    {
        for (var isReadAgain = false; ;)
        {
            IReadOnlyList<EventResult>? results;
            if (await places.LeaderAsync() is { } leader)
                results = await others.DeliverForAsync(leader, key.Value, new Immutable<IReadOnlyList<IncomingEvent>>(events));
            else
            {
                try { results = await intake.TakeInAsync(events); }
                catch (PlaceMovesException) { continue; }
            }

            if (results is null)
            {
                // The leader has parted with this key: this place has taken back what is its own.
                if (isReadAgain) throw new InvalidOperationException("The place follows one that has parted with it.");
                state.Drop();
                isReadAgain = true;
                continue;
            }

            if (CitizenIntake.ConcernsPlaces(events)) await TendAsync();
            return results;
        }
    }

    /// <summary>The same for events under another key that leads here; null: it leads elsewhere, and nothing was taken in.</summary>
    public async Task<IReadOnlyList<EventResult>?> TakeInForAsync(string other, Immutable<IReadOnlyList<IncomingEvent>> events)
    {
        for (; ; )
        {
            if (await places.LeaderAsync() is { } leader) return await others.DeliverForAsync(leader, other, events);
            if (!state.Citizen.Place.Has(new CitizenKey(other))) return null;
            try
            {
                var results = await intake.TakeInAsync(events.Value);
                if (CitizenIntake.ConcernsPlaces(events.Value)) await TendAsync();
                return results;
            }
            catch (PlaceMovesException)
            {
                // It is looked at again where the key leads now.
            }
        }
    }

    /// <summary>Does everything that has fallen due. It always appends.</summary>
    public async Task WakeAsync()
    {
        // A place that cannot be reached must not keep this one from what has fallen due here.
        if (KeyPairs.AreUnfinished(state.Citizen)) await TendAsync();
        await state.ReconcileAsync(evenIfUnchanged: true);
        places.Tend();
    }

    /// <summary>Joins or parts at once, so that whoever waits for the event finds it done. It is done in any case.</summary>
    private async Task TendAsync()
    {
        try
        {
            await places.TendAsync().WaitAsync(TendTimeMax);
        }
        catch (Exception fault)
        {
            SiloLog.PlaceNotTended(log, fault);
        }
    }
}
