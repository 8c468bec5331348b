using System.Collections.Concurrent;
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

    // The same hidden thing stands in one picture after the other, and a keyed hash costs more than the rest of its mask.
    private const int RememberedMax = 10_000;

    private readonly ConcurrentDictionary<(string Citizen, string What), string> _remembered = new();
    private int _rememberedCount;

    /// <summary>Ids without a secret, where no viewer is told any: in tests and tools.</summary>
    public static OpaqueIds OfNoKey { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>The id of something of a citizen: 24 lowercase hexadecimal digits.</summary>
    public string Of(CitizenKey citizen, string what)
    {
        if (_remembered.TryGetValue((citizen.Value, what), out var known)) return known;
        var id = Hash($"masked\0{citizen.Value}\0{what}");
        if (_remembered.TryAdd((citizen.Value, what), id) && Interlocked.Increment(ref _rememberedCount) >= RememberedMax)
        {
            _remembered.Clear();
            Interlocked.Exchange(ref _rememberedCount, 0);
        }

        return id;
    }

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
