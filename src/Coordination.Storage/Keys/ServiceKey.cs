using System.Security.Cryptography;
using System.Text;

namespace Coordination.Storage.Keys;

/// <summary>A service key: it wraps content keys, and a key for what waits in the inbox is derived from it for each citizen.</summary>
internal sealed class ServiceKey
{
    private const byte Kind = 2;

    private readonly byte[] _key;

    internal ServiceKey(byte[] key)
    {
        if (key.Length != ContentKey.KeyBytes) throw new ArgumentException("A service key has 256 bits.", nameof(key));
        _key = key;
        Id = SealedContent.IdOf(Kind, HMACSHA256.HashData(key, "coordination/service-key-id/1"u8));
    }

    /// <summary>Names the key without revealing it.</summary>
    internal string Id { get; }

    /// <summary>Whether an id is that of a service key, not of a content key.</summary>
    internal static bool IsNamed(string id) => SealedContent.KindOf(id) == Kind;

    internal string Wrap(ContentKey key, string citizen) =>
        Encoding.ASCII.GetString(SealedContent.Seal(new ContentKey(Id, _key), PlaceOf(key.Id, citizen), key.Bytes));

    /// <exception cref="ContentFaultException">It was wrapped by another service key or for another citizen, or it was altered.</exception>
    internal ContentKey Unwrap(string id, string wrapped, string citizen) => new(
        id, SealedContent.Open(new ContentKey(Id, _key), PlaceOf(id, citizen), Encoding.ASCII.GetBytes(wrapped)));

    /// <summary>
    /// The key for events that wait. Each citizen has another, so that none encrypts more than is safe with random nonces.
    /// </summary>
    internal ContentKey OfWaiting(string citizen) =>
        new(Id, HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"coordination/waiting-events/1\0{citizen}")));

    private static ContentPlace PlaceOf(string id, string citizen) => new(citizen, "content_keys", id);
}
