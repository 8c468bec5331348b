using System.Net.Sockets;
using Coordination.Storage.Journal;
using Npgsql;

namespace Coordination.Storage.Database.Postgres;

/// <summary>Classifies the errors of PostgreSQL for a writer.</summary>
internal static class PostgresFaults
{
    /// <summary>The database failed to answer; the same request may succeed later.</summary>
    internal static bool IsUnavailable(Exception fault) => fault switch
    {
        // 08 connection, 40 rolled back because of other transactions, 53 out of resources, 55 wrong state or locked,
        // 57 operator intervention (shutdown, statement_timeout), 58 system error, XX internal error,
        // 25006 read only: after a failover the connection leads to a standby.
        PostgresException { SqlState: var state } => state is "25006" || state[..2] is "08" or "40" or "53" or "55" or "57" or "58" or "XX",
        // After an error in a statement that it was preparing, the driver may lose step with the server. The next request on that
        // connection then fails, whoever's it is, and the connection is closed.
        { Source: "Npgsql" } when fault.GetType() == typeof(Exception) => true,
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is IOException or SocketException or TimeoutException,
        IOException or SocketException or TimeoutException or OperationCanceledException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>The database rolled the whole transaction back because of other transactions: it is safe to try again at once.</summary>
    internal static bool IsRolledBackForOthers(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>An event of the batch is already in the journal.</summary>
    internal static bool IsKnownEvent(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "journal_event" };

    internal static StorageUnavailableException Unavailable(Exception fault) =>
        new("The database did not answer; whether the write happened is unknown.", fault);
}
