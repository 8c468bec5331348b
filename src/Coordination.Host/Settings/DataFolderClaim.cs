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
    /// <exception cref="SettingRefusedException">Another process has the right.</exception>
    internal static DataFolderClaim Take(StorageOptions storage)
    {
        if (storage.UsesPostgres) return new DataFolderClaim(null);
        var path = Path.Combine(Path.GetFullPath(storage.DataFolder), FileName);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new DataFolderClaim(new FileStream(path, options));
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
