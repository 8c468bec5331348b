namespace Coordination.Storage.Keys;

/// <summary>
/// The service key that wraps the content keys of citizens, and, while the service changes from one key to another, the one before.
/// What either wrapped can be opened; only the first wraps.
/// </summary>
/// <param name="now">256 bits.</param>
/// <param name="before">256 bits; null: the key does not change.</param>
/// <remarks>Thread safe. The keys are never logged.</remarks>
public sealed class ServiceKeyRing(byte[] now, byte[]? before = null)
{
    internal ServiceKey Now { get; } = new(now);

    internal ServiceKey? Before { get; } = before is null ? null : new ServiceKey(before);

    internal ServiceKey? Find(string id) => Now.Id == id ? Now : Before?.Id == id ? Before : null;

    /// <summary>A text without the keys.</summary>
    public override string ToString() => nameof(ServiceKeyRing);
}
