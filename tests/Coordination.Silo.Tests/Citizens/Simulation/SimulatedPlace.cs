using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>
/// A place as another one calls it: an activation at any silo. A call may not arrive, or its answer may be lost.
/// </summary>
internal sealed class SimulatedPlace(CitizenKey key, Schedule schedule) : ICitizenDelivery
{
    public Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events) =>
        schedule.CallPlaceAsync(key, place => place.Delivery.TakeInAsync(events.Value));

    public Task<IReadOnlyList<EventResult>?> DeliverFor(string other, Immutable<IReadOnlyList<IncomingEvent>> events) =>
        schedule.CallPlaceAsync(key, place => place.Delivery.TakeInForAsync(other, events));

    public Task<LinkedPairAnswer?> Learn(LinkedPair linked) => schedule.CallPlaceAsync(key, place => place.Places.LearnAsync(linked));

    public Task<TakeOverAnswer> TakeOver(byte[] parcel) => schedule.Database.Flaw == Flaw.LosesTakeOver
        ? Task.FromResult(new TakeOverAnswer(IsTaken: true, Leader: null))
        : schedule.CallPlaceAsync(key, place => place.Places.TakeOverAsync(parcel));

    public Task TakeBack(byte[] parcel) => schedule.Database.Flaw == Flaw.LosesTakeBack
        ? Task.CompletedTask
        : schedule.CallPlaceAsync(key, async place =>
        {
            await place.Places.TakeBackAsync(parcel);
            return true;
        });

    public Task<IReadOnlyList<EventResult>> Rehearse(Immutable<IReadOnlyList<IncomingEvent>> events) => throw NotCalled();

    public Task Wake() => throw NotCalled();

    public Task<CitizenTransferResult> Transfer(CitizenTransfer transfer) => throw NotCalled();

    public Task Reconsider() => throw NotCalled();

    public Task Erase(ErasureOrder order) => throw NotCalled();

    public Task EraseUnderKey(ErasureOrder order) => throw NotCalled();

    public Task<IReadOnlyList<DecisionView>> DecisionsFor(string department, Immutable<IReadOnlyList<JournaledDecision>> decisions) =>
        throw NotCalled();

    private static NotSupportedException NotCalled() => new("No place calls another so.");
}
