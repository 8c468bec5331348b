using Coordination.Silo.Inbox;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>One event at a time through the inbox, waited for: made durable, settled, answered.</summary>
internal sealed class OneEventAlone : IScenario
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    public string Name => "one-event-alone";

    public string Title => "one event alone, waited for";

    public string Store => "postgres";

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        var intake = silo.Get<EventIntake>();
        return ClosedLoop.RunAsync(1, Math.Min(options.Seconds, 5), silo, _ =>
        {
            var citizen = Random.Shared.Next(silo.Citizens.Count);
            return intake.SettleAsync([new IncomingEvent(silo.Citizens.Key(citizen), silo.Citizens.Next(citizen))], AtMost);
        });
    }
}
