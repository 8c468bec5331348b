namespace Coordination.Host.Webhooks;

/// <summary>
/// The deliveries of one subscription that are not taken yet, in order for each citizen: of one citizen only the first is under way.
/// </summary>
internal sealed class WebhookQueue
{
    private readonly Dictionary<string, Queue<WebhookDelivery>> _ofCitizens = new(StringComparer.Ordinal);
    private readonly SortedSet<long> _notKept = [];
    private readonly HashSet<long> _kept = [];
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    /// <summary>Deliveries that are in memory only.</summary>
    internal int NotKeptCount => _notKept.Count;

    /// <summary>Deliveries that are stored and tried again.</summary>
    internal int KeptCount => _kept.Count;

    internal bool IsEmpty => _ofCitizens.Count == 0;

    internal int UnderWay => _underWay.Count;

    /// <summary>Adds a delivery after those of the same citizen; one that is stored and read again is not added twice.</summary>
    internal void Add(WebhookDelivery delivery)
    {
        if (_kept.Contains(delivery.Position) || _notKept.Contains(delivery.Position)) return;
        if (delivery.IsKept) _kept.Add(delivery.Position);
        else _notKept.Add(delivery.Position);
        if (!_ofCitizens.TryGetValue(delivery.Citizen, out var waiting)) _ofCitizens[delivery.Citizen] = waiting = new();
        waiting.Enqueue(delivery);
    }

    /// <summary>The next delivery that may be sent; null: none.</summary>
    internal WebhookDelivery? Next(DateTimeOffset now)
    {
        WebhookDelivery? next = null;
        foreach (var (citizen, waiting) in _ofCitizens)
        {
            var first = waiting.Peek();
            if (first.NextAt <= now && !_underWay.Contains(citizen) && (next is null || first.Position < next.Position)) next = first;
        }

        if (next is not null) _underWay.Add(next.Citizen);
        return next;
    }

    /// <summary>The delivery is no longer under way, and stays.</summary>
    internal void Leave(WebhookDelivery delivery) => _underWay.Remove(delivery.Citizen);

    /// <summary>The delivery is done with.</summary>
    internal void Remove(WebhookDelivery delivery)
    {
        var waiting = _ofCitizens[delivery.Citizen];
        waiting.Dequeue();
        if (waiting.Count == 0) _ofCitizens.Remove(delivery.Citizen);
        _underWay.Remove(delivery.Citizen);
        _notKept.Remove(delivery.Position);
        _kept.Remove(delivery.Position);
    }

    /// <summary>The deliveries that wait for one of the same citizen to be tried again, and are not stored.</summary>
    internal IReadOnlyList<WebhookDelivery> HeldUp(DateTimeOffset now) =>
    [
        .. _ofCitizens.Values.Where(waiting => waiting.Peek().NextAt > now).SelectMany(static waiting => waiting)
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
}
