using System.Text;

namespace Coordination.Storage.Keys;

/// <summary>Where encrypted content stands. It is authenticated with it, so that it can be opened nowhere else.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Table">The table, or the kind of content where it moves from one table to another.</param>
/// <param name="Row">What names the row within the table for the citizen; empty: any.</param>
internal readonly record struct ContentPlace(string Citizen, string Table, string Row)
{
    internal byte[] Bytes => Encoding.UTF8.GetBytes($"{Citizen}\0{Table}\0{Row}");

    public override string ToString() => Row.Length == 0 ? Table : $"{Table}, {Row}";
}
