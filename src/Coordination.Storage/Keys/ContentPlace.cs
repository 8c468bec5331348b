using System.Text;

namespace Coordination.Storage.Keys;

/// <summary>Where encrypted content stands. It is authenticated with it, so that it can be opened nowhere else.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Table">The table, or the kind of content where it moves from one table to another.</param>
/// <param name="Row">What names the row within the table for the citizen; empty: any.</param>
internal readonly record struct ContentPlace(string Citizen, string Table, string Row)
{
    /// <summary>The length of what is authenticated, in bytes.</summary>
    internal int Length => Encoding.UTF8.GetByteCount(Citizen) + Encoding.UTF8.GetByteCount(Table) + Encoding.UTF8.GetByteCount(Row) + 2;

    /// <summary>Writes what is authenticated: the three parts, with U+0000 between them.</summary>
    internal void Write(Span<byte> bytes)
    {
        bytes = bytes[Encoding.UTF8.GetBytes(Citizen, bytes)..];
        bytes[0] = 0;
        bytes = bytes[(1 + Encoding.UTF8.GetBytes(Table, bytes[1..]))..];
        bytes[0] = 0;
        Encoding.UTF8.GetBytes(Row, bytes[1..]);
    }

    public override string ToString() => Row.Length == 0 ? Table : $"{Table}, {Row}";
}
