using Coordination.Host.Settings;
using Coordination.Storage.Organizations;

namespace Coordination.Host.Security;

/// <summary>Whether the host has the keys the database was begun with. Other keys would split every citizen in two.</summary>
internal static class KeyCheck
{
    /// <summary>Compares with the check values in the database, or stores them in a new one.</summary>
    /// <exception cref="SettingRefusedException">The keys are others than the database's.</exception>
    internal static async Task PassAsync(ServiceKeys keys, StoredSettings stored, CancellationToken cancellation)
    {
        await PassAsync("keys.pseudonym.check", "Keys:Pseudonym", keys.PseudonymCheck, stored, cancellation);
        await PassAsync("keys.encryption.check", "Keys:Encryption", keys.EncryptionCheck, stored, cancellation);
    }

    private static async Task PassAsync(string name, string setting, string check, StoredSettings stored, CancellationToken cancellation)
    {
        var begun = await stored.PutIfAbsentAsync(name, check, cancellation);
        if (!string.Equals(begun, check, StringComparison.Ordinal))
            throw new SettingRefusedException(
                $"Setting {setting} is a key with check value {check}; expected the key this database was begun with, check value {begun} "
                    + $"(with SQLite the keys lie in the folder keys below Data:Folder).");
    }
}
