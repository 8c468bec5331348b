using Coordination.Storage;

namespace Coordination.Host.Settings;

/// <summary>
/// The right to work in a data folder: SQLite carries one host at a time, and none while its read tables are rebuilt. Goes
/// with the process, however it ends.
/// </summary>
internal sealed class DataFolderClaim : IDisposable
{
    private const string FileName = "host.lock";

    private readonly FileStream? _file;

    private DataFolderClaim(FileStream? file) => _file = file;

    /// <summary>Takes it; nothing on PostgreSQL, which carries any number of hosts.</summary>
    /// <exception cref="SettingRefusedException">Another process has it.</exception>
    internal static DataFolderClaim Take(StorageOptions storage)
    {
        if (storage.UsesPostgres) return new DataFolderClaim(null);
        var path = Path.Combine(Path.GetFullPath(storage.DataFolder), FileName);
        try
        {
            return new DataFolderClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SettingRefusedException.Of(
                "Data:Folder", storage.DataFolder, "a folder that no other host works in; stop that one, or use PostgreSQL for several");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
