using System.Diagnostics;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Replays;

/// <summary>Replays a case log into a service in the log's order, and moves the service's manual clock along.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="settings">What to replay, and how.</param>
/// <param name="output">Receives the report.</param>
/// <param name="error">Receives progress and remarks.</param>
internal sealed class Replay(CoordinationClient client, Replay.ReplaySettings settings, TextWriter output, TextWriter error)
{
    /// <summary>The shortest slice sent at once when a speed is set, in the machine's time.</summary>
    public static readonly TimeSpan PaceStep = TimeSpan.FromSeconds(1);

    private readonly SendingStatistics _statistics = new();

    /// <param name="Log">Reads the log.</param>
    /// <param name="Zone">The time zone of local days.</param>
    /// <param name="Department">The department of the cases.</param>
    /// <param name="DeadlineForm">How deadlines are reported.</param>
    /// <param name="Speed">The speed as a multiple of the log's own time; null: as fast as possible.</param>
    /// <param name="InFlight">The maximum number of concurrent batches.</param>
    /// <param name="Until">
    /// The instant to stop at: later events are not sent, and the clock is set to it; null: the end of the log.
    /// </param>
    /// <param name="Ledger">The ledger of what was sent; null: none.</param>
    /// <param name="FrontDesk">A department that receives each case as a contact; null: no contacts.</param>
    /// <param name="Verify">Whether to count the log and compare the counts with the service's figures.</param>
    /// <param name="IsTerminal">Whether the progress line can be rewritten in place.</param>
    internal sealed record ReplaySettings(
        CaseLog Log, FileInfo File, TimeZoneInfo Zone, string Department, DeadlineForm DeadlineForm = DeadlineForm.Date,
        double? Speed = null, int InFlight = CommonOptions.InFlightUsual, DateTimeOffset? Until = null, FileInfo? Ledger = null,
        string? FrontDesk = null, bool Verify = false, bool IsTerminal = false);

    /// <summary>Replays the log, reports, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var cases = settings.Log.Read(settings.File);
        OutgoingEvent[] events =
            [.. new CaseMapping(settings.Department, settings.Zone, settings.DeadlineForm, settings.FrontDesk).Events(cases)
            .Where(e => settings.Until is not { } until || e.Event.Time <= until)];
        if (events.Length == 0)
            throw new InvalidDataException($"{settings.File.Name} has no events{(settings.Until is null ? "" : " until then")}.");

        await SendAsync(events, cancellation).ConfigureAwait(false);
        _statistics.Write(output);
        await new ReplayReport(client, settings.Department, output).WriteAsync(cancellation).ConfigureAwait(false);
        if (!settings.Verify || !_statistics.AllTaken) return _statistics.AllTaken ? ExitCode.Good : ExitCode.NotGood;

        var count = LogFigures.Of(cases, settings.Zone, settings.DeadlineForm, settings.Until);
        var comparison = new FigureComparison(client, settings.Department, settings.FrontDesk, output);
        return await comparison.AllEqualAsync(count, cancellation).ConfigureAwait(false) ? ExitCode.Good : ExitCode.NotGood;
    }

    private async Task SendAsync(OutgoingEvent[] events, CancellationToken cancellation)
    {
        var clock = await RemoteClock.AskAsync(client, cancellation).ConfigureAwait(false);
        var begin = events[0].Event.Time;
        await RemarkAsync(clock, begin).ConfigureAwait(false);

        using var ledger = Ledger.Open(settings.Ledger);
        var sender = new EventSender(client, new EventSender.SenderSettings(settings.InFlight), _statistics, ledger);
        var progress = new ProgressLine(error, settings.IsTerminal);
        var began = Stopwatch.GetTimestamp();
        foreach (
            var slice in EventSlices.Of(
                events, clock.IsManual ? settings.Zone : null, settings.Speed * PaceStep, Batch.CountMax * settings.InFlight))
        {
            var time = slice[0].Event.Time;
            await PaceAsync(time - begin, began, cancellation).ConfigureAwait(false);
            await clock.MoveToAsync(time, cancellation).ConfigureAwait(false);
            await sender.SendAsync(slice, cancellation).ConfigureAwait(false);
            progress.Show(_statistics, events.Length, slice[^1].Event.Time);
            if (_statistics.Of(EventStatus.Unknown) > 0) break; // The service cannot be reached. Later events would only wait.
        }

        if (_statistics.Of(EventStatus.Unknown) == 0)
            await clock.MoveToAsync(settings.Until ?? events[^1].Event.Time, cancellation).ConfigureAwait(false);
        progress.Show(_statistics, events.Length, events[^1].Event.Time, isLast: true);
    }

    /// <summary>Waits until the log's time has come at the chosen speed.</summary>
    private async Task PaceAsync(TimeSpan intoLog, long began, CancellationToken cancellation)
    {
        if (settings.Speed is not { } speed) return;
        var ahead = intoLog / speed - Stopwatch.GetElapsedTime(began);
        if (ahead > TimeSpan.Zero) await Task.Delay(ahead, cancellation).ConfigureAwait(false);
    }

    private async Task RemarkAsync(RemoteClock clock, DateTimeOffset begin)
    {
        if (!clock.IsManual)
            await error.WriteLineAsync(
                "The service's clock is the machine's: what is past due in the log is missed at once. Start the service with "
                + "Clock__Mode=Manual and Clock__Start before the log to have time follow it.").ConfigureAwait(false);
        else if (clock.Now > begin)
            await error.WriteLineAsync(
                $"The service's clock stands at {clock.Now:O}, after the log's beginning at {begin:O}: it follows from where the log has "
                + $"passed it.").ConfigureAwait(false);
    }
}
