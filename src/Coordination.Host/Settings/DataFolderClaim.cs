using Coordination.Storage;

namespace Coordination.Host.Settings;

/// <summary>
/// The exclusive right to use a SQLite data folder. One host at a time may use it, and no host while the read tables are rebuilt. The
/// operating system releases the right when the process ends, however it ends.
/// </summary>
internal sealed class DataFolderClaim : IDisposable
{
    private const string FileName = "host.lock";

    private readonly FileStream? _file;

    private DataFolderClaim(FileStream? file) => _file = file;

    /// <summary>Takes the right. Does nothing on PostgreSQL, which any number of hosts may share.</summary>
    /// <exception cref="SettingRefusedException">Another process has the right, or the files cannot be written.</exception>
    internal static DataFolderClaim Take(StorageOptions storage)
    {
        if (storage.UsesPostgres) return new DataFolderClaim(null);
        var path = Path.Combine(Path.GetFullPath(storage.DataFolder), FileName);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var claim = new DataFolderClaim(new FileStream(path, options));
            RequireWritable(storage);
            return claim;
        }
        catch (UnauthorizedAccessException fault)
        {
            throw Unwritable(storage, fault);
        }
        catch (IOException)
        {
            throw SettingRefusedException.Of(
                "Data:Folder", storage.DataFolder, "a folder that no other host works in; stop that one, or use PostgreSQL for several");
        }
    }

    // Opened before SQLite opens it: closing a file releases the locks that the process has on it.
    private static void RequireWritable(StorageOptions storage)
    {
        try
        {
            using var database = new FileStream(storage.SqliteFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (FileNotFoundException)
        {
            // The first start makes it.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(storage, fault);
        }
    }

    private static SettingRefusedException Unwritable(StorageOptions storage, Exception fault) => SettingRefusedException.Of(
        "Data:Folder", storage.DataFolder, $"a folder whose files this process can write ({fault.Message})");

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
