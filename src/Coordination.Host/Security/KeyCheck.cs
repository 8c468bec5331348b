using Coordination.Host.Settings;
using Coordination.Storage.Settings;

namespace Coordination.Host.Security;

/// <summary>
/// Checks that the host has the keys the database was created with. With other keys the same person would become two citizens.
/// </summary>
internal static class KeyCheck
{
    /// <summary>The name under which the check value of the encryption key is stored.</summary>
    internal const string Encryption = "keys.encryption.check";

    /// <summary>Compares the keys with the check values in the database. In a new database it stores the check values.</summary>
    /// <exception cref="SettingRefusedException">The keys differ from those of the database.</exception>
    internal static async Task PassAsync(ServiceKeys keys, StoredSettings stored, CancellationToken cancellation)
    {
        await PassAsync("keys.pseudonym.check", "Keys:Pseudonym", keys.PseudonymCheck, stored, cancellation);
        await PassAsync(Encryption, "Keys:Encryption", keys.EncryptionCheck, stored, cancellation, keys.EncryptionBeforeCheck);
    }

    private static async Task PassAsync(
        string name, string setting, string check, StoredSettings stored, CancellationToken cancellation, string? before = null)
    {
        var begun = await stored.PutIfAbsentAsync(name, check, cancellation);
        if (!string.Equals(begun, check, StringComparison.Ordinal) && !string.Equals(begun, before, StringComparison.Ordinal))
            throw new SettingRefusedException(
                $"Setting {setting} is a key with check value {check}; expected the key this database was begun with, check value {begun} "
                    + $"(with SQLite the keys lie in the folder keys below Data:Folder).");
    }
}
