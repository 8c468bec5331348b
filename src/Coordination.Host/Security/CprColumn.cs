using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>
/// The encrypted CPR column: key id (1 byte) ‖ nonce (12) ‖ ciphertext (10) ‖ tag (16), AES-256-GCM. The citizen key is authenticated
/// data, so a value moved to another row cannot be decrypted. The key id allows for a later change of keys.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class CprColumn(ServiceKeys keys)
{
    private const byte KeyId = 1;
    private const byte ReferenceKeyId = 2;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int ValueBytes = 1 + NonceBytes + Cpr.Length + TagBytes;

    /// <summary>Encrypts a CPR number for the row of its citizen.</summary>
    internal byte[] Encrypt(Cpr cpr, string citizen)
    {
        var value = new byte[ValueBytes];
        value[0] = KeyId;
        var nonce = value.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Encryption, TagBytes);
        cipher.Encrypt(
            nonce, Encoding.ASCII.GetBytes(cpr.Digits), value.AsSpan(1 + NonceBytes, Cpr.Length), value.AsSpan(^TagBytes..),
            Encoding.ASCII.GetBytes(citizen));
        return value;
    }

    /// <summary>
    /// Encrypts a department's own reference for the row of its citizen: in the same form, with another key id and length.
    /// </summary>
    internal byte[] Encrypt(CitizenReference reference, string citizen)
    {
        var text = Encoding.UTF8.GetBytes(reference.Text);
        var value = new byte[1 + NonceBytes + text.Length + TagBytes];
        value[0] = ReferenceKeyId;
        var nonce = value.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Encryption, TagBytes);
        cipher.Encrypt(
            nonce, text, value.AsSpan(1 + NonceBytes, text.Length), value.AsSpan(^TagBytes..), Encoding.ASCII.GetBytes(citizen));
        return value;
    }

    /// <summary>Decrypts the CPR number in a citizen's row.</summary>
    /// <exception cref="CryptographicException">The value belongs to another key or another row, or it was altered.</exception>
    internal Cpr Decrypt(ReadOnlySpan<byte> value, string citizen)
    {
        if (value.Length != ValueBytes || value[0] != KeyId) throw new CryptographicException("The encrypted CPR column has another form.");
        Span<byte> digits = stackalloc byte[Cpr.Length];
        using var cipher = new AesGcm(keys.Encryption, TagBytes);
        cipher.Decrypt(
            value.Slice(1, NonceBytes), value.Slice(1 + NonceBytes, Cpr.Length), value[^TagBytes..], digits,
            Encoding.ASCII.GetBytes(citizen));
        return Cpr.TryRead(Encoding.ASCII.GetString(digits), out var cpr)
            ? cpr
            : throw new CryptographicException("The encrypted CPR column holds no CPR number.");
    }
}
