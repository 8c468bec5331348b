using Coordination.Storage.Journal;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>Classifies the errors of SQLite for the writer.</summary>
internal static class SqliteFaults
{
    /// <summary>The file or the disk failed; the same request may succeed later.</summary>
    internal static bool IsUnavailable(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: var code } => code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR
            or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_NOMEM or raw.SQLITE_PROTOCOL
            or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_INTERRUPT,
        IOException or UnauthorizedAccessException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>An event of the append is already in the journal. SQLite reports the columns of the index, not its name.</summary>
    internal static bool IsKnownEvent(Exception fault) =>
        fault is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE } unique
        && unique.Message.Contains("journal.event_id", StringComparison.Ordinal);

    internal static StorageUnavailableException Unavailable(Exception fault) =>
        new("The database file did not answer; whether the write happened is unknown.", fault);
}
