using System.Text;

namespace Coordination.Storage.Journal;

/// <summary>
/// The point of a citizen on a ring of 2³² points, by which silos and lanes divide the citizens. Points are stored, so the
/// function must never change: FNV-1a over the UTF-8 key, with a final mixing so that similar keys lie far apart.
/// </summary>
public static class CitizenRing
{
    private const int KeyBytesOnStack = 128;

    /// <summary>The point of a citizen's key.</summary>
    public static uint PointOf(string citizen)
    {
        Span<byte> bytes = citizen.Length * 3 <= KeyBytesOnStack ? stackalloc byte[KeyBytesOnStack] : new byte[citizen.Length * 3];
        var hash = 2166136261u;
        foreach (var value in bytes[..Encoding.UTF8.GetBytes(citizen, bytes)]) hash = (hash ^ value) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
