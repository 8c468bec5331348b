using System.Buffers;
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
        using var packed = new PooledBuffer();
        using var writer = new Utf8JsonWriter(packed, Compact);
        List<int> ends = [];
        foreach (var append in appends)
        {
            for (var start = 0; start < append.Facts.Count;)
            {
                var count = JournalRow.CountFrom(append.Facts, start);
                var row = new JournalRow(append.Citizen, append.ExpectedVersion + 1 + start, Facts, append.Facts[start], count, default);
                writer.Reset();
                PackedFacts.Write(writer, append.Facts, start, count);
                writer.Flush();
                if (append.Key.Key is { } key) ContentCodec.Seal(row.Citizen, row.Version, packed.Written.Span, key, _buffer);
                else _buffer.Write(packed.Written.Span);
                packed.Clear();
                ends.Add(_buffer.Written.Length);
                _rows.Add(row);
                Facts += count;
                start += count;
            }
        }

        // The buffer may have moved while it grew.
        for (var index = 0; index < _rows.Count; index++)
        {
            var start = index == 0 ? 0 : ends[index - 1];
            _rows[index] = _rows[index] with { Facts = _buffer.Written[start..ends[index]] };
        }
    }
}
