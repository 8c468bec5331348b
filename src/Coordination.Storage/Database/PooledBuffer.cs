using System.Buffers;

namespace Coordination.Storage.Database;

/// <summary>A growing buffer of rented memory. What was written is valid until disposal.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int BytesUsual = 16 * 1024;
    private const int BytesAtLeast = 256;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BytesUsual);

    /// <summary>The number of bytes written.</summary>
    internal int Length { get; private set; }

    /// <summary>The bytes written from a start (inclusive) to an end (exclusive).</summary>
    internal ReadOnlyMemory<byte> Written(int start, int end) => _bytes.AsMemory(start, end - start);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Grow(int sizeHint)
    {
        if (_bytes.Length - Length >= Math.Max(sizeHint, BytesAtLeast)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + sizeHint));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
