namespace Coordination.Host.Settings;

/// <summary>
/// The keys of the service, each 256 bits in base64. Required on PostgreSQL outside Development. On SQLite they are created in the
/// data folder on the first start.
/// </summary>
internal sealed class KeyOptions
{
    /// <summary>
    /// Makes the citizen keys; the secret that calls between silos carry and the opaque ids are derived from it. It cannot be changed. A
    /// secret.
    /// </summary>
    public string? Pseudonym { get; set; }

    /// <summary>Encrypts the column of CPR numbers and wraps the keys of citizens' content. A secret.</summary>
    public string? Encryption { get; set; }

    /// <summary>
    /// The encryption key before, while the service changes to another: both open everything meanwhile. The command <c>keys rotate</c>
    /// encrypts by the new one what the one before opens; with SQLite the host does it in the background. A secret.
    /// </summary>
    public string? EncryptionBefore { get; set; }
}
