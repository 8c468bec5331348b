using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain.Names;

/// <summary>Ids derived from what they identify. The same parts always give the same id, on every machine.</summary>
public static class DeterministicId
{
    private const int IdBytes = 12;

    /// <summary>24 lowercase hexadecimal digits. They are safe in an address and reveal nothing about the parts.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        // Each part ends with U+0000, which no accepted text contains. So ["ab", "c"] and ["a", "bc"] give different ids.
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
