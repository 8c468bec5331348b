using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Inbox;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>Places as another one calls them: an activation at any silo. A call may not arrive, or its answer may be lost.</summary>
internal sealed class SimulatedPlaces(Schedule schedule) : IOtherPlaces
{
    public Task<IReadOnlyList<EventResult>?> DeliverForAsync(
        CitizenKey place, string key, Immutable<IReadOnlyList<IncomingEvent>> events) =>
        schedule.CallPlaceAsync(place, called => called.Delivery.TakeInForAsync(key, events));

    public Task<LinkedPairAnswer?> LearnAsync(CitizenKey place, LinkedPair linked) =>
        schedule.CallPlaceAsync(place, called => called.Places.LearnAsync(linked));

    public Task<TakeOverAnswer> TakeOverAsync(CitizenKey place, byte[] parcel) => schedule.Database.Flaw == Flaw.LosesTakeOver
        ? Task.FromResult(new TakeOverAnswer(IsTaken: true, Leader: null))
        : schedule.CallPlaceAsync(place, called => called.Places.TakeOverAsync(parcel));

    public Task TakeBackAsync(CitizenKey place, byte[] parcel) => schedule.Database.Flaw == Flaw.LosesTakeBack
        ? Task.CompletedTask
        : schedule.CallPlaceAsync(place, async called =>
        {
            await called.Places.TakeBackAsync(parcel);
            return true;
        });
}
