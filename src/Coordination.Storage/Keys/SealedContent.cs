using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Storage.Keys;

/// <summary>
/// The stored form of encrypted content, a text: <c>~</c>, then in base64 the id of the key (9 bytes), nonce (12), tag (16) and
/// ciphertext of AES-256-GCM. Longer content is compressed before, because what is encrypted cannot be compressed after. No JSON begins
/// so, which tells it from content that was stored before content was encrypted.
/// </summary>
internal static class SealedContent
{
    internal const int IdBytes = 8;

    /// <summary>
    /// The id's length in characters. Kind and id fill base64's groups exactly, so it can be read without decoding the rest.
    /// </summary>
    internal const int IdLength = 12;

    private const byte Mark = (byte)'~';
    private const int NamedBytes = 1 + IdBytes;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int CompressedFrom = 400;
    private const int CompressionQuality = 1;
    private const int CompressionWindow = 18; // 256 KiB: more than nearly every row.
    private const int UsualRatio = 4;

    // The last byte of what is encrypted.
    private const byte InFull = 0;
    private const byte Compressed = 1;

    private const int TextStart = NamedBytes + NonceBytes + TagBytes;

    internal static bool Is(ReadOnlySpan<byte> stored) => stored is [Mark, ..];

    /// <summary>The id of a key, as it stands in the content it encrypts.</summary>
    internal static string IdOf(byte kind, ReadOnlySpan<byte> id)
    {
        Span<byte> named = stackalloc byte[NamedBytes];
        named[0] = kind;
        id[..IdBytes].CopyTo(named[1..]);
        return Convert.ToBase64String(named);
    }

    internal static byte KindOf(string id) => Convert.FromBase64String(id)[0];

    /// <summary>The id of the key; null: it is cut off before its end, or no id.</summary>
    internal static string? KeyOf(ReadOnlySpan<byte> stored)
    {
        Span<byte> named = stackalloc byte[NamedBytes];
        return stored.Length > IdLength && Base64.DecodeFromUtf8(stored.Slice(1, IdLength), named, out _, out _) == OperationStatus.Done
            ? Encoding.ASCII.GetString(stored.Slice(1, IdLength))
            : null;
    }

    internal static byte[] Seal(ContentKey key, ContentPlace place, ReadOnlySpan<byte> content)
    {
        using var encrypted = Encrypted.Of(key, place, content);
        var stored = new byte[encrypted.StoredLength];
        encrypted.Write(stored);
        return stored;
    }

    /// <summary>Writes the stored form into a buffer.</summary>
    internal static void Seal(ContentKey key, ContentPlace place, ReadOnlySpan<byte> content, IBufferWriter<byte> buffer)
    {
        using var encrypted = Encrypted.Of(key, place, content);
        encrypted.Write(buffer.GetSpan(encrypted.StoredLength));
        buffer.Advance(encrypted.StoredLength);
    }

    /// <summary>The stored form of a text.</summary>
    internal static string SealText(ContentKey key, ContentPlace place, string content)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(content.Length));
        try
        {
            using var encrypted = Encrypted.Of(key, place, utf8.AsSpan(0, Encoding.UTF8.GetBytes(content, utf8)));
            return string.Create(encrypted.StoredLength, encrypted, static (text, encrypted) => encrypted.Write(text));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }

    /// <exception cref="ContentFaultException">It belongs to another key or place, or was altered or cut.</exception>
    internal static byte[] Open(ContentKey key, ContentPlace place, ReadOnlySpan<byte> stored)
    {
        var content = OpenBytes(key, place, stored);
        if (content is not [.., Compressed]) return content[..^1];
        using var compressed = new MemoryStream(content, 0, content.Length - 1);
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        using var opened = new MemoryStream(content.Length * UsualRatio);
        brotli.CopyTo(opened);
        return opened.ToArray();
    }

    private static byte[] OpenBytes(ContentKey key, ContentPlace place, ReadOnlySpan<byte> stored)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(stored.Length));
        try
        {
            if (!Is(stored) || Base64.DecodeFromUtf8(stored[1..], bytes, out _, out var length) != OperationStatus.Done
                || length < TextStart)
                throw new ContentFaultException(place, "it has not the form of encrypted content, or a part is missing.");
            var content = new byte[length - TextStart];
            using var cipher = new AesGcm(key.Bytes, TagBytes);
            var authenticated = new byte[place.Length];
            place.Write(authenticated);
            cipher.Decrypt(
                bytes.AsSpan(NamedBytes, NonceBytes), bytes.AsSpan(TextStart, content.Length),
                bytes.AsSpan(NamedBytes + NonceBytes, TagBytes), content, authenticated);
            return content;
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw new ContentFaultException(place, "it was altered, or it belongs to another row, citizen or key.", fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Encrypted content before base64, in rented memory.</summary>
    private readonly ref struct Encrypted : IDisposable
    {
        private readonly byte[] _bytes;
        private readonly int _length;

        private Encrypted(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

        /// <summary>The length of the stored form, in characters.</summary>
        internal int StoredLength => 1 + Base64.GetMaxEncodedToUtf8Length(_length);

        internal static Encrypted Of(ContentKey key, ContentPlace place, ReadOnlySpan<byte> content)
        {
            var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(content.Length) + 1);
            try
            {
                return OfPacked(key, place, packed.AsSpan(0, Pack(content, packed)));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(packed, clearArray: true);
            }
        }

        internal void Write(Span<byte> stored)
        {
            stored[0] = Mark;
            Base64.EncodeToUtf8(_bytes.AsSpan(0, _length), stored[1..], out _, out _);
        }

        internal void Write(Span<char> stored)
        {
            stored[0] = (char)Mark;
            Convert.TryToBase64Chars(_bytes.AsSpan(0, _length), stored[1..], out _);
        }

        public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

        /// <summary>Writes what is encrypted: the content, compressed where it is long, and how it is written.</summary>
        /// <returns>Its length.</returns>
        private static int Pack(ReadOnlySpan<byte> content, Span<byte> packed)
        {
            if (content.Length < CompressedFrom)
            {
                content.CopyTo(packed);
                packed[content.Length] = InFull;
                return content.Length + 1;
            }

            if (!BrotliEncoder.TryCompress(content, packed, out var length, CompressionQuality, CompressionWindow))
                throw new InvalidOperationException("The buffer has room for every result.");
            packed[length] = Compressed;
            return length + 1;
        }

        private static Encrypted OfPacked(ContentKey key, ContentPlace place, ReadOnlySpan<byte> packed)
        {
            var length = TextStart + packed.Length;
            var bytes = ArrayPool<byte>.Shared.Rent(length + place.Length);
            var whole = bytes.AsSpan(0, length);
            var authenticated = bytes.AsSpan(length, place.Length);
            place.Write(authenticated);
            Convert.TryFromBase64String(key.Id, whole, out _);
            RandomNumberGenerator.Fill(whole.Slice(NamedBytes, NonceBytes));
            using var cipher = new AesGcm(key.Bytes, TagBytes);
            cipher.Encrypt(
                whole.Slice(NamedBytes, NonceBytes), packed, whole[TextStart..], whole.Slice(NamedBytes + NonceBytes, TagBytes),
                authenticated);
            return new Encrypted(bytes, length);
        }
    }
}
