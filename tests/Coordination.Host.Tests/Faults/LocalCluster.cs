using System.Diagnostics;
using System.Globalization;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary>The cluster of <c>deploy/local/cluster</c>, on ports and in a folder of its own.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private const int Ports = 18;
    private static readonly TimeSpan CommandMax = TimeSpan.FromMinutes(4);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"coordination-cluster-{Guid.NewGuid():N}");
    private readonly int _port = FreeBlock();

    private LocalCluster()
    {
        Directory.CreateDirectory(_folder); // PostgreSQL's account must reach it.
    }

    internal Uri Web(int number) => Address(number - 1);

    internal Uri Silo(int number) => Address(number + 2);

    internal static async Task<LocalCluster> StartAsync()
    {
        var cluster = new LocalCluster();
        await cluster.RunAsync("start");
        return cluster;
    }

    /// <summary>Lines of name, process, address and readiness.</summary>
    internal async Task<string[][]> StatusAsync() =>
        [.. (await RunAsync("status")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' '))];

    /// <summary>Kills a node at once.</summary>
    internal void Kill(string node)
    {
        using var process = Process.GetProcessById(
            int.Parse(File.ReadAllText(Path.Combine(_folder, $"{node}.pid")), CultureInfo.InvariantCulture));
        process.Kill();
    }

    internal Task<string> StopAsync() => RunAsync("stop");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Uri Address(int number) => new($"http://127.0.0.1:{_port + number}");

    private async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "deploy", "local", "cluster"), [command])
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["CLUSTER_FOLDER"] = _folder;
        start.Environment["CLUSTER_PORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["COORDINATION_HOST"] = Built("Coordination.Host");
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(CommandMax);
        var (printed, faults) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{command}: {await faults}");
        return await printed;
    }

    /// <summary>A program as it was built with the tests.</summary>
    internal static string Built(string program) => Path.Combine(
        AppContext.BaseDirectory, "..", "..", program,
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name, $"{program}.dll");

    /// <summary>The first of many ports in a row that nobody listens on.</summary>
    internal static int FreeBlock()
    {
        for (; ; )
        {
            var first = FreePorts.Find(1)[0];
            if (first + Ports > ushort.MaxValue) continue;
            var taken = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
            if (!taken.Any(one => one.Port >= first && one.Port < first + Ports)) return first;
        }
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
