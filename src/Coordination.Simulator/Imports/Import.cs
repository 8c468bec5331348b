using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Simulator.Sending;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Coordination.Simulator.Imports;

/// <summary>
/// Sends what a department's system holds today: the rows of a file as events. Rows are sent in portions; after each portion the line
/// reached is stored, and a run that was broken off goes on there. What is sent twice counts once. A row that is refused is written down
/// with its reason, and the others go on.
/// </summary>
internal sealed class Import(CoordinationClient client, Import.ImportSettings settings, TextWriter output, TextWriter error)
{
    /// <summary>The most events of a portion.</summary>
    public const int PortionMax = 5_000;

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SendingStatistics _statistics = new();
    private readonly Dictionary<OutgoingEvent, long> _lines = new(ReferenceEqualityComparer.Instance);
    private long _refusedRows;
    private long _rows;

    /// <param name="Mapping">How rows of a table become events; null: each line is a CloudEvent.</param>
    /// <param name="Refused">Where refused rows are written, as JSON lines.</param>
    /// <param name="State">Where the line reached is stored.</param>
    /// <param name="Anew">Whether to begin at the first row whatever was stored.</param>
    /// <param name="Rate">The most events a second; null: as fast as they are taken.</param>
    internal sealed record ImportSettings(
        FileInfo File, ImportMapping? Mapping, FileInfo Refused, FileInfo State, bool Anew, double? Rate, int InFlight, int WaitSeconds,
        bool IsTerminal);

    /// <summary>Runs the import, reports, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var size = settings.File.Length;
        var after = settings.Anew ? 0 : ImportState.LineOf(settings.State, size);
        if (after > 0) await error.WriteLineAsync($"Goes on after line {after}.").ConfigureAwait(false);
        using var file = settings.File.OpenRead();
        using var text = TextOf(file);
        using var refused = new StreamWriter(settings.Refused.FullName, append: after > 0);
        var sender = new EventSender(
            client, new EventSender.SenderSettings(settings.InFlight, settings.WaitSeconds), _statistics, ledger: null,
            told: outcomes => Note(refused, outcomes));
        var began = Stopwatch.GetTimestamp();
        var progress = new ProgressLine(error, settings.IsTerminal);
        List<OutgoingEvent> portion = [];
        var line = after;
        foreach (var row in RowsOf(text))
        {
            if (row.Line <= after) continue;
            // The events of one row are in one portion, because the line reached is stored after it.
            if (portion.Count >= PortionMax && row.Line > line)
                await SendAsync(line).ConfigureAwait(false);
            line = row.Line;
            _rows++;
            if (row.Event is { } one)
            {
                _lines[one] = row.Line;
                portion.Add(one);
            }
            else
            {
                Note(refused, row.Line, id: null, row.Fault!);
            }
        }

        await SendAsync(line).ConfigureAwait(false);
        progress.Show(Progress(1), isLast: true);
        Report();
        return _refusedRows == 0 && _statistics.AllTaken ? ExitCode.Good : ExitCode.NotGood;

        async Task SendAsync(long reached)
        {
            await sender.SendAsync(portion, cancellation).ConfigureAwait(false);
            portion.Clear();
            _lines.Clear();
            await refused.FlushAsync(cancellation).ConfigureAwait(false);
            // Events without an answer stop the import, so that none of them is passed over.
            if (_statistics.Of(EventStatus.Unknown) > 0)
                throw new UnreachableException(
                    "The service did not answer for some events. Run the import again: it goes on where it was.");
            new ImportState(size, reached).Write(settings.State);
            // The reader of a table closes the file at its end.
            progress.Show(Progress(file.CanRead ? (double)file.Position / Math.Max(size, 1) : 1));
            if (settings.Rate is { } rate && _statistics.Sent / rate - Stopwatch.GetElapsedTime(began).TotalSeconds is > 0 and var early)
                await Task.Delay(TimeSpan.FromSeconds(early), cancellation).ConfigureAwait(false);
        }
    }

    private StreamReader TextOf(FileStream file)
    {
        Stream plain = settings.File.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        return new StreamReader(plain, settings.Mapping?.ToEncoding() ?? new UTF8Encoding(false, throwOnInvalidBytes: true));
    }

    private IEnumerable<ImportedRow> RowsOf(StreamReader text)
    {
        using var rows = (settings.Mapping is { } mapping ? TableRows.Read(text, mapping) : EventRows.Read(text)).GetEnumerator();
        while (true)
        {
            try
            {
                if (!rows.MoveNext()) yield break;
            }
            catch (DecoderFallbackException fault)
            {
                throw new InvalidDataException(
                    $"{settings.File.Name} has bytes that are no UTF-8; if it is a table, name its encoding in the mapping.", fault);
            }

            yield return rows.Current;
        }
    }

    private void Note(StreamWriter refused, IReadOnlyList<EventOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            if (!outcome.IsTaken && outcome.Status != EventStatus.Unknown)
                Note(refused, _lines[outcome.Sent], outcome.Sent.Event.Id, outcome.Reason ?? EventOutcome.WordOf(outcome.Status));
    }

    private void Note(StreamWriter refused, long line, string? id, string reason)
    {
        lock (refused)
        {
            _refusedRows++;
            refused.WriteLine(JsonSerializer.Serialize(new { line, id, reason }, Plain));
        }
    }

    private string Progress(double share) => string.Create(
        CultureInfo.InvariantCulture,
        $"{share:P0}, {_statistics.Sent:N0} events, {_statistics.Sent / Math.Max(_statistics.Elapsed.TotalSeconds, 0.001):N0}/s, "
        + $"{_refusedRows:N0} refused");

    private void Report()
    {
        _statistics.Write(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  rows       {_rows:N0}"));
        if (_refusedRows > 0)
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  refused    {_refusedRows:N0}, each with its line and reason in {settings.Refused.Name}"));
    }
}
