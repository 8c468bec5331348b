namespace Coordination.Host.Settings;

/// <summary>
/// The keys of the service, each 256 bits in base64. Required on PostgreSQL outside Development. On SQLite they are created in the
/// data folder on the first start.
/// </summary>
internal sealed class KeyOptions
{
    /// <summary>Makes the citizen keys. A secret.</summary>
    public string? Pseudonym { get; set; }

    /// <summary>
    /// Encrypts the column of CPR numbers and wraps the keys of citizens' content; the secret that calls between silos carry is derived
    /// from it. A secret.
    /// </summary>
    public string? Encryption { get; set; }

    /// <summary>
    /// The encryption key before, while the service changes to another: everything that it opens is encrypted by the new one in the
    /// background. Every host has both meanwhile. A secret.
    /// </summary>
    public string? EncryptionBefore { get; set; }
}
