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
        if (content.Length < CompressedFrom) return SealBytes(key, place, [.. content, InFull]);
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(content.Length) + 1);
        try
        {
            if (!BrotliEncoder.TryCompress(content, packed, out var length, CompressionQuality, CompressionWindow))
                throw new InvalidOperationException("The buffer has room for every result.");
            packed[length] = Compressed;
            return SealBytes(key, place, packed.AsSpan(0, length + 1));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed, clearArray: true);
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

    private static byte[] SealBytes(ContentKey key, ContentPlace place, ReadOnlySpan<byte> content)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(TextStart + content.Length);
        try
        {
            var whole = bytes.AsSpan(0, TextStart + content.Length);
            Convert.TryFromBase64String(key.Id, whole, out _);
            RandomNumberGenerator.Fill(whole.Slice(NamedBytes, NonceBytes));
            using var cipher = new AesGcm(key.Bytes, TagBytes);
            cipher.Encrypt(
                whole.Slice(NamedBytes, NonceBytes), content, whole[TextStart..], whole.Slice(NamedBytes + NonceBytes, TagBytes),
                place.Bytes);
            var stored = new byte[1 + Base64.GetMaxEncodedToUtf8Length(whole.Length)];
            stored[0] = Mark;
            Base64.EncodeToUtf8(whole, stored.AsSpan(1), out _, out _);
            return stored;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
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
            cipher.Decrypt(
                bytes.AsSpan(NamedBytes, NonceBytes), bytes.AsSpan(TextStart, content.Length),
                bytes.AsSpan(NamedBytes + NonceBytes, TagBytes), content, place.Bytes);
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
}
