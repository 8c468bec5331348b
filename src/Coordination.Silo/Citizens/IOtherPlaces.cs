using Coordination.Ids;
using Coordination.Silo.Inbox;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>The calls of one place to another. Every call may be repeated; one that fails may have been carried out.</summary>
internal interface IOtherPlaces
{
    /// <inheritdoc cref="ICitizenDelivery.DeliverFor"/>
    Task<IReadOnlyList<EventResult>?> DeliverForAsync(CitizenKey place, string key, Immutable<IReadOnlyList<IncomingEvent>> events);

    /// <inheritdoc cref="ICitizenDelivery.Learn"/>
    Task<LinkedPairAnswer?> LearnAsync(CitizenKey place, LinkedPair linked);

    /// <inheritdoc cref="ICitizenDelivery.TakeOver"/>
    Task<TakeOverAnswer> TakeOverAsync(CitizenKey place, byte[] parcel);

    /// <inheritdoc cref="ICitizenDelivery.TakeBack"/>
    Task TakeBackAsync(CitizenKey place, byte[] parcel);
}

/// <summary>Other places as grains.</summary>
internal sealed class PlaceGrains(IGrainFactory grains) : IOtherPlaces
{
    public Task<IReadOnlyList<EventResult>?> DeliverForAsync(
        CitizenKey place, string key, Immutable<IReadOnlyList<IncomingEvent>> events) => Of(place).DeliverFor(key, events);

    public Task<LinkedPairAnswer?> LearnAsync(CitizenKey place, LinkedPair linked) => Of(place).Learn(linked);

    public Task<TakeOverAnswer> TakeOverAsync(CitizenKey place, byte[] parcel) => Of(place).TakeOver(parcel);

    public Task TakeBackAsync(CitizenKey place, byte[] parcel) => Of(place).TakeBack(parcel);

    private ICitizenDelivery Of(CitizenKey place) => grains.Reference<ICitizenDelivery>(place.Value);
}
