using System.Security.Cryptography;
using System.Text;

namespace Coordination.Storage.Keys;

/// <summary>A key that encrypts content. Every encrypted value names it by its id.</summary>
internal sealed class ContentKey(string id, byte[] bytes)
{
    internal const int KeyBytes = 32;

    private const byte Kind = 1;
    private const int OfCitizenBytes = 4;

    internal string Id => id;

    internal byte[] Bytes => bytes;

    /// <summary>A random key for a citizen.</summary>
    internal static ContentKey New(string citizen) => new(
        SealedContent.IdOf(Kind, [.. OfCitizen(citizen), .. RandomNumberGenerator.GetBytes(SealedContent.IdBytes - OfCitizenBytes)]),
        RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>A random key that is no citizen's. There is one under each name.</summary>
    internal static ContentKey Only(string name) => new(
        SealedContent.IdOf(Kind, [.. OfCitizen(name), .. new byte[SealedContent.IdBytes - OfCitizenBytes]]),
        RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>
    /// Whether an id is that of a key of a citizen, also of one that was destroyed. So content that was put from one citizen's row into
    /// another's is told from content whose key is gone.
    /// </summary>
    internal static bool IsOf(string id, string citizen) => id == SealedContent.IdOf(
        Kind, [.. OfCitizen(citizen), .. Convert.FromBase64String(id).AsSpan(1 + OfCitizenBytes)]);

    private static byte[] OfCitizen(string citizen) => SHA256.HashData(Encoding.UTF8.GetBytes(citizen))[..OfCitizenBytes];

    /// <summary>A text without the key.</summary>
    public override string ToString() => id;
}
