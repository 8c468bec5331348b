using System.Text;

namespace Coordination.Simulator.Imports;

/// <summary>A text in which <c>{Column}</c> stands for a row's value.</summary>
internal sealed class RowTemplate
{
    private readonly List<(string Text, int? Column)> _parts = [];

    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public RowTemplate(string text, IReadOnlyList<string> header)
    {
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                _parts.Add((text[at..], null));
                break;
            }

            if (open > at) _parts.Add((text[at..open], null));
            _parts.Add(("", ColumnOf(text[(open + 1)..close], header)));
            at = close + 1;
        }
    }

    /// <summary>The text for a row; null: it names columns, and all of them are empty.</summary>
    public string? Of(IReadOnlyList<string> row)
    {
        var text = new StringBuilder();
        var (named, filled) = (false, false);
        foreach (var (constant, column) in _parts)
        {
            text.Append(column is { } index ? row[index] : constant);
            named |= column is not null;
            filled |= column is { } filledIn && row[filledIn].Length > 0;
        }

        return named && !filled ? null : text.ToString();
    }

    /// <summary>The index of a column.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public static int ColumnOf(string name, IReadOnlyList<string> header)
    {
        for (var index = 0; index < header.Count; index++)
            if (header[index] == name) return index;
        throw new InvalidDataException($"The file has no column {name}. It has: {string.Join(", ", header)}.");
    }
}
