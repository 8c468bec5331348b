using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Coordination.Storage.Keys;

namespace Coordination.Storage.Tests.Keys;

/// <summary>The stored form of encrypted content, written and read here by its description alone: rows of every version open.</summary>
public sealed class SealedContentTests
{
    private const int NameBytes = 9;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly ContentPlace Place = new("borger-æ", "journal", "7");

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5_000)]
    public void What_is_stored_opens_and_what_is_sealed_is_stored_so(int length)
    {
        var content = new string('æ', length);
        var (key, bytes) = (ContentKey.New(Place.Citizen), Encoding.UTF8.GetBytes(content));

        Assert.Equal(bytes, SealedContent.Open(key, Place, Stored(key, bytes)));
        Assert.Equal(bytes, Opened(key, SealedContent.Seal(key, Place, bytes)));
        Assert.Equal(bytes, Opened(key, Encoding.ASCII.GetBytes(SealedContent.SealText(key, Place, content))));
        Assert.Throws<ContentFaultException>(() => SealedContent.Open(key, Place with { Row = "8" }, Stored(key, bytes)));
    }

    private static byte[] Authenticated => Encoding.UTF8.GetBytes("borger-æ\0journal\07");

    private static byte[] Stored(ContentKey key, byte[] content)
    {
        var packed = content.Length < 400 ? [.. content, 0] : Compressed(content);
        byte[] nonce = RandomNumberGenerator.GetBytes(NonceBytes), hidden = new byte[packed.Length], tag = new byte[TagBytes];
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        cipher.Encrypt(nonce, packed, hidden, tag, Authenticated);
        return Encoding.ASCII.GetBytes("~" + Convert.ToBase64String([.. Convert.FromBase64String(key.Id), .. nonce, .. tag, .. hidden]));
    }

    private static byte[] Opened(ContentKey key, byte[] stored)
    {
        var bytes = Convert.FromBase64String(Encoding.ASCII.GetString(stored)[1..]);
        Assert.Equal(key.Id, Convert.ToBase64String(bytes, 0, NameBytes));
        var hidden = bytes[(NameBytes + NonceBytes + TagBytes)..];
        var packed = new byte[hidden.Length];
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        cipher.Decrypt(
            bytes.AsSpan(NameBytes, NonceBytes), hidden, bytes.AsSpan(NameBytes + NonceBytes, TagBytes), packed, Authenticated);
        if (packed[^1] == 0) return packed[..^1];
        using var brotli = new BrotliStream(new MemoryStream(packed, 0, packed.Length - 1), CompressionMode.Decompress);
        using var opened = new MemoryStream();
        brotli.CopyTo(opened);
        return opened.ToArray();
    }

    private static byte[] Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(content);
        return [.. compressed.ToArray(), 1];
    }
}
