using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Coordination.Simulator.Replays;

/// <summary>
/// Reads a case log: CSV with a header, optionally compressed (<c>.gz</c>), one row per event, in the order of the events.
/// </summary>
/// <param name="zone">The time zone of local days and of times without an offset.</param>
/// <param name="delimiter">The character between fields.</param>
internal sealed class CaseLog(CaseColumns columns, TimeZoneInfo zone, char delimiter = ',')
{
    /// <exception cref="InvalidDataException">A column is missing or a time cannot be read; the message names column and line.</exception>
    public IReadOnlyList<LoggedCase> Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        if (!file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return Read(new StreamReader(stream));
        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        return Read(new StreamReader(unpacked));
    }

    /// <summary>Reads a text. Cases have the order of their first rows.</summary>
    public IReadOnlyList<LoggedCase> Read(TextReader text)
    {
        // Strict reading: a row with a missing field or a stray quote would shift the values of later columns.
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = delimiter,
            PoolStrings = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
        });
        try
        {
            return Read(csv);
        }
        catch (CsvFormatException fault)
        {
            throw new InvalidDataException($"Line {fault.LineNumber}: {fault.Message}", fault);
        }
    }

    private List<LoggedCase> Read(CsvReader csv)
    {
        csv.ReadHeader();
        if (csv.Headers is not { Count: > 0 } header) throw new InvalidDataException("The log is empty: it has no header.");
        var at = ColumnsIn([.. header]);

        var order = new List<GatheredCase>();
        var cases = new Dictionary<string, GatheredCase>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var number = csv.GetString(at.Case);
            if (number.Length == 0) throw new InvalidDataException($"Line {csv.LineNumber}: the column {columns.Case} is empty.");
            if (!cases.TryGetValue(number, out var gathering))
            {
                gathering = new GatheredCase(
                    number, Time(csv, at.Start, columns.Start), Time(csv, at.End, columns.End), Time(csv, at.Deadline, columns.Deadline),
                    []);
                cases.Add(number, gathering);
                order.Add(gathering);
            }

            var time = Time(csv, at.Time, columns.Time)
                ?? throw new InvalidDataException($"Line {csv.LineNumber}: the column {columns.Time} is empty.");
            gathering.Steps.Add(new LoggedStep(time, csv.GetString(at.Resource) is { Length: > 0 } resource ? resource : null));
        }

        return [.. order.Select(g => g.ToCase())];
    }

    private Columns ColumnsIn(string[] header)
    {
        return new Columns(Required(columns.Case), Required(columns.Resource), Required(columns.Time),
            Optional(columns.Start, "--start-column"), Optional(columns.End, "--end-column"),
            Optional(columns.Deadline, "--deadline-column"));

        int Required(string name)
        {
            var index = Array.IndexOf(header, name);
            return index >= 0
                ? index
                : throw new InvalidDataException($"The log has no column {name}. It has: {string.Join(", ", header)}.");
        }

        int? Optional(string name, string option)
        {
            if (name.Length == 0) return null;
            var index = Array.IndexOf(header, name);
            return index >= 0 ? index : throw new InvalidDataException(
                $"The log has no column {name}; name another with {option}, or {option} \"\" if there is none. It has: "
                    + $"{string.Join(", ", header)}.");
        }
    }

    private DateTimeOffset? Time(CsvReader csv, int? column, string name)
    {
        if (column is not { } index || csv.GetString(index) is not { Length: > 0 } text) return null;
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces;
        if (text.Length > 10 && text.AsSpan(10).IndexOfAny("+-Zz") >= 0)
        {
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var instant)) return instant;
        }
        else if (DateTime.TryParse(text, CultureInfo.InvariantCulture, Styles, out var local))
        {
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        throw new InvalidDataException($"Line {csv.LineNumber}: the column {name} holds \"{text}\", expected a date and time (ISO 8601).");
    }

    private sealed record Columns(int Case, int Resource, int Time, int? Start, int? End, int? Deadline);

    private sealed record GatheredCase(
        string Number, DateTimeOffset? Start, DateTimeOffset? End, DateTimeOffset? Due, List<LoggedStep> Steps)
    {
        public LoggedCase ToCase()
        {
            var ordered = Steps.OrderBy(s => s.Time).ToList(); // A stable sort: events with equal times keep the order of the file.
            return new LoggedCase(Number, Start ?? ordered[0].Time, End, Due, ordered);
        }
    }
}
