using System.Diagnostics;
using System.Globalization;

namespace Coordination.Host.Tests.Faults;

/// <summary>
/// <c>deploy/local/faults</c>, as whoever operates a cluster runs it: beside the other tests, because it must hold on a busy machine too.
/// </summary>
public sealed class FaultCommandTests(ITestOutputHelper output)
{
    private static readonly TimeSpan CommandMax = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_silo_killed_under_load_loses_and_doubles_nothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"coordination-faults-{Guid.NewGuid():N}");
        try
        {
            var (code, printed) = await RunAsync(folder, "silo-killed");
            output.WriteLine(printed);
            Assert.True(code == 0, printed);
            var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Matches("^PASS silo-killed: [1-9][0-9]* events acknowledged; Compared .*: 0 differences", lines[0]);
            Assert.Equal("1 of 1 faults passed", lines[^1]);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_unknown_fault_is_named_and_starts_nothing()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"coordination-faults-{Guid.NewGuid():N}");
        var (code, printed) = await RunAsync(folder, "silo-lost");
        Assert.Equal(1, code);
        Assert.Contains("silo-lost", printed, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    private static async Task<(int Code, string Printed)> RunAsync(string folder, string fault)
    {
        var start = new ProcessStartInfo(Path.Combine(LocalCluster.Root(), "deploy", "local", "faults"), [fault])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["FAULTS_FOLDER"] = folder;
        start.Environment["FAULTS_PORT"] = LocalCluster.FreeBlock().ToString(CultureInfo.InvariantCulture);
        start.Environment["FAULTS_SECONDS"] = "20";
        start.Environment["COORDINATION_HOST"] = LocalCluster.Built("Coordination.Host");
        start.Environment["COORDINATION_SIMULATOR"] = LocalCluster.Built("Coordination.Simulator");
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(CommandMax);
        var (printed, faults) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await printed + await faults);
    }
}
