using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>
/// Citizen keys: the first 160 bits of HMAC-SHA256 under the pseudonym key over the ten digits, in lowercase base32
/// (32 characters, a–z and 2–7; safe in addresses). The same number has the same key as long as the pseudonym key is the same.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class CitizenPseudonyms(ServiceKeys keys)
{
    /// <summary>Characters of a citizen key.</summary>
    internal const int KeyLength = KeyBytes * 8 / BitsPerCharacter;

    private const int KeyBytes = 20;
    private const int BitsPerCharacter = 5;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>The key of a citizen.</summary>
    internal string KeyOf(Cpr cpr)
    {
        Span<byte> digits = stackalloc byte[Cpr.Length];
        Encoding.ASCII.GetBytes(cpr.Digits, digits);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Pseudonym, digits, hash);
        return Base32(hash[..KeyBytes]);
    }

    /// <summary>Whether a text has the form of a citizen key; says nothing about whether it was given out.</summary>
    internal static bool HasForm(string? text) => text is { Length: KeyLength } && !text.AsSpan().ContainsAnyExcept(Characters);

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[KeyLength];
        for (var i = 0; i < KeyLength; i++)
        {
            var value = 0;
            for (var bit = i * BitsPerCharacter; bit < (i + 1) * BitsPerCharacter; bit++)
                value = (value << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
            text[i] = Alphabet[value];
        }

        return new string(text);
    }
}
