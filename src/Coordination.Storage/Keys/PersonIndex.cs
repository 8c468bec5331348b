using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Storage.Keys;

/// <summary>
/// By what citizens are found by name: keyed hashes. Without the key nobody can tell of whom they are, or try names. Hashes of one name
/// with two birth dates have nothing in common.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class PersonIndex(byte[] key)
{
    /// <summary>Under what the key stands among the content keys. No citizen's key begins so.</summary>
    internal const string Citizen = "*persons";

    /// <summary>The forms of a name that are kept, at most: as many as there are columns.</summary>
    internal const int FormsMax = 3;

    private const int HashBytes = 16;

    /// <summary>Where nothing is encrypted.</summary>
    internal static PersonIndex Open { get; } = new(new byte[ContentKey.KeyBytes]);

    /// <summary>The hash of a form of a name with a birth date.</summary>
    internal string LookUp(DateOnly birthDate, string form) =>
        Hash($"look-up\0{birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\0{form}");

    /// <summary>The hash of a name as it is written.</summary>
    internal string SameName(string name) => Hash($"name\0{name}");

    private string Hash(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
