using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>
/// Citizen keys. A key is the first 160 bits of the HMAC-SHA256 of the ten digits under the pseudonym key, in lowercase base32 (32
/// characters, a–z and 2–7, safe in addresses). A department's own reference is hashed in the same way, as <c>ref:BIF/7</c>. As
/// long as the pseudonym key stays the same, a CPR number has the same citizen key.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class CitizenPseudonyms(ServiceKeys keys)
{
    /// <summary>The number of characters of a citizen key.</summary>
    internal const int KeyLength = KeyBytes * 8 / BitsPerCharacter;

    private const int KeyBytes = 20;
    private const int BitsPerCharacter = 5;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>The key of the citizen with a CPR number.</summary>
    internal string KeyOf(Cpr cpr)
    {
        Span<byte> digits = stackalloc byte[Cpr.Length];
        Encoding.ASCII.GetBytes(cpr.Digits, digits);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Pseudonym, digits, hash);
        return Base32(hash[..KeyBytes]);
    }

    /// <summary>
    /// The key of somebody whom a department knows by an id of its own. The text begins with a letter, so no reference has the key of a
    /// CPR number.
    /// </summary>
    internal string KeyOf(CitizenReference reference)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Pseudonym, Encoding.UTF8.GetBytes(reference.Text), hash);
        return Base32(hash[..KeyBytes]);
    }

    /// <summary>Whether a text has the form of a citizen key. It does not tell whether the key was issued.</summary>
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
