using Coordination.Storage.Database;

namespace Coordination.Storage.Subscriptions;

/// <summary>
/// Subscriptions to departments' decisions, how far each was delivered, and the deliveries that were not taken at once. One host at a time
/// holds a subscription; what it writes counts only while it does.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class SubscriptionTable
{
    private readonly IDatabase _database;

    internal SubscriptionTable(IDatabase database) => _database = database;

    /// <summary>
    /// Adds a subscription that begins after a position, or changes the address, kinds and, if one is given, the secret of one of the same
    /// department. A subscription that was switched off is active again.
    /// </summary>
    /// <param name="secret">The secret of a new subscription, encrypted.</param>
    /// <param name="newSecret">The secret of a known one, encrypted; null: it stays.</param>
    /// <returns>False: another department has a subscription of this name, and nothing was stored.</returns>
    public async Task<bool> PutAsync(
        SubscriptionRow row, string secret, string? newSecret, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Subscriptions/put_subscription").Text("name", row.Name).Text("department", row.Department)
                    .Text("url", row.Url).Text("kinds", row.Kinds).Text("secret", secret).Text("new_secret", newSecret)
                    .Number("position", row.Position).Text("by", row.PutBy).Instant("at", row.ChangedAt),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>A subscription; null: there is none of this name.</summary>
    public Task<SubscriptionRow?> FindAsync(string name, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Subscriptions/find_subscription").Text("name", name), RowOf, cancellation);

    /// <summary>The number of subscriptions of a department.</summary>
    public Task<long> CountAsync(string department, CancellationToken cancellation = default) => _database.ReadFirstAsync(
        new Statement("Subscriptions/count_subscriptions").Text("department", department), static row => row.Number(0), cancellation);

    /// <summary>Subscriptions in order of names.</summary>
    public async Task<IReadOnlyList<SubscriptionRow>> ReadAsync(string after, int limit, CancellationToken cancellation = default) =>
        [
            .. (await _database.ReadAsync(
                new Statement("Subscriptions/read_subscriptions").Text("after", after).Number("limit", limit), RowOf, cancellation)
                .ConfigureAwait(false)).OfType<SubscriptionRow>(),
        ];

    /// <summary>Gives a subscription another secret. The one before signs too until an instant.</summary>
    public Task RotateSecretAsync(
        string name, string secret, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            new Statement("Subscriptions/rotate_secret").Text("name", name).Text("secret", secret)
                .Instant("until", until).Instant("at", now),
            cancellation);

    /// <summary>Removes a subscription and its deliveries.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellation = default) => _database.WriteAsync(
        [
            new Statement("Subscriptions/remove_deliveries").Text("name", name).Number("after", -1),
            new Statement("Subscriptions/remove_subscription").Text("name", name),
        ],
        static _ => true, cancellation);

    /// <summary>Delivers everything after a position again.</summary>
    public Task ReplayAsync(string name, long after, DateTimeOffset now, CancellationToken cancellation = default) => _database.WriteAsync(
        [
            new Statement("Subscriptions/remove_deliveries").Text("name", name).Number("after", after),
            new Statement("Subscriptions/replay_subscription").Text("name", name).Number("after", after).Instant("at", now),
        ],
        static _ => true, cancellation);

    /// <summary>Keeps hold of an active subscription for longer; false: this host no longer has it.</summary>
    public async Task<bool> RenewAsync(string name, string holder, DateTimeOffset until, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [new Statement("Subscriptions/renew_hold").Text("name", name).Text("holder", holder).Instant("until", until)], static _ => true,
            cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Takes hold of an active subscription; false: another host has it.</summary>
    public async Task<bool> HoldAsync(
        string name, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Subscriptions/hold_subscription").Text("name", name).Text("holder", holder).Instant("now", now)
                    .Instant("until", until),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Lets go of a subscription, so that another host takes it at once.</summary>
    public Task ReleaseAsync(string name, string holder, CancellationToken cancellation = default) => _database.WriteAsync(
        new Statement("Subscriptions/release_subscription").Text("name", name).Text("holder", holder), cancellation);

    /// <summary>
    /// Stores deliveries that were not taken, removes those that were, and stores how far the subscription was delivered.
    /// </summary>
    /// <returns>False: this host no longer holds the subscription, and nothing changed.</returns>
    public async Task<bool> MoveAsync(
        string name, string holder, SubscriptionProgress progress, IReadOnlyCollection<DeliveryRow> keep,
        IReadOnlyCollection<long> remove, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                .. keep.Select(one => KeepOf(name, holder, one)),
                .. remove.Select(one => new Statement("Subscriptions/remove_delivery").Text("name", name).Text("holder", holder)
                    .Number("position", one)),
                new Statement("Subscriptions/move_subscription").Text("name", name).Text("holder", holder)
                    .Number("position", progress.Position).Instant("failing_since", progress.FailingSince).Text("error", progress.Error)
                    .Instant("taken_at", progress.TakenAt),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Ends a subscription at its receiver's wish. It stays until it is put again or removed.</summary>
    public Task SwitchOffAsync(string name, string holder, string error, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            new Statement("Subscriptions/switch_off_subscription").Text("name", name).Text("holder", holder).Text("error", error),
            cancellation);

    /// <summary>Gives a parked delivery up. It stays, with the reason and who gave it; false: there is none.</summary>
    public async Task<bool> GiveUpDeliveryAsync(
        string name, long position, string reason, string by, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Subscriptions/give_up_delivery").Text("name", name).Number("position", position).Text("reason", reason)
                    .Text("by", by),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Makes a parked delivery due now; false: there is none.</summary>
    public async Task<bool> RetryDeliveryAsync(string name, long position, DateTimeOffset now, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Subscriptions/touch_subscription").Text("name", name).Instant("at", now),
                new Statement("Subscriptions/retry_delivery").Text("name", name).Number("position", position).Instant("now", now),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Deliveries of a state, in order of positions.</summary>
    public Task<IReadOnlyList<DeliveryRow>> ReadDeliveriesAsync(
        string name, string state, long after, int limit, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Subscriptions/read_deliveries").Text("name", name).Text("state", state).Number("after", after)
            .Number("limit", limit),
        static row => new DeliveryRow(
            row.Number(0), row.Text(1), row.Text(2), row.Number(3), row.Instant(4), row.Instant(5), row.TextOrNull(6)),
        cancellation);

    /// <summary>
    /// Of the citizens of what waits, the keys that lead to another place by now, each with the key it leads to: two keys of one person.
    /// </summary>
    public Task<IReadOnlyList<(string Key, string Other)>> ReadSamePersonsAsync(string name, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Subscriptions/read_same_persons").Text("name", name), static row => (row.Text(0), row.Text(1)), cancellation);

    /// <summary>How many deliveries wait, and how many are parked.</summary>
    public async Task<(long Waiting, long Parked)> CountDeliveriesAsync(string name, CancellationToken cancellation = default)
    {
        var counts = await _database.ReadAsync(
            new Statement("Subscriptions/count_deliveries").Text("name", name), static row => (State: row.Text(0), Count: row.Number(1)),
            cancellation).ConfigureAwait(false);
        return (
            counts.Where(static one => one.State == DeliveryStates.Waiting).Sum(static one => one.Count),
            counts.Where(static one => one.State == DeliveryStates.Parked).Sum(static one => one.Count));
    }

    private static Statement KeepOf(string name, string holder, DeliveryRow one) => new Statement("Subscriptions/keep_delivery")
        .Text("name", name).Text("holder", holder)
        .Number("position", one.Position).Text("citizen", one.Citizen).Text("state", one.State).Number("attempts", one.Attempts)
        .Instant("first_at", one.FirstAt).Instant("next_at", one.NextAt).Text("error", one.Error);

    private static SubscriptionRow? RowOf(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.InstantOrNull(6), row.Text(7),
        row.Number(8), row.InstantOrNull(9), row.TextOrNull(10), row.Text(11), row.Instant(12), row.InstantOrNull(13));
}

/// <summary>A subscription as stored.</summary>
/// <param name="Kinds">The kinds that are sent, joined by a space; empty: all.</param>
/// <param name="Secret">The secret that signs, encrypted.</param>
/// <param name="FormerSecret">The secret before it, encrypted; it signs too until <paramref name="FormerUntil"/>.</param>
/// <param name="State"><c>active</c> or <c>off</c>.</param>
/// <param name="Position">Everything up to this position was taken, or is kept as a delivery.</param>
/// <param name="FailingSince">Since when nothing was taken; null: the last delivery was.</param>
/// <param name="Error">What the receiver answered last, if it did not take it.</param>
/// <param name="TakenAt">When the receiver took something last; null: never.</param>
public sealed record SubscriptionRow(
    string Name, string Department, string Url, string Kinds, string Secret, string? FormerSecret, DateTimeOffset? FormerUntil,
    string State, long Position, DateTimeOffset? FailingSince, string? Error, string PutBy, DateTimeOffset ChangedAt,
    DateTimeOffset? TakenAt)
{
    public const string Active = "active";
    public const string Off = "off";
}

/// <summary>How far a subscription was delivered.</summary>
/// <param name="Position">Everything up to this position was taken, or is kept as a delivery.</param>
/// <param name="FailingSince">Since when nothing was taken; null: the last delivery was.</param>
/// <param name="Error">What the receiver answered last, if it did not take it.</param>
/// <param name="TakenAt">When something was taken last; null: nothing since the progress was stored last.</param>
public sealed record SubscriptionProgress(long Position, DateTimeOffset? FailingSince, string? Error, DateTimeOffset? TakenAt);

/// <summary>A delivery that was not taken at once.</summary>
/// <param name="State">One of <see cref="DeliveryStates"/>.</param>
/// <param name="FirstAt">When it was tried first.</param>
/// <param name="NextAt">When it is tried again.</param>
public sealed record DeliveryRow(
    long Position, string Citizen, string State, long Attempts, DateTimeOffset FirstAt, DateTimeOffset NextAt, string? Error);

/// <summary>The states of a delivery that was not taken.</summary>
public static class DeliveryStates
{
    /// <summary>It is tried again.</summary>
    public const string Waiting = "waiting";

    /// <summary>It was tried for days. Somebody must look at it.</summary>
    public const string Parked = "parked";

    /// <summary>Somebody gave it up, for a reason.</summary>
    public const string GivenUp = "given-up";
}
