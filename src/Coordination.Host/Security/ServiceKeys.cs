using System.Security.Cryptography;
using System.Text;

namespace Coordination.Host.Security;

/// <summary>The two 256-bit keys of the service, and keys derived from them. They are never logged.</summary>
/// <param name="Pseudonym">The key that makes citizen keys.</param>
/// <param name="Encryption">The key that encrypts the CPR column.</param>
/// <param name="AreWellKnown">Whether these are the published development keys.</param>
internal sealed record ServiceKeys(byte[] Pseudonym, byte[] Encryption, bool AreWellKnown)
{
    private const int KeyBytes = 32;

    /// <summary>The keys of Development on PostgreSQL. They are public: anybody can compute them.</summary>
    internal static ServiceKeys WellKnown { get; } = new(
        SHA256.HashData("coordination development pseudonym key"u8), SHA256.HashData("coordination development encryption key"u8),
        AreWellKnown: true);

    /// <summary>
    /// Signs Development tokens. It is derived from the pseudonym key, so it is the same on every silo and after restarts.
    /// </summary>
    internal byte[] DevelopmentTokens => Derive(Pseudonym, "coordination/development-tokens/1");

    /// <summary>Encrypts the Data Protection keys in the database.</summary>
    internal byte[] DataProtection => Derive(Encryption, "coordination/data-protection/1");

    /// <summary>The secret that calls between silos carry. All hosts of a database have the same.</summary>
    internal byte[] ClusterCalls => Derive(Encryption, "coordination/cluster-calls/1");

    /// <summary>A stored value that identifies the pseudonym key without revealing it.</summary>
    internal string PseudonymCheck => Check(Pseudonym);

    /// <summary>A stored value that identifies the encryption key without revealing it.</summary>
    internal string EncryptionCheck => Check(Encryption);

    /// <summary>A text without the keys.</summary>
    public override string ToString() => nameof(ServiceKeys);

    /// <summary>Whether a key is one of the published ones, or one byte over and over.</summary>
    internal static bool IsPublished(byte[] key) =>
        CryptographicOperations.FixedTimeEquals(key, WellKnown.Pseudonym) || CryptographicOperations.FixedTimeEquals(key,
            WellKnown.Encryption)
        || !key.AsSpan().ContainsAnyExcept(key[0]);

    private static string Check(byte[] key) => Convert.ToHexStringLower(Derive(key, "coordination/check/1").AsSpan(0, 16));

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, salt: null, Encoding.UTF8.GetBytes(purpose));
}
