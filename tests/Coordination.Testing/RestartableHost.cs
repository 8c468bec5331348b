using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Coordination.Testing;

/// <summary>
/// The host as a process of its own that can be killed, stopped and started again on the same data, addresses and ports,
/// in Development. Its data folder is temporary and goes with it.
/// </summary>
/// <remarks>One caller at a time; reading the log is thread safe.</remarks>
public sealed class RestartableHost : IAsyncDisposable
{
    private const int PrintedCharactersMax = 20_000_000;
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan DeathMax = TimeSpan.FromSeconds(30);

    private readonly StringBuilder _printed = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-faults-").FullName;
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    /// <summary>A host that is not started yet.</summary>
    /// <param name="connectionString">PostgreSQL; null: SQLite in the data folder.</param>
    /// <param name="settings">Settings besides, as environment variables.</param>
    public RestartableHost(string? connectionString = null, params (string Name, string Value)[] settings)
    {
        var ports = FreePorts.Find(3);
        Url = new Uri($"http://127.0.0.1:{ports[0]}");
        GatewayPort = ports[2];
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Url.OriginalString,
            ["Data__Folder"] = Path.Combine(_folder, "data"),
            ["Cluster__SiloPort"] = ports[1].ToString(CultureInfo.InvariantCulture),
            ["Cluster__GatewayPort"] = ports[2].ToString(CultureInfo.InvariantCulture),
        };
        if (connectionString is not null) _settings["ConnectionStrings__Coordination"] = connectionString;
        foreach (var (name, value) in settings) _settings[name] = value;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _process?.Kill();
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Where Orleans clients connect.</summary>
    public int GatewayPort { get; }

    /// <summary>The folder of the embedded database and its keys.</summary>
    public string DataFolder => _settings["Data__Folder"];

    /// <summary>The connection string of PostgreSQL; null: the embedded database is used.</summary>
    public string? ConnectionString => _settings.GetValueOrDefault("ConnectionStrings__Coordination");

    /// <summary>The CPU time that the process spent since its last start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            var process = Running();
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Everything it has printed, over all starts.</summary>
    public string Printed
    {
        get
        {
            lock (_printed) return _printed.ToString();
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="InvalidOperationException">It ended instead; the message shows what it printed.</exception>
    public async Task<TimeSpan> StartAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var process = _process = Run([]);
        using var http = new HttpClient { BaseAddress = Url };
        await Eventually.IsAsync(
            "the host to be ready",
            async () =>
            {
                if (process.HasExited) throw new InvalidOperationException($"The host ended with {process.ExitCode}: {Printed}");
                return await StatusAsync(http, "/health/ready").ConfigureAwait(false) == HttpStatusCode.OK;
            },
            StartMax).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>The status a path answers; null when nobody answers.</summary>
    public async Task<HttpStatusCode?> StatusAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Url };
        return await StatusAsync(http, path).ConfigureAwait(false);
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        var process = Running();
        process.Kill();
        await ExitAsync(process, DeathMax).ConfigureAwait(false);
    }

    /// <summary>Asks it to stop (SIGTERM) and waits until it has.</summary>
    /// <returns>The exit code and how long it took.</returns>
    /// <exception cref="TimeoutException">It took longer than the limit.</exception>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync(TimeSpan limit)
    {
        var process = Running();
        var began = Stopwatch.GetTimestamp();
        using (var signal = Process.Start(
            "kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await signal.WaitForExitAsync().ConfigureAwait(false);
        var code = await ExitAsync(process, limit).ConfigureAwait(false);
        return (code, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Runs a command of the host on the same settings and data; what it prints is in <see cref="Printed"/>.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunCommandAsync(TimeSpan limit, params string[] arguments)
    {
        using var process = Run(arguments);
        return await ExitAsync(process, limit).ConfigureAwait(false);
    }

    /// <summary>Kills it if it runs, and deletes its data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync().ConfigureAwait(false);
        _process?.Dispose();
        _process = null;
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<int> ExitAsync(Process process, TimeSpan limit)
    {
        using var bound = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(bound.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Waited {limit} in vain for the host's process to end.");
        }

        return process.ExitCode;
    }

    private Process Running() =>
        _process is { HasExited: false } running ? running : throw new InvalidOperationException($"The host does not run: {Printed}");

    private Process Run(string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [ProgramFile(), .. arguments]) { WorkingDirectory = _folder, RedirectStandardOutput = true,
            RedirectStandardError = true };
        foreach (
            var name in start.Environment.Keys.Where(
                name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal))
                .ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Beside the test's own output: artifacts/bin/Coordination.Host/debug.
    private static string ProgramFile()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Coordination.Host", own.Name, "Coordination.Host.dll");
        return File.Exists(program) ? program : throw new InvalidOperationException("The host is not built; build the solution first.");
    }

    private void Keep(string? line)
    {
        lock (_printed)
        {
            if (_printed.Length < PrintedCharactersMax) _printed.AppendLine(line);
        }
    }
}
