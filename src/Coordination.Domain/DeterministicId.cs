using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain;

/// <summary>Identities made from what they identify: the same parts give the same id, on every machine, for ever.</summary>
public static class DeterministicId
{
    private const int IdBytes = 12;

    /// <summary>24 lowercase hexadecimal digits, safe in an address, that say nothing about the parts.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        // Each part is closed by U+0000, which no text that is let in contains, so that ["ab", "c"] is not ["a", "bc"].
        var length = 0;
        foreach (var part in parts) length += Encoding.UTF8.GetMaxByteCount(part.Length) + 1;
        Span<byte> text = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var end = 0;
        foreach (var part in parts)
        {
            end += Encoding.UTF8.GetBytes(part, text[end..]);
            text[end++] = 0;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..end], hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }
}
