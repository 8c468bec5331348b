using System.Security.Cryptography;
using System.Text;
using Coordination.Ids;

namespace Coordination.Domain.Names;

/// <summary>
/// Ids that stand for what a viewer may not see, or are derived from it. They are made with the service's key: the same thing of a citizen
/// always has the same one, and who guesses what it stands for cannot find out whether the guess is right.
/// </summary>
/// <param name="key">A secret that no caller has.</param>
/// <remarks>Thread safe.</remarks>
public sealed class OpaqueIds(ReadOnlyMemory<byte> key)
{
    private const int IdBytes = 12;

    /// <summary>Ids without a secret, where no viewer is told any: in tests and tools.</summary>
    public static OpaqueIds OfNoKey { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>The id of something of a citizen: 24 lowercase hexadecimal digits.</summary>
    public string Of(CitizenKey citizen, string what) => Hash($"masked\0{citizen.Value}\0{what}");

    /// <summary>
    /// A derived id (<see cref="DeterministicId"/>) that nobody without the key can compute from what it identifies. Without a key it is
    /// the derived id.
    /// </summary>
    public string Keyed(string derived) => key.IsEmpty ? derived : Hash($"id\0{derived}");

    private string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }
}
