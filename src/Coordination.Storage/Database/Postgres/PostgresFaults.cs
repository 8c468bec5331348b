using System.Net.Sockets;
using Coordination.Storage.Journal;
using Npgsql;

namespace Coordination.Storage.Database.Postgres;

/// <summary>What an error of PostgreSQL means for a writer.</summary>
internal static class PostgresFaults
{
    /// <summary>The database did not answer as it should; the same request may succeed later.</summary>
    internal static bool IsUnavailable(Exception fault) => fault switch
    {
        // 08 connection, 40 rolled back for others' sake, 53 out of resources, 55 not in the state or locked,
        // 57 operator intervention (shutdown, statement_timeout), 58 system error, XX internal error,
        // 25006 read only: the connection leads to a standby since a failover.
        PostgresException { SqlState: var state } => state is "25006" || state[..2] is "08" or "40" or "53" or "55" or "57" or "58" or "XX",
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is IOException or SocketException or TimeoutException,
        IOException or SocketException or TimeoutException or OperationCanceledException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>The database rolled everything back because of others, and says so: trying again at once is safe.</summary>
    internal static bool IsRolledBackForOthers(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>An event of the batch stands in the journal already.</summary>
    internal static bool IsKnownEvent(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "journal_event" };

    internal static StorageUnavailableException Unavailable(Exception fault) =>
        new("The database did not answer; whether the write happened is unknown.", fault);
}
