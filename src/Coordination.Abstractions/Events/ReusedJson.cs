using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordination.Events;

/// <summary>
/// Writes JSON into memory that this thread uses again. It is given back by disposing it; whoever takes another one meanwhile gets a
/// new one.
/// </summary>
internal sealed class ReusedJson : IDisposable
{
    private const int SizeUsual = 512;
    private const int SizeKeptMax = 64 * 1_024;

    // The text is stored and sent as JSON. It is never inserted into HTML unescaped.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ReusedJson? t_free;

    private readonly ArrayBufferWriter<byte> _buffer = new(SizeUsual);
    private readonly Utf8JsonWriter _writer;

    private ReusedJson() => _writer = new(_buffer, Compact);

    /// <summary>Writes into the memory.</summary>
    public Utf8JsonWriter Writer => _writer;

    /// <summary>What was written. It is valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            _writer.Flush();
            return _buffer.WrittenMemory;
        }
    }

    public static ReusedJson Take()
    {
        var taken = t_free ?? new();
        t_free = null;
        return taken;
    }

    public void Dispose()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        if (_buffer.Capacity <= SizeKeptMax) t_free = this;
    }
}
