using System.Buffers;

namespace Coordination.Storage.Database;

/// <summary>A growing buffer of rented memory. What was written is valid until it grows, is cleared or is disposed.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int BytesUsual = 16 * 1024;
    private const int BytesAtLeast = 256;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BytesUsual);
    private int _length;

    /// <summary>What was written.</summary>
    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Begins anew. What was written before is no longer valid.</summary>
    internal void Clear() => _length = 0;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
    }

    private void Grow(int sizeHint)
    {
        if (_bytes.Length - _length >= Math.Max(sizeHint, BytesAtLeast)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + sizeHint));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }
}
