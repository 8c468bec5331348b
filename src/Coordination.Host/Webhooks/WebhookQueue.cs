using Coordination.Storage.Subscriptions;

namespace Coordination.Host.Webhooks;

/// <summary>
/// The deliveries of one subscription that are not taken yet, in order for each person: of one person only one is under way, and it is the
/// first. Keys that are known to be one person's share its order.
/// </summary>
internal sealed class WebhookQueue
{
    private const int LoadedAtOnce = 1_000;

    private readonly Dictionary<string, PersonLine> _persons = new(StringComparer.Ordinal);
    private readonly SortedSet<long> _notKept = [];
    private readonly HashSet<long> _kept = [];

    /// <summary>Deliveries that are in memory only.</summary>
    internal int NotKeptCount => _notKept.Count;

    /// <summary>Deliveries that are stored and tried again.</summary>
    internal int KeptCount => _kept.Count;

    internal bool IsEmpty => _persons.Count == 0;

    internal int UnderWay { get; private set; }

    private IEnumerable<PersonLine> Persons => _persons.Values.Distinct();

    /// <summary>Reads everything that is stored and waits, and which keys are one person's.</summary>
    internal async Task LoadAsync(SubscriptionTable table, string subscription, CancellationToken stopped)
    {
        var (position, isLast) = (-1L, false);
        while (!isLast)
        {
            var rows = await table.ReadDeliveriesAsync(subscription, DeliveryStates.Waiting, position, LoadedAtOnce, stopped);
            foreach (var row in rows) Add(WebhookDelivery.Of(row));
            isLast = rows.Count < LoadedAtOnce;
            if (!isLast) position = rows[^1].Position;
        }

        foreach (var (key, other) in await table.ReadSamePersonsAsync(subscription, stopped)) Join(key, other);
    }

    /// <summary>Adds a delivery; one that is stored and read again is not added twice.</summary>
    internal void Add(WebhookDelivery delivery)
    {
        if (_kept.Contains(delivery.Position) || _notKept.Contains(delivery.Position)) return;
        if (delivery.IsKept) _kept.Add(delivery.Position);
        else _notKept.Add(delivery.Position);
        if (!_persons.TryGetValue(delivery.Citizen, out var person))
        {
            _persons[delivery.Citizen] = person = new PersonLine();
            person.Keys.Add(delivery.Citizen);
        }

        person.Deliveries[delivery.Position] = delivery;
    }

    /// <summary>Two keys are one person's: what waits under either has one order from now on.</summary>
    internal void Join(string key, string other)
    {
        var (one, two) = (_persons.GetValueOrDefault(key), _persons.GetValueOrDefault(other));
        if (one == two) return; // It is known, or nothing of either waits.
        if (one is null || two is null)
        {
            var (person, unknown) = one is null ? (two!, key) : (one, other);
            person.Keys.Add(unknown);
            _persons[unknown] = person;
            return;
        }

        foreach (var (position, delivery) in two.Deliveries) one.Deliveries[position] = delivery;
        one.UnderWay += two.UnderWay;
        foreach (var moved in two.Keys)
        {
            one.Keys.Add(moved);
            _persons[moved] = one;
        }
    }

    /// <summary>The next delivery that may be sent; null: none.</summary>
    internal WebhookDelivery? Next(DateTimeOffset now)
    {
        PersonLine? next = null;
        foreach (var person in _persons.Values)
            if (person.UnderWay == 0 && person.First.NextAt <= now && (next is null || person.First.Position < next.First.Position))
                next = person;
        if (next is null) return null;
        next.UnderWay++;
        UnderWay++;
        return next.First;
    }

    /// <summary>The delivery is no longer under way, and stays.</summary>
    internal void Leave(WebhookDelivery delivery)
    {
        _persons[delivery.Citizen].UnderWay--;
        UnderWay--;
    }

    /// <summary>The delivery was under way, and is done with.</summary>
    internal void Remove(WebhookDelivery delivery)
    {
        Leave(delivery);
        Drop(delivery);
    }

    /// <summary>
    /// Takes out the delivery that was refused first and is not under way; null: none was refused. It stood first of its person.
    /// </summary>
    internal WebhookDelivery? DropOldestRefused()
    {
        var oldest = Persons.Where(static person => person.UnderWay == 0).Select(static person => person.First)
            .Where(static first => first.Attempts > 0).MinBy(static first => first.FirstAt);
        if (oldest is not null) Drop(oldest);
        return oldest;
    }

    /// <summary>The deliveries that wait for one of the same person to be tried again, and are not stored.</summary>
    internal IReadOnlyList<WebhookDelivery> HeldUp(DateTimeOffset now) =>
    [
        .. Persons.Where(person => person.First.NextAt > now).SelectMany(static person => person.Deliveries.Values)
            .Where(static delivery => !delivery.IsKept),
    ];

    /// <summary>A delivery is stored from now on.</summary>
    internal void Keep(WebhookDelivery delivery)
    {
        delivery.IsKept = true;
        _notKept.Remove(delivery.Position);
        _kept.Add(delivery.Position);
    }

    /// <summary>The position up to which everything is taken or stored.</summary>
    /// <param name="read">The position up to which the feed was read.</param>
    internal long DoneUpTo(long read) => _notKept.Count == 0 ? read : _notKept.Min - 1;

    private void Drop(WebhookDelivery delivery)
    {
        var person = _persons[delivery.Citizen];
        person.Deliveries.Remove(delivery.Position);
        if (person.Deliveries.Count == 0)
            foreach (var key in person.Keys) _persons.Remove(key);
        _notKept.Remove(delivery.Position);
        _kept.Remove(delivery.Position);
    }

    private sealed class PersonLine
    {
        internal SortedList<long, WebhookDelivery> Deliveries { get; } = [];

        internal HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        /// <summary>More than one only when two keys turn out to be one person's while a delivery of each is under way.</summary>
        internal int UnderWay { get; set; }

        internal WebhookDelivery First => Deliveries.Values[0];
    }
}
