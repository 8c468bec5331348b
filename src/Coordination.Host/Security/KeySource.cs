using System.Security.Cryptography;
using Coordination.Host.Settings;

namespace Coordination.Host.Security;

/// <summary>
/// Finds the keys. Configured keys come first. Without them, SQLite uses files in the data folder, created on the first start, and
/// PostgreSQL in Development uses the well-known keys.
/// </summary>
internal static class KeySource
{
    private const int KeyBytes = 32;

    // Renamed by whoever has the service change to another key, which is made on the next start.
    private const string EncryptionBefore = "encryption-before.key";

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Reads the keys, or creates them.</summary>
    /// <exception cref="SettingRefusedException">A key file contains no key, the folder cannot be written to, or a key is
    /// published.</exception>
    internal static ServiceKeys Read(HostSettings settings)
    {
        var keys = Find(settings);
        if (!settings.IsDevelopment) Refuse(keys);
        return keys;
    }

    private static ServiceKeys Find(HostSettings settings)
    {
        var given = settings.Keys is { } configured
            ? new ServiceKeys(
                configured.Pseudonym, configured.Encryption, ServiceKeys.IsPublished(configured.Pseudonym), configured.EncryptionBefore)
            : null;
        if (settings.Storage.UsesPostgres) return given ?? ServiceKeys.WellKnown;

        var data = Path.GetFullPath(settings.Storage.DataFolder);
        var folder = Path.Combine(data, "keys");
        try
        {
            CreateFolder(data);
            if (given is not null) return given;
            CreateFolder(folder);
            var before = File.Exists(Path.Combine(folder, EncryptionBefore)) ? ReadOrMake(folder, EncryptionBefore) : null;
            return new ServiceKeys(
                ReadOrMake(folder, "pseudonym.key"), ReadOrMake(folder, "encryption.key"), AreWellKnown: false, before);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SettingRefusedException.Of(
                "Data:Folder", settings.Storage.DataFolder, $"a folder whose files this process can write ({fault.Message})");
        }
    }

    // Whoever knows the keys of Development can compute the key of every citizen and read every CPR number.
    private static void Refuse(ServiceKeys keys)
    {
        foreach (var (setting, key) in (ReadOnlySpan<(string, byte[])>)[("Keys:Pseudonym", keys.Pseudonym), ("Keys:Encryption",
            keys.Encryption)])
            if (ServiceKeys.IsPublished(key))
                throw new SettingRefusedException(
                    $"Setting {setting} is a published development key; expected a key of your own outside Development, "
                    + "such as `openssl rand -base64 32` makes.");
    }

    // An existing data folder keeps its permissions because it may be shared on purpose. The folder of the keys belongs to this
    // process only.
    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerFolder);
    }

    private static byte[] ReadOrMake(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) Make(path);
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) && length == KeyBytes
            ? key
            : throw new SettingRefusedException(
                $"The key file {path} does not hold a 256-bit key in base64; restore it from the backup that belongs to this database.");
    }

    // The file is written under another name and then renamed: a crash leaves no partial key, and if two processes start at once, the
    // first one's key is used.
    private static void Make(string path)
    {
        var aside = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        using (var stream = new FileStream(aside, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
