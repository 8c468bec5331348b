using System.Buffers;
using System.IO.Compression;
using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;

namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's state as the compressed bytes of its snapshot: about a tenth of what its objects take. Unpacking gives an equal citizen
/// and takes a fraction of a millisecond.
/// </summary>
internal sealed class PackedCitizen
{
    private const int Quality = 4;
    private const int Window = 18; // 256 KiB: more than nearly every snapshot.

    private readonly byte[] _compressed;
    private readonly int _length;

    private PackedCitizen(byte[] compressed, int length) => (_compressed, _length) = (compressed, length);

    public static PackedCitizen Of(Citizen citizen)
    {
        var json = CitizenJson.Write(citizen);
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(json, buffer, out var written, Quality, Window))
                throw new InvalidOperationException("The buffer has room for every result.");
            return new PackedCitizen(buffer.AsSpan(0, written).ToArray(), json.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    public Citizen Unpack()
    {
        var json = ArrayPool<byte>.Shared.Rent(_length);
        try
        {
            if (!BrotliDecoder.TryDecompress(_compressed, json, out var written))
                throw new InvalidOperationException("What was packed in this process can be unpacked.");
            return CitizenJson.Read(json.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json, clearArray: true);
        }
    }
}
