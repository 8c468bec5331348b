using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Simulator.Replays;

/// <summary>
/// Invents a CPR number for each case: ten digits that look like a birth date and a serial number, computed from the case number. The
/// same log gives the same numbers, and no two of its cases share one.
/// </summary>
internal sealed class CitizenNumbers
{
    private const uint Days = 28, Months = 12, Years = 100, Serials = 10_000;
    private const uint All = Days * Months * Years * Serials;

    private readonly HashSet<uint> _given = [];

    /// <summary>The subject of the next case. Call it once for each case, in the order of the log.</summary>
    public string SubjectOf(string scope, string number)
    {
        var ordinal = (uint)(HashOf($"{scope}\n{number}") % All);
        // Two cases rarely get the same one of several hundred million numbers. The second one takes the next free number.
        while (!_given.Add(ordinal)) ordinal = (ordinal + 1) % All;
        var (remaining, serial) = (ordinal / Serials, ordinal % Serials);
        (remaining, var year) = (remaining / Years, remaining % Years);
        var (month, day) = (remaining / Days + 1, remaining % Days + 1);
        return string.Create(CultureInfo.InvariantCulture, $"cpr:{day:00}{month:00}{year:00}{serial:0000}");
    }

    /// <summary>Ten digits for an invented person with a birth date.</summary>
    public static string NumberOf(DateOnly born, string name) => string.Create(
        CultureInfo.InvariantCulture, $"{born:ddMMyy}{HashOf(name) % Serials:0000}");

    private static ulong HashOf(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
