using System.ComponentModel;
using System.Diagnostics;

namespace Coordination.Architecture.Tests;

/// <summary>What <c>deploy/</c> says of the service holds together with what the service does.</summary>
public sealed class DeployTests
{
    [Fact]
    public void The_unit_of_systemd_starts_a_host_anew_however_often_it_ends()
    {
        var unit = File.ReadAllLines(Path.Combine(Tree.Root, "deploy", "systemd", "coordination.service"));
        Assert.Contains("Restart=always", unit);
        Assert.Contains("StartLimitIntervalSec=0", unit);
        Assert.True(Array.IndexOf(unit, "StartLimitIntervalSec=0") < Array.IndexOf(unit, "[Service]"), "It belongs to [Unit].");
    }

    [Theory]
    [InlineData("test", "rules", "coordination.test.yml")]
    [InlineData("check", "config", "prometheus.yml")]
    public async Task The_alerts_of_Prometheus_hold_their_own_tests(string verb, string what, string file)
    {
        var start = new ProcessStartInfo("promtool", [verb, what, file])
        {
            WorkingDirectory = Path.Combine(Tree.Root, "deploy", "prometheus"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var promtool = Process.Start(start)!;
            var (printed, faults) = (promtool.StandardOutput.ReadToEndAsync(Cancel), promtool.StandardError.ReadToEndAsync(Cancel));
            await promtool.WaitForExitAsync(Cancel);
            Assert.True(promtool.ExitCode == 0, $"{await printed}{await faults}");
        }
        catch (Win32Exception)
        {
            Assert.Fail("This test needs promtool: install Debian's package prometheus, as tests/run does.");
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
