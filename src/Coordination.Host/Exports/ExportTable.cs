namespace Coordination.Host.Exports;

/// <summary>A table that is exported.</summary>
/// <param name="Name">What it is called, and its file.</param>
/// <param name="Heads">The names of the columns.</param>
/// <param name="Rows">The rows; each has a cell for each column.</param>
internal sealed record ExportTable(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ExportCell>> Rows);

/// <summary>A cell: a text or a number.</summary>
internal readonly record struct ExportCell(string? Text, decimal? Number)
{
    public static implicit operator ExportCell(string text) => new(text, null);

    public static implicit operator ExportCell(decimal number) => new(null, number);
}
