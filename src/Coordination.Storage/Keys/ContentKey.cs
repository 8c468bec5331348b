using System.Security.Cryptography;

namespace Coordination.Storage.Keys;

/// <summary>A key that encrypts content. Every encrypted value names it by its id.</summary>
internal sealed class ContentKey(string id, byte[] bytes)
{
    internal const int KeyBytes = 32;

    private const byte Kind = 1;

    internal string Id => id;

    internal byte[] Bytes => bytes;

    /// <summary>A random key.</summary>
    internal static ContentKey New() =>
        new(SealedContent.IdOf(Kind, RandomNumberGenerator.GetBytes(SealedContent.IdBytes)), RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>A text without the key.</summary>
    public override string ToString() => id;
}
