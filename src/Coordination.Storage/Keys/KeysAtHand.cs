namespace Coordination.Storage.Keys;

/// <summary>The keys for some content that was read.</summary>
internal sealed class KeysAtHand(Dictionary<string, ContentKeys.KeysOfCitizen> keys, ServiceKeyRing? ring)
{
    /// <summary>The key of a citizen with an id; null: it was destroyed.</summary>
    /// <exception cref="ContentFaultException">It cannot be unwrapped.</exception>
    internal ContentKey? Find(string citizen, string id)
    {
        if (ring is null) return null;
        return ServiceKey.IsNamed(id)
            ? ring.Find(id)?.OfWaiting(citizen)
            : keys.GetValueOrDefault(citizen)?.Open(id, ring, citizen);
    }
}
