namespace Coordination.Storage;

/// <summary>Where the data lies and how hard the storage may work. Read once, at start.</summary>
public sealed class StorageOptions
{
    /// <summary>Connection string of PostgreSQL (15 or later). Default: none, which chooses SQLite in <see cref="DataFolder"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the embedded database <c>coordination.db</c>; made when missing. Default: <c>data</c>, below the working folder.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Journal writers per process on PostgreSQL, each with its own connection; citizens are spread over them. Default 2, range 1–4.</summary>
    public int Lanes { get; set; } = 2;

    /// <summary>Rows that one commit takes at most (facts, or arrivals in the inbox). Default 1,000, range 1–10,000.</summary>
    public int BatchRowsMax { get; set; } = 1_000;

    /// <summary>Requests that wait in one writer's queue before callers are held back. Default 20,000, range 100–1,000,000.</summary>
    public int QueueLengthMax { get; set; } = 20_000;

    /// <summary>Connections for reads and small writes on PostgreSQL, besides one per lane and one for the inbox. Default 20, range 2–200.</summary>
    public int ConnectionsMax { get; set; } = 20;

    /// <summary>How long PostgreSQL may work on one statement. Default 15 s, range 1 s–5 min.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a statement may wait for a lock (on SQLite: for another process's transaction). Default 5 s, range 100 ms–1 min.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long PostgreSQL ends a transaction that its client left idle. Default 30 s, range 1 s–10 min.</summary>
    public TimeSpan IdleInTransactionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long opening a connection may take. Default 5 s, range 1 s–1 min.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two attempts of a writer to reconnect; waits grow from 100 ms. Default 5 s, range 100 ms–1 min.</summary>
    public TimeSpan ReconnectDelayMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Citizen keys remembered as given out, so that known ones cost nothing. Default 500,000 (about 60 MB), range 0–10,000,000.</summary>
    public int KnownKeysMax { get; set; } = 500_000;

    /// <summary>Pages of 4 KiB that SQLite's write-ahead log gathers before they are moved into the file. Default 10,000, range 100–1,000,000.</summary>
    public int SqliteCheckpointPages { get; set; } = 10_000;

    /// <summary>Whether PostgreSQL is used; otherwise the embedded SQLite.</summary>
    public bool UsesPostgres => !string.IsNullOrWhiteSpace(ConnectionString);

    /// <summary>What Orleans' ADO.NET providers must be given to reach the same database.</summary>
    public AdoNetAccess AdoNet => UsesPostgres
        ? new AdoNetAccess("Npgsql", ConnectionString!)
        : new AdoNetAccess("System.Data.SQLite", $"Data Source={SqliteFile};Default Timeout=30");

    internal string SqliteFile => Path.Combine(Path.GetFullPath(DataFolder), "coordination.db");

    internal void Check()
    {
        Within(nameof(Lanes), Lanes, 1, 4);
        Within(nameof(BatchRowsMax), BatchRowsMax, 1, 10_000);
        Within(nameof(QueueLengthMax), QueueLengthMax, 100, 1_000_000);
        Within(nameof(ConnectionsMax), ConnectionsMax, 2, 200);
        Within(nameof(KnownKeysMax), KnownKeysMax, 0, 10_000_000);
        Within(nameof(SqliteCheckpointPages), SqliteCheckpointPages, 100, 1_000_000);
        Within(nameof(StatementTimeout), StatementTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Within(nameof(LockTimeout), LockTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Within(nameof(IdleInTransactionTimeout), IdleInTransactionTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within(nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Within(nameof(ReconnectDelayMax), ReconnectDelayMax, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
    }

    private static void Within<T>(string setting, T value, T min, T max) where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
            throw new ArgumentOutOfRangeException(setting, value, $"The storage setting {setting} is {value}; it must lie between {min} and {max}.");
    }
}
