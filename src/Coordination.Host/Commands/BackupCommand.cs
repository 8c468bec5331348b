using System.Globalization;
using Coordination.Host.Settings;
using Coordination.Storage;
using Coordination.Storage.Database.Sqlite;

namespace Coordination.Host.Commands;

/// <summary>
/// <c>backup FILE</c>: copies the embedded database to a new file while a host uses it. The keys are not in it. PostgreSQL has tools of its
/// own.
/// </summary>
internal static class BackupCommand
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = "backup";

    /// <returns>What was written, in one line.</returns>
    /// <exception cref="SettingRefusedException">
    /// The database is PostgreSQL, there is none, the file is missing, exists, or cannot be written.
    /// </exception>
    internal static string Run(string[] args, StorageOptions storage)
    {
        if (storage.UsesPostgres)
            throw new SettingRefusedException(
                $"{Name} copies the embedded database; for PostgreSQL use pg_basebackup or pg_dump (docs/operating/backup.md).");
        if (args is not [_, var file, ..] || file.StartsWith('-'))
            throw new SettingRefusedException($"Expected {Name} with a file to make, such as {Name} coordination-backup.db.");
        try
        {
            var bytes = SqliteBackup.Write(storage, Path.GetFullPath(file));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {bytes:N0} bytes. Back the keys up apart: {Path.Combine(storage.DataFolder, "keys")}, or the settings Keys__….");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingRefusedException($"The backup was not made: {fault.Message.ReplaceLineEndings(" ")}");
        }
    }
}
