using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Coordination.Testing;

/// <summary>
/// A PostgreSQL cluster that belongs to one test run: made in a temporary folder, on a free port of the loopback address,
/// with fsync on, deleted at the end. It can be stopped and started in between. Fails, never skips, where there is no
/// PostgreSQL.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string InstalledUnder = "/usr/lib/postgresql";
    private const int StartSecondsMax = 60;
    private static readonly TimeSpan CommandMax = TimeSpan.FromMinutes(2);

    private readonly string _binaries;
    private readonly string _folder;
    private readonly int _port;

    private PrivatePostgres(string binaries, string folder, int port)
    {
        _binaries = binaries;
        _folder = folder;
        _port = port;
    }

    /// <summary>Connection string of the superuser, to the database <c>postgres</c>.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = _port,
        Username = "postgres",
        Database = "postgres",
    }.ConnectionString;

    /// <summary>Id of the cluster's first process, the parent of all others.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Makes a cluster and starts it.</summary>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL here, or it does not start.</exception>
    public static async Task<PrivatePostgres> CreateAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"coordination-postgres-{Guid.NewGuid():N}");
        var cluster = new PrivatePostgres(FindBinaries(), folder, FreePort());
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder).ConfigureAwait(false);
        await cluster.RunToolAsync("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")
            .ConfigureAwait(false);
        await cluster.StartAsync().ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().Wait(CommandMax);
        return cluster;
    }

    /// <summary>Starts the stopped cluster on its former port.</summary>
    public Task StartAsync() => RunToolAsync(
        "pg_ctl", "start", "-w", "-t", StartSecondsMax.ToString(CultureInfo.InvariantCulture), "-D", Data, "-l",
        Path.Combine(_folder, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' "
            + "-c fsync=on -c max_connections=200 -c wal_keep_size=1GB");

    /// <summary>Stops the cluster: at once, as in a crash, or after rolling back what runs.</summary>
    public Task StopAsync(bool crash = false) => RunToolAsync("pg_ctl", "stop", "-w", "-D", Data, "-m", crash ? "immediate" : "fast");

    /// <summary>Stops the cluster and deletes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(_folder)) return;
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await StopAsync(crash: true).ConfigureAwait(false);
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private Task RunToolAsync(string tool, params string[] arguments)
    {
        // PostgreSQL refuses to run as root.
        var path = Path.Combine(_binaries, tool);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static string FindBinaries()
    {
        var installed = Directory.Exists(InstalledUnder)
            ? Directory.GetDirectories(InstalledUnder).OrderByDescending(folder => folder, StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var inPath = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return inPath.Concat(installed)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException(
                $"These tests need PostgreSQL 15 or later: initdb is neither in PATH nor in {InstalledUnder}/*/bin. Install it, or set "
                    + $"COORDINATION_TEST_POSTGRES to the connection string of a superuser on a private cluster.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // pg_ctl's server inherits the streams, so they are not redirected: reading them to the end would never end.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "cd / && exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var limit = new CancellationTokenSource(CommandMax);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
