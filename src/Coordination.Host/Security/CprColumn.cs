using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>
/// The encrypted CPR column: form (1 byte) ‖ nonce (12) ‖ ciphertext (10) ‖ tag (16), AES-256-GCM. The citizen key is authenticated
/// data, so a value moved to another row cannot be decrypted.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class CprColumn(ServiceKeys keys)
{
    private const byte OfNumber = 1;
    private const byte OfReference = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int ValueBytes = 1 + NonceBytes + Cpr.Length + TagBytes;

    /// <summary>Encrypts a CPR number for the row of its citizen.</summary>
    internal byte[] Encrypt(Cpr cpr, string citizen) => Seal(OfNumber, Encoding.ASCII.GetBytes(cpr.Digits), citizen);

    /// <summary>
    /// Encrypts a department's own reference for the row of its citizen: in the same form, with another first byte and length.
    /// </summary>
    internal byte[] Encrypt(CitizenReference reference, string citizen) =>
        Seal(OfReference, Encoding.UTF8.GetBytes(reference.Text), citizen);

    /// <summary>Decrypts the CPR number in a citizen's row.</summary>
    /// <exception cref="CryptographicException">The value belongs to another key or another row, or it was altered.</exception>
    internal Cpr Decrypt(ReadOnlySpan<byte> value, string citizen)
    {
        if (value.Length != ValueBytes || value[0] != OfNumber)
            throw new CryptographicException("The encrypted CPR column has another form.");
        var digits = TryOpen(keys.Encryption, value, citizen)
            ?? (keys.EncryptionBefore is { } before ? TryOpen(before, value, citizen) : null)
            ?? throw new CryptographicException("The encrypted CPR column belongs to another key or another row, or it was altered.");
        return Cpr.TryRead(Encoding.ASCII.GetString(digits), out var cpr)
            ? cpr
            : throw new CryptographicException("The encrypted CPR column holds no CPR number.");
    }

    /// <summary>
    /// A value that the encryption key before opens, encrypted by the present one. Null: the present one opens it, or neither does.
    /// </summary>
    internal byte[]? Reencrypted(ReadOnlySpan<byte> value, string citizen)
    {
        if (keys.EncryptionBefore is not { } before || value.Length < 1 + NonceBytes + TagBytes
            || TryOpen(keys.Encryption, value, citizen) is not null || TryOpen(before, value, citizen) is not { } text)
            return null;
        return Seal(value[0], text, citizen);
    }

    private byte[] Seal(byte form, ReadOnlySpan<byte> text, string citizen)
    {
        var value = new byte[1 + NonceBytes + text.Length + TagBytes];
        value[0] = form;
        var nonce = value.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Encryption, TagBytes);
        cipher.Encrypt(
            nonce, text, value.AsSpan(1 + NonceBytes, text.Length), value.AsSpan(^TagBytes..), Encoding.ASCII.GetBytes(citizen));
        return value;
    }

    private static byte[]? TryOpen(byte[] key, ReadOnlySpan<byte> value, string citizen)
    {
        var text = new byte[value.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                value.Slice(1, NonceBytes), value.Slice(1 + NonceBytes, text.Length), value[^TagBytes..], text,
                Encoding.ASCII.GetBytes(citizen));
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
