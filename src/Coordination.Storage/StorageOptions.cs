using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Coordination.Storage.Keys;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Storage;

/// <summary>Where the data lies and how hard the storage may work. Read once, at start.</summary>
public sealed class StorageOptions
{
    private ServiceKeyRing? _serviceKeys;

    /// <summary>
    /// Connection string of PostgreSQL 15 or later. Default: none; the embedded SQLite in <c>Data__Folder</c> is used.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Folder of the embedded database <c>coordination.db</c>, made if missing. Default <c>data</c>, below the working
    /// folder.
    /// </summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Journal writers per process on PostgreSQL, each with a connection of its own. Citizens are spread over them.</summary>
    [Range(1, 4)]
    public int Lanes { get; set; } = 2;

    /// <summary>Rows (facts, or arrivals in the inbox) that one commit takes. The request that reaches the bound is taken whole.</summary>
    [Range(1, 10_000)]
    public int BatchRowsMax { get; set; } = 1_000;

    /// <summary>Requests in the queue of one writer. When it is full, callers wait.</summary>
    [Range(100, 1_000_000)]
    public int QueueLengthMax { get; set; } = 20_000;

    /// <summary>
    /// Connections of one host to PostgreSQL, in all: one per lane, one for the inbox, a quarter for Orleans, and the remaining
    /// ones for reads and small writes.
    /// </summary>
    [Range(12, 400)]
    public int ConnectionsMax { get; set; } = 40;

    /// <summary>Statements that each connection to PostgreSQL keeps prepared; 0 prepares none.</summary>
    [Range(0, 1_000)]
    public int PreparedStatementsMax { get; set; } = 100;

    /// <summary>How long PostgreSQL may work on one statement before it cancels it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a statement may wait for a lock; on SQLite: for the transaction of another process.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long PostgreSQL ends a transaction that its client left idle.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan IdleInTransactionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long opening a connection to PostgreSQL may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The first wait before a PostgreSQL writer reconnects. Each further wait is twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan ReconnectDelayMin { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts of a PostgreSQL writer to reconnect.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ReconnectDelayMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a batch is tried when PostgreSQL rolls it back because of a deadlock or a serialization failure.</summary>
    [Range(1, 10)]
    public int RollbackAttemptsMax { get; set; } = 3;

    /// <summary>How long a PostgreSQL writer may take to commit what is queued when the process stops. What remains fails.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Citizens whose wake time is brought forward, caseworker posts that are added, and rows that are pruned, in one transaction.
    /// </summary>
    [Range(1, 10_000)]
    public int BulkRowsMax { get; set; } = 1_000;

    /// <summary>Citizen keys that are remembered as given out and cost no statement. About 120 bytes each.</summary>
    [Range(0, 10_000_000)]
    public int KnownKeysMax { get; set; } = 500_000;

    /// <summary>Citizens whose content keys are kept in memory; each is read again after ten minutes. About 400 bytes each.</summary>
    [Range(100, 10_000_000)]
    public int ContentKeysMax { get; set; } = 100_000;

    /// <summary>Pages of 4 KiB that SQLite's write-ahead log gathers before they are moved into the file.</summary>
    [Range(100, 1_000_000)]
    public int SqliteCheckpointPages { get; set; } = 10_000;

    /// <summary>Memory that SQLite's writer uses for pages, in KiB.</summary>
    [Range(2_000, 4_000_000)]
    public int SqliteWriterCacheKibibytes { get; set; } = 64 * 1024;

    /// <summary>
    /// How long Orleans' grain storage waits for SQLite's file, in whole seconds; on PostgreSQL its connection string rules.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SqliteGrainStorageTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The service keys, which wrap the keys that encrypt citizens' content; null: nothing is encrypted. It is no setting: a host always
    /// has them.
    /// </summary>
    public ServiceKeyRing? ServiceKeys => _serviceKeys;

    /// <summary>Whether PostgreSQL is used; otherwise the embedded SQLite.</summary>
    public bool UsesPostgres => !string.IsNullOrWhiteSpace(ConnectionString);

    /// <summary>The access to the same database for Orleans' ADO.NET providers.</summary>
    public AdoNetAccess AdoNet => UsesPostgres
        ? new AdoNetAccess("Npgsql", new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            ApplicationName = "coordination-orleans", MaxPoolSize = OrleansConnectionsMax,
        }.ConnectionString)
        : new AdoNetAccess("System.Data.SQLite", new SqliteConnectionStringBuilder
        {
            DataSource = SqliteFile, DefaultTimeout = (int)SqliteGrainStorageTimeout.TotalSeconds,
        }.ConnectionString);

    /// <summary>The share of <see cref="ConnectionsMax"/> for Orleans' membership, reminders and grain storage.</summary>
    internal int OrleansConnectionsMax => ConnectionsMax / 4;

    /// <summary>The share of <see cref="ConnectionsMax"/> for reads and small writes.</summary>
    internal int PoolConnectionsMax => ConnectionsMax - OrleansConnectionsMax - Lanes - 1;

    /// <summary>The file of the embedded database.</summary>
    public string SqliteFile => Path.Combine(Path.GetFullPath(DataFolder), "coordination.db");

    /// <summary>Has content encrypted; null: stored in clear, as before content was encrypted.</summary>
    public void UseServiceKeys(ServiceKeyRing? keys) => _serviceKeys = keys;

    /// <summary>Checks every range, for callers that bind no configuration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range. The message names value, range and setting.</exception>
    internal void Check()
    {
        foreach (var setting in GetType().GetProperties())
        {
            if (setting.GetCustomAttribute<RangeAttribute>() is not { } range) continue;
            var value = setting.GetValue(this);
            if (!range.IsValid(value))
            {
                throw new ArgumentOutOfRangeException(
                    setting.Name, value,
                    $"The storage setting {setting.Name} is {value}; it must lie between {range.Minimum} and {range.Maximum}.");
            }
        }
    }
}
