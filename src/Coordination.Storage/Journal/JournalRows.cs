using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Journal;

/// <summary>The rows of one or more appends. Their JSON is in one pooled buffer, so they are valid until disposal.</summary>
internal sealed class JournalRows : IDisposable
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    private readonly PooledBuffer _buffer = new();
    private readonly List<JournalRow> _rows = [];

    /// <summary>Packs the facts of appends, in their order.</summary>
    /// <exception cref="UnstorableTextException">A text contains U+0000.</exception>
    internal static JournalRows Of(params IReadOnlyList<Append> appends)
    {
        var rows = new JournalRows();
        try
        {
            rows.Pack(appends);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>The rows, in order.</summary>
    internal IReadOnlyList<JournalRow> All => _rows;

    /// <summary>The number of facts of all rows.</summary>
    internal int Facts { get; private set; }

    public void Dispose() => _buffer.Dispose();

    private void Pack(IReadOnlyList<Append> appends)
    {
        List<(int End, ContentKey? Key)> ends = [];
        using var writer = new Utf8JsonWriter(_buffer, Compact);
        foreach (var append in appends)
        {
            for (var start = 0; start < append.Facts.Count;)
            {
                var count = JournalRow.CountFrom(append.Facts, start);
                writer.Reset();
                PackedFacts.Write(writer, append.Facts, start, count);
                writer.Flush();
                ends.Add((_buffer.Length, append.Key.Key));
                _rows.Add(new JournalRow(append.Citizen, append.ExpectedVersion + 1 + start, Facts, append.Facts[start], count, default));
                Facts += count;
                start += count;
            }
        }

        // The buffer may have moved while it grew.
        for (var index = 0; index < _rows.Count; index++)
        {
            var (row, (end, key)) = (_rows[index], ends[index]);
            var facts = _buffer.Written(index == 0 ? 0 : ends[index - 1].End, end);
            _rows[index] = row with { Facts = key is null ? facts : ContentCodec.Sealed(row.Citizen, row.Version, facts, key) };
        }
    }
}
