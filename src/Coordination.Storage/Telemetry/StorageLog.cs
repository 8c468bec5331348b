using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Telemetry;

/// <summary>The log messages of the storage. Their ids (4000–4099) are stable and never reused.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(4000, LogLevel.Information, "Storage migration {Migration} applied")]
    internal static partial void MigrationApplied(this ILogger logger, string migration);

    [LoggerMessage(4001, LogLevel.Warning, "The {Lane} writer lost the database; {Waiting} requests have an unknown outcome")]
    internal static partial void WriterLostDatabase(this ILogger logger, string lane, int waiting, Exception cause);

    [LoggerMessage(4002, LogLevel.Warning, "The {Lane} writer cannot reach the database; it tries again in {Delay}")]
    internal static partial void WriterCannotConnect(this ILogger logger, string lane, TimeSpan delay, Exception cause);

    [LoggerMessage(4003, LogLevel.Information, "The {Lane} writer reached the database again after {Attempts} attempts")]
    internal static partial void WriterReconnected(this ILogger logger, string lane, int attempts);

    [LoggerMessage(4004, LogLevel.Error, "The database refuses an append of {Facts} facts for good")]
    internal static partial void AppendRefused(this ILogger logger, int facts, Exception cause);

    [LoggerMessage(4005, LogLevel.Warning,
        "The positions of {Table} came from another PostgreSQL cluster (a restored dump); they were made visible again")]
    internal static partial void PositionsAdopted(this ILogger logger, string table);

    [LoggerMessage(4006, LogLevel.Warning,
        "The database was restored, or a standby of it was promoted: positions go on with a leap, and readers who were told more than is "
        + "here are told from where to read again")]
    internal static partial void RestorationNoted(this ILogger logger);
}
