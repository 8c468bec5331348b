using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Loads;

/// <summary>
/// Sends random plausible events at a constant rate for a period. Each event is due at a fixed time, whatever the service does: if
/// the service is behind, the wait of an event counts as latency. When the queues are full, the generator waits, and the report shows
/// that the rate was not reached.
/// </summary>
/// <param name="client">The client of the service.</param>
/// <param name="output">Receives the report.</param>
internal sealed class Load(CoordinationClient client, Load.LoadSettings settings, TextWriter output, TextWriter error)
{
    /// <summary>The maximum number of events that wait in one lane.</summary>
    public const int QueueMax = 5_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly SendingStatistics _statistics = new();
    private readonly LatencySamples _latencies = new();

    /// <param name="Rate">Events per second.</param>
    /// <param name="Citizens">The number of citizens.</param>
    /// <param name="Time">The length of the run.</param>
    /// <param name="Seed">The seed. Runs with different seeds send different events.</param>
    /// <param name="Oddities">The shares of events sent again, late, or with a flaw.</param>
    /// <param name="WaitSeconds">Seconds to wait until events are settled, 0 to 30; 0: only until they are accepted.</param>
    /// <param name="BatchCountMax">The maximum number of events in a batch.</param>
    /// <param name="InFlight">The maximum number of concurrent batches.</param>
    /// <param name="Ledger">The ledger of what was sent; null: none.</param>
    internal sealed record LoadSettings(
        double Rate, int Citizens, TimeSpan Time, int Seed, LoadOddities Oddities, int WaitSeconds, int BatchCountMax, int InFlight,
        FileInfo? Ledger)
    {
        /// <summary>Gateways of the cluster: the lanes are divided among HTTP, grain calls and streams; none: all over HTTP.</summary>
        public IReadOnlyList<string> Gateways { get; init; } = [];
    }

    private readonly record struct DueEvent(OutgoingEvent Event, long At);

    /// <summary>Runs the load, reports, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var clock = await RemoteClock.AskAsync(client, cancellation).ConfigureAwait(false);
        var events = new LoadEvents(settings.Seed, settings.Citizens, settings.Oddities);
        var keys = new CitizenKeys(client);
        await keys.LearnAsync(events.SeveralNumbers, cancellation).ConfigureAwait(false);
        using var ledger = Ledger.Open(settings.Ledger);
        await using var cluster = settings.Gateways.Count == 0 ? null
            : await ClusterDoors.ConnectAsync(settings.Gateways, client, keys, cancellation).ConfigureAwait(false);
        var sender = new EventSender(
            client,
            new EventSender.SenderSettings(settings.InFlight, settings.WaitSeconds, settings.BatchCountMax)
            {
                Besides = cluster?.All ?? [],
            },
            _statistics, ledger);
        var lanes = Enumerable.Range(0, settings.InFlight)
            .Select(_ => Channel.CreateBounded<DueEvent>(new BoundedChannelOptions(QueueMax) { SingleReader = true, SingleWriter = true }))
                .ToArray();
        var began = Stopwatch.GetTimestamp();
        var sending = Task.WhenAll(lanes.Select(lane => SendAsync(sender, lane.Reader, cancellation)));
        await GenerateAsync(now => keys.Named(events.Next(now)), sender, lanes, clock, began, cancellation).ConfigureAwait(false);
        foreach (var late in events.HeldBack().Select(keys.Named))
            await lanes[sender.LaneOf(late.Subject)].Writer.WriteAsync(new DueEvent(late, Stopwatch.GetTimestamp()), cancellation)
                .ConfigureAwait(false);
        foreach (var lane in lanes) lane.Writer.Complete();
        await sending.ConfigureAwait(false);
        Report(Stopwatch.GetElapsedTime(began));
        return _statistics.AllTaken ? ExitCode.Good : ExitCode.NotGood;
    }

    private async Task GenerateAsync(
        Func<DateTimeOffset, OutgoingEvent> make, EventSender sender, Channel<DueEvent>[] lanes, RemoteClock clock, long began,
        CancellationToken cancellation)
    {
        var progress = new ProgressLine(error, isTerminal: !Console.IsErrorRedirected);
        var total = (long)(settings.Rate * settings.Time.TotalSeconds);
        for (long made = 0; made < total;)
        {
            var due = Math.Min(total, (long)(settings.Rate * Stopwatch.GetElapsedTime(began).TotalSeconds) + 1);
            for (; made < due; made++)
            {
                var at = began + (long)(made / settings.Rate * Stopwatch.Frequency);
                // A manual clock stands still. Events are then a millisecond apart.
                var time = clock.IsManual ? clock.Now.AddMilliseconds(made) : TimeProvider.System.GetUtcNow();
                var next = make(time);
                await lanes[sender.LaneOf(next.Subject)].Writer.WriteAsync(new DueEvent(next, at), cancellation).ConfigureAwait(false);
            }

            progress.Show(_statistics, total, TimeProvider.System.GetUtcNow(), isLast: made == total);
            await Task.Delay(Tick, cancellation).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(EventSender sender, ChannelReader<DueEvent> lane, CancellationToken cancellation)
    {
        List<DueEvent> gathered = [];
        while (await lane.WaitToReadAsync(cancellation).ConfigureAwait(false))
        {
            gathered.Clear();
            while (gathered.Count < settings.BatchCountMax && lane.TryRead(out var due)) gathered.Add(due);
            await sender.SendLaneAsync(gathered.Select(d => d.Event), cancellation).ConfigureAwait(false);
            foreach (var due in gathered) _latencies.Add(Stopwatch.GetElapsedTime(due.At));
        }
    }

    private void Report(TimeSpan took)
    {
        _statistics.Write(output);
        var settled = _statistics.Of(EventStatus.Settled) + _statistics.Of(EventStatus.Parked);
        var taken = settled + _statistics.Of(EventStatus.Accepted) + _statistics.Of(EventStatus.Duplicate);
        if (settings.Oddities.Flawed > 0) Line($"  flawed     {_statistics.FlawedRefused:N0} refused, as they must be");
        var seconds = settings.Time.TotalSeconds;
        Line($"  asked      {settings.Rate:N0}/s for {seconds:N0} s, {settings.Citizens:N0} citizens, seed {settings.Seed}");
        Line($"  accepted   {taken / took.TotalSeconds:N0}/s");
        Line($"  settled    {settled / took.TotalSeconds:N0}/s (before the answer)");
        var (p50, p95, p99) = (_latencies.Percentile(0.5), _latencies.Percentile(0.95), _latencies.Percentile(0.99));
        var max = _latencies.Percentile(1);
        Line($"  latency    p50 {p50:N0} ms, p95 {p95:N0} ms, p99 {p99:N0} ms, max {max:N0} ms (due → answered)");
        var (median, slow) = (_statistics.ResponseTimes.Percentile(0.5), _statistics.ResponseTimes.Percentile(0.99));
        Line($"  batches    p50 {median:N0} ms, p99 {slow:N0} ms (sent → answered)");
    }

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
