namespace Coordination.Host.Pages.Subscriptions;

/// <summary>The subscriptions that the user sees.</summary>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record SubscriptionListModel(IReadOnlyList<SubscriptionModel> Subscriptions, string? Next);

/// <summary>A subscription.</summary>
/// <param name="Department">The department's name.</param>
/// <param name="State"><c>active</c>, <c>failing</c> or <c>off</c>.</param>
/// <param name="TakenAt">When the receiver took something last; null: never.</param>
/// <param name="FailingSince">Since when nothing was taken; null: the last delivery was.</param>
/// <param name="Error">Why the last attempt was not taken, in the user's language.</param>
/// <param name="Waiting">Deliveries that are tried again.</param>
/// <param name="Parked">Deliveries that somebody must look at.</param>
public sealed record SubscriptionModel(
    string Name, string Department, string Url, string State, DateTimeOffset? TakenAt, DateTimeOffset? FailingSince, string? Error,
    long Waiting, long Parked);

/// <summary>The page of one subscription.</summary>
/// <param name="Types">The types of decisions that are sent; empty: all.</param>
/// <param name="PutBy">Who put it last.</param>
/// <param name="MayChange">Whether the user may test it and give it a new secret.</param>
/// <param name="Deliveries">Those that were parked or, if <paramref name="IsGivenUp"/>, given up.</param>
/// <param name="Next">The address of the next page of deliveries; null on the last.</param>
public sealed record SubscriptionPageModel(
    SubscriptionModel Subscription, IReadOnlyList<string> Types, string PutBy, DateTimeOffset ChangedAt, bool MayChange,
    IReadOnlyList<DeliveryModel> Deliveries, bool IsGivenUp, string? Next)
{
    /// <summary>A secret that was made now; null: none was. It is shown this once.</summary>
    public string? Secret { get; init; }

    /// <summary>Until when the secret before it signs too.</summary>
    public DateTimeOffset? FormerUntil { get; init; }
}

/// <summary>A delivery that was not taken.</summary>
/// <param name="Why">Why it was not taken, in the user's language; of one given up, the reason.</param>
public sealed record DeliveryModel(string Position, DateTimeOffset FirstAt, long Attempts, string? Why);
