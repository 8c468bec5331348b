namespace Coordination.Storage.Database.Sqlite;

/// <summary>The files of the database. On Unix only the user of the process can read them.</summary>
internal static class SqliteFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>
    /// Creates the folder (0700) and an empty database file (0600), if they do not exist. SQLite gives its log the permissions of the
    /// database file. A file of earlier that others can read is closed to them; a folder keeps its permissions, for it may be shared.
    /// </summary>
    internal static void Prepare(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerFolder);
        foreach (var one in (string[])[file, $"{file}-wal", $"{file}-shm"])
            if (File.Exists(one) && File.GetUnixFileMode(one) != OwnerFile) TryClose(one);
        if (File.Exists(file)) return;
        using var created = Create(file, FileMode.OpenOrCreate);
    }

    /// <summary>Creates an empty file that only the user of the process can read (0600).</summary>
    internal static FileStream Create(string file, FileMode mode = FileMode.CreateNew)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        return new FileStream(file, options);
    }

    // The file may belong to another user who lets this one write. Then it is theirs to close.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void TryClose(string file)
    {
        try
        {
            File.SetUnixFileMode(file, OwnerFile);
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
