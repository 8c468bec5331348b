using System.Security.Cryptography;
using System.Text;
using Coordination.Storage.Keys;

namespace Coordination.Host.Security;

/// <summary>The two 256-bit keys of the service, and keys derived from them. They are never logged.</summary>
/// <param name="Pseudonym">The key that makes citizen keys.</param>
/// <param name="Encryption">The key that encrypts the CPR column and wraps the content keys of citizens.</param>
/// <param name="AreWellKnown">Whether these are the published development keys.</param>
/// <param name="EncryptionBefore">The encryption key from which the service changes to the present one; null: it does not change.</param>
internal sealed record ServiceKeys(byte[] Pseudonym, byte[] Encryption, bool AreWellKnown, byte[]? EncryptionBefore = null)
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

    /// <summary>
    /// Makes the ids of what viewers may not see. It is derived from the pseudonym key, which stays the same, and so do they.
    /// </summary>
    internal byte[] OpaqueIds => Derive(Pseudonym, "coordination/opaque-ids/1");

    /// <summary>Makes the hashes of codes. It is derived from the pseudonym key, which stays the same, and so do they.</summary>
    internal byte[] Passes => Derive(Pseudonym, "coordination/passes/1");

    /// <summary>Encrypts the Data Protection keys in the database.</summary>
    internal byte[] DataProtection => DataProtectionOf(Encryption);

    /// <summary>The same of the encryption key before; null: there is none.</summary>
    internal byte[]? DataProtectionBefore => EncryptionBefore is { } before ? DataProtectionOf(before) : null;

    /// <summary>What wraps the content keys of citizens.</summary>
    internal ServiceKeyRing Content => new(ContentOf(Encryption), EncryptionBefore is { } before ? ContentOf(before) : null);

    /// <summary>
    /// The secret that calls between silos carry. All hosts of a database have the same, also while the encryption key changes.
    /// </summary>
    internal byte[] ClusterCalls => Derive(Pseudonym, "coordination/cluster-calls/2");

    /// <summary>A stored value that identifies the pseudonym key without revealing it.</summary>
    internal string PseudonymCheck => Check(Pseudonym);

    /// <summary>A stored value that identifies the encryption key without revealing it.</summary>
    internal string EncryptionCheck => Check(Encryption);

    /// <summary>The same of the encryption key before; null: there is none.</summary>
    internal string? EncryptionBeforeCheck => EncryptionBefore is { } before ? Check(before) : null;

    /// <summary>A text without the keys.</summary>
    public override string ToString() => nameof(ServiceKeys);

    /// <summary>Whether a key is one of the published ones, or one byte over and over.</summary>
    internal static bool IsPublished(byte[] key) =>
        CryptographicOperations.FixedTimeEquals(key, WellKnown.Pseudonym) || CryptographicOperations.FixedTimeEquals(key,
            WellKnown.Encryption)
        || !key.AsSpan().ContainsAnyExcept(key[0]);

    private static byte[] DataProtectionOf(byte[] key) => Derive(key, "coordination/data-protection/1");

    private static byte[] ContentOf(byte[] key) => Derive(key, "coordination/content-keys/1");

    private static string Check(byte[] key) => Convert.ToHexStringLower(Derive(key, "coordination/check/1").AsSpan(0, 16));

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, salt: null, Encoding.UTF8.GetBytes(purpose));
}
