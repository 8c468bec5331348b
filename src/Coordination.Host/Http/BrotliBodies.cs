using System.IO.Compression;
using Microsoft.AspNetCore.RequestDecompression;

namespace Coordination.Host.Http;

/// <summary>
/// Bodies compressed with Brotli. One that is not is <see cref="InvalidDataException"/>, as gzip and deflate have it: the decoder itself
/// throws what looks like a fault of this program.
/// </summary>
internal sealed class BrotliBodies : IDecompressionProvider
{
    /// <inheritdoc/>
    public Stream GetDecompressionStream(Stream stream) => new Unpacked(new BrotliStream(stream, CompressionMode.Decompress));

    private sealed class Unpacked(BrotliStream packed) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await packed.ReadAsync(buffer, cancellationToken);
            }
            catch (InvalidOperationException fault)
            {
                throw NotBrotli(fault);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                return packed.Read(buffer, offset, count);
            }
            catch (InvalidOperationException fault)
            {
                throw NotBrotli(fault);
            }
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) packed.Dispose();
            base.Dispose(disposing);
        }

        private static InvalidDataException NotBrotli(Exception fault) => new("The body is not compressed with Brotli.", fault);
    }
}
