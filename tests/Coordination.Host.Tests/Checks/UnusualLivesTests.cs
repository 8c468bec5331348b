using System.Globalization;
using Coordination.Events;
using Coordination.Simulator.Checks;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Loads;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Checks;

/// <summary>
/// The simulator's load and check on a service of its own, with lives that do not follow the form, through every door for events.
/// </summary>
public sealed class UnusualLivesTests
{
    private const int Citizens = 40;
    private static readonly TimeSpan RestMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Deaths_second_numbers_and_withdrawals_leave_no_difference_to_what_was_sent()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-lives-");
        try
        {
            var ports = FreePorts.Find(2);
            await using var host = await HostProcess.StartAsync(
                folder.FullName, ("Cluster__SiloPort", $"{ports[0]}"), ("Cluster__GatewayPort", $"{ports[1]}"));
            var client = new CoordinationClient(
                host.Client, new RetryPolicy(1, TimeSpan.Zero, TimeSpan.Zero, (_, _) => Task.CompletedTask));
            var ledger = new FileInfo(Path.Combine(folder.FullName, "sent.jsonl"));
            var settings = new Load.LoadSettings(
                Rate: 200, Citizens, TimeSpan.FromSeconds(8), Seed: 11, new LoadOddities(Repeats: 0.05, Late: 0.05, Flawed: 0.05),
                WaitSeconds: 10, BatchCountMax: 20, InFlight: 6, ledger) { Gateways = [$"localhost:{ports[1]}"] };
            Assert.Equal(0, await new Load(client, settings, TextWriter.Null, TextWriter.Null).RunAsync(Cancel));
            var types = Ledger.Read(ledger).Select(static line => line.ToEvent().Data.GetType()).ToHashSet();
            Assert.All(
                [typeof(CitizenDied), typeof(CitizenMoved), typeof(CitizenRenumbered), typeof(CitizenSeparated), typeof(EventWithdrawn)],
                type => Assert.Contains(type, types));

            var report = new StringWriter(CultureInfo.InvariantCulture);
            await new Check(client, new Check.CheckSettings([ledger], RestMax), report).RunAsync(Cancel);
            Assert.True(report.ToString().TrimEnd().EndsWith(": 0 differences.", StringComparison.Ordinal), report.ToString());
            Assert.DoesNotContain("not compared", report.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("cpr:", await File.ReadAllTextAsync(ledger.FullName, Cancel), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
