using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Coordination.Simulator.Imports;

/// <summary>Reads a table: CSV with a header, of which each row becomes the events of a mapping.</summary>
internal sealed class TableRows
{
    private readonly ImportMapping _mapping;
    private readonly IReadOnlyList<string> _header;
    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<int, IReadOnlyDictionary<string, string>> _values;
    private readonly List<Shape> _shapes;

    private TableRows(ImportMapping mapping, IReadOnlyList<string> header)
    {
        (_mapping, _header, _zone) = (mapping, header, TimeZoneInfo.FindSystemTimeZoneById(mapping.TimeZone));
        _values = mapping.Values.ToDictionary(one => RowTemplate.ColumnOf(one.Key, header), static one => one.Value);
        _shapes = [.. mapping.Events.Select(one => new Shape(one, header))];
    }

    /// <summary>The rows, lazily. A row that breaks the form of the table is refused; the rows after it are read.</summary>
    /// <exception cref="InvalidDataException">The table has no header, or a column of the mapping is missing.</exception>
    public static IEnumerable<ImportedRow> Read(TextReader text, ImportMapping mapping)
    {
        List<ImportedRow> malformed = [];
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = mapping.Delimiter[0],
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => malformed.Add(ImportedRow.Refused(record.LineNumber, $"the row is malformed ({record.Reason})")),
        });
        csv.ReadHeader();
        if (csv.Headers is not { Count: > 0 } header) throw new InvalidDataException("The file is empty: it has no header.");
        var rows = new TableRows(mapping, [.. header]);
        while (true)
        {
            var isRead = csv.Read();
            foreach (var refused in malformed) yield return refused;
            malformed.Clear();
            if (!isRead) yield break;
            string[] row = [.. Enumerable.Range(0, rows._header.Count).Select(index => csv.GetString(index).Trim())];
            foreach (var one in rows.Of(csv.LineNumber, row)) yield return one;
        }
    }

    private IEnumerable<ImportedRow> Of(long line, string[] row)
    {
        foreach (var (column, words) in _values)
        {
            if (row[column].Length == 0) continue;
            if (!words.TryGetValue(row[column], out var word))
            {
                yield return ImportedRow.Refused(line, $"the column {_header[column]} has a value that the mapping does not name");
                yield break;
            }

            row[column] = word;
        }

        foreach (var shape in _shapes)
            if (shape.When.All(condition => condition.Values.Contains(row[condition.Column]))) yield return Of(line, shape, row);
    }

    private ImportedRow Of(long line, Shape shape, string[] row)
    {
        try
        {
            var data = new JsonObject();
            foreach (var property in shape.Data)
                if (ValueOf(property, row) is { } value) data[property.Name] = value;
            var time = shape.Time.Of(row) is { } told ? TimeOf(told).ToString("O", CultureInfo.InvariantCulture) : null;
            var subject = shape.Subject.Of(row);
            if (subject?.StartsWith("cpr:", StringComparison.Ordinal) == true)
                subject = subject.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            return EventRows.Of(
                line,
                name => name switch
                {
                    "source" => _mapping.Source, "type" => shape.Event.Type, "id" => shape.Id.Of(row), "subject" => subject,
                    "time" => time, _ => shape.Sequence?.Of(row),
                },
                JsonSerializer.SerializeToElement(data));
        }
        catch (FormatException fault)
        {
            return ImportedRow.Refused(line, fault.Message);
        }
    }

    private JsonNode? ValueOf(Property property, string[] row)
    {
        if (property.Template is not { } template) return property.Constant?.DeepClone();
        if (template.Of(row) is not { } text) return null;
        return property.Form switch
        {
            "number" => decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
                : throw new FormatException($"/data/{property.Name}: expected a number"),
            "date" => JsonValue.Create(TimeOf(text, $"/data/{property.Name}").ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "time" => JsonValue.Create(TimeOf(text, $"/data/{property.Name}").ToString("O", CultureInfo.InvariantCulture)),
            "flag" => JsonValue.Create(property.True.Contains(text)),
            _ => JsonValue.Create(text),
        };
    }

    private DateTimeOffset TimeOf(string text, string pointer = "/time")
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces;
        if (DateTime.TryParseExact(text, [.. _mapping.Dates], CultureInfo.InvariantCulture, Styles, out var local))
            return new DateTimeOffset(local, _zone.GetUtcOffset(local));
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, Styles | DateTimeStyles.RoundtripKind, out var iso))
            throw new FormatException($"{pointer}: expected a date or time in a form that the mapping names, or in ISO 8601");
        return iso.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(iso, _zone.GetUtcOffset(iso))
            : TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), _zone);
    }

    /// <summary>A mapped event with its columns found.</summary>
    private sealed class Shape(MappedEvent mapped, IReadOnlyList<string> header)
    {
        public MappedEvent Event => mapped;

        public RowTemplate Id { get; } = new(mapped.Id, header);

        public RowTemplate Subject { get; } = new(mapped.Subject, header);

        public RowTemplate Time { get; } = new(mapped.Time, header);

        public RowTemplate? Sequence { get; } = mapped.Sequence is { } sequence ? new(sequence, header) : null;

        public IReadOnlyList<(int Column, IReadOnlyList<string> Values)> When { get; } =
            [.. mapped.When.Select(one => (RowTemplate.ColumnOf(one.Key, header), one.Value))];

        public IReadOnlyList<Property> Data { get; } = [.. mapped.Data.Select(one => Property.Of(one.Key, one.Value, header))];
    }

    /// <param name="Form"><c>text</c>, <c>number</c>, <c>date</c>, <c>time</c> or <c>flag</c>.</param>
    /// <param name="True">The values for which a flag is true.</param>
    private sealed record Property(string Name, string Form, RowTemplate? Template, JsonNode? Constant, IReadOnlyList<string> True)
    {
        private static readonly string[] Forms = ["number", "date", "time", "flag"];

        public static Property Of(string name, JsonElement value, IReadOnlyList<string> header)
        {
            if (value.ValueKind == JsonValueKind.String) return new(name, "text", new RowTemplate(value.GetString()!, header), null, []);
            if (value.ValueKind == JsonValueKind.Object
                && Array.Find(Forms, one => value.TryGetProperty(one, out var text) && text.ValueKind == JsonValueKind.String) is { } form)
            {
                IReadOnlyList<string> yes = value.TryGetProperty("true", out var said)
                    ? [.. said.EnumerateArray().Select(static one => one.GetString()!)]
                    : ["true"];
                return new(name, form, new RowTemplate(value.GetProperty(form).GetString()!, header), null, yes);
            }

            return new(name, "constant", null, JsonNode.Parse(value.GetRawText()), []);
        }
    }
}
