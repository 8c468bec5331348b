using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>The service's two 256-bit keys and what is derived from them. Never logged.</summary>
/// <param name="Pseudonym">Makes citizen keys.</param>
/// <param name="Encryption">Encrypts the CPR column.</param>
/// <param name="AreWellKnown">Whether these are the published development keys.</param>
internal sealed record ServiceKeys(byte[] Pseudonym, byte[] Encryption, bool AreWellKnown)
{
    private const int KeyBytes = 32;

    /// <summary>The keys of development on PostgreSQL: anybody can compute them.</summary>
    internal static ServiceKeys WellKnown { get; } = new(
        SHA256.HashData("coordination development pseudonym key"u8), SHA256.HashData("coordination development encryption key"u8),
        AreWellKnown: true);

    /// <summary>Signs development tokens: the same on every silo and after restarts, for it follows from the pseudonym key.</summary>
    internal byte[] DevelopmentTokens => Derive(Pseudonym, "coordination/development-tokens/1");

    /// <summary>Encrypts the ring of Data Protection keys in the database.</summary>
    internal byte[] DataProtection => Derive(Encryption, "coordination/data-protection/1");

    /// <summary>What is stored to recognize the pseudonym key by; says nothing about it.</summary>
    internal string PseudonymCheck => Check(Pseudonym);

    /// <summary>What is stored to recognize the encryption key by; says nothing about it.</summary>
    internal string EncryptionCheck => Check(Encryption);

    /// <summary>Without the keys.</summary>
    public override string ToString() => nameof(ServiceKeys);

    private static string Check(byte[] key) => Convert.ToHexStringLower(Derive(key, "coordination/check/1").AsSpan(0, 16));

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, salt: null, Encoding.UTF8.GetBytes(purpose));
}
