using System.Text.Json;
using Coordination.Events;
using Coordination.Simulator.Loads;

namespace Coordination.Simulator.Tests.Loads;

public sealed class LoadTests
{
    [Fact]
    public void The_same_seed_makes_the_same_events_and_every_one_is_sound()
    {
        var (first, second) = (new LoadEvents(7, 50, 0.1), new LoadEvents(7, 50, 0.1));
        for (var i = 0; i < 5_000; i++)
        {
            var made = first.Next(Given.BeforeTheLog.AddSeconds(i));
            Assert.Equal(second.Next(Given.BeforeTheLog.AddSeconds(i)).CloudEvent.ToArray(), made.CloudEvent.ToArray());
            using var data = JsonDocument.Parse(EventJson.Write(made.Event.Data));
            Assert.Empty(EventReading.Read(EventTypes.Of(made.Event), data.RootElement).Faults);
        }
    }

    [Fact]
    public async Task A_run_sends_what_was_asked_for_and_reports()
    {
        using var service = new StubService();
        var output = new StringWriter();
        var settings = new Load.Settings(
            Rate: 400, Citizens: 20, TimeSpan.FromSeconds(0.5), Seed: 1, Repeats: 0.05, WaitSeconds: 10, BatchCountMax: 20, InFlight: 3,
            Ledger: null);

        var code = await new Load(Given.Client(service), settings, output, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Equal(200, service.Batches.Sum(b => b.Length));
        Assert.False(service.OvertookACitizen);
        Assert.Contains("Sent 200 events", output.ToString(), StringComparison.Ordinal);
    }
}
