using System.Globalization;
using System.Text;

namespace Coordination.Host.Exports;

/// <summary>
/// Writes a table as comma-separated values (RFC 4180) in UTF-8 with a byte-order mark, by which spreadsheets know it. Numbers have a
/// point. A text that a spreadsheet would run as a formula begins with an apostrophe.
/// </summary>
internal static class CsvTables
{
    internal const string MediaType = "text/csv; charset=utf-8";

    internal static byte[] Write(ExportTable table)
    {
        var text = new StringBuilder();
        Append([.. table.Heads.Select(static head => (ExportCell)head)]);
        foreach (var row in table.Rows) Append(row);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        void Append(IReadOnlyList<ExportCell> row) => text.AppendJoin(',', row.Select(Written)).Append("\r\n");
    }

    private static string Written(ExportCell cell)
    {
        if (cell.Number is { } number) return number.ToString(CultureInfo.InvariantCulture);
        var value = cell.Text ?? "";
        if (value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) value = $"'{value}";
        return value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }
}
