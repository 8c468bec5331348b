using Coordination.Silo.Telemetry;
using Coordination.Storage.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Clock;

/// <summary>
/// Compares this host's clock with the database's, which every silo reads. A difference that cannot be explained by the time the
/// answer took counts. Between two comparisons a step of the own clock is seen at once, by what the machine's timer says has passed.
/// </summary>
/// <remarks>
/// Thread safe. Which of the two clocks is wrong cannot be known here, so nothing is corrected: the silo stops deciding, and people
/// look. A manual clock (Development) follows nobody's time and is always right.
/// </remarks>
public sealed class ClockCheck(
    DatabaseClock database, ServiceClock clock, TimeProvider machine, IOptions<ClockOptions> options, ILogger<ClockCheck> log)
{
    private const int TriesMax = 3;

    /// <summary>An answer that took less needs no second try: the difference is known to half of it.</summary>
    private static readonly TimeSpan QuickAnswer = TimeSpan.FromMilliseconds(200);

    private readonly Lock _telling = new();
    private volatile Comparison? _last;
    private ClockVerdict _told;

    /// <summary>The difference now. Before the first comparison: none.</summary>
    public ClockDifference Reading
    {
        get
        {
            if (clock.IsManual || _last is not { } last) return default;
            var ahead = last.Ahead + (machine.GetUtcNow() - last.At - machine.GetElapsedTime(last.Timestamp));
            return new ClockDifference(ahead, Verdict(ahead, last.Uncertainty));
        }
    }

    /// <summary>Whether the service's time is set by hand and says nothing of how long anything took.</summary>
    public bool IsManual => clock.IsManual;

    /// <summary>The service's time by the database's clock.</summary>
    public DateTimeOffset NowOfDatabase => clock.Now - Reading.Ahead;

    /// <summary>Compares the clocks, and tells operations of what changed.</summary>
    /// <exception cref="Storage.Journal.StorageUnavailableException">The database does not answer.</exception>
    public async Task<ClockDifference> CompareAsync(CancellationToken cancellation = default)
    {
        var best = await ReadAsync(cancellation);
        for (var tries = 1; tries < TriesMax && best.Uncertainty > QuickAnswer / 2; tries++)
            if (await ReadAsync(cancellation) is var next && next.Uncertainty < best.Uncertainty) best = next;

        // An answer that took so long tells nothing. What was known before stands.
        if (_last is null || best.Uncertainty < options.Value.WarnBeyond) _last = best;
        var reading = Reading;
        Tell(reading);
        return reading;
    }

    /// <summary>Refuses a decision while the clock is wrong.</summary>
    /// <exception cref="WrongClockException">It is.</exception>
    public void RequireRight()
    {
        if (Reading is not { Verdict: ClockVerdict.Wrong } wrong) return;
        SiloTelemetry.DecisionsHeldBack.Add(1);
        Tell(wrong);
        throw new WrongClockException(WrongClockException.Said);
    }

    /// <summary>Compares the clocks before the silo joins the cluster.</summary>
    /// <exception cref="WrongClockException">They differ too much. The message tells operations what to do.</exception>
    public async Task RequireRightToJoinAsync(CancellationToken cancellation = default)
    {
        if (await CompareAsync(cancellation) is not { Verdict: ClockVerdict.Wrong } wrong) return;
        throw new WrongClockException(FormattableString.Invariant(
            $"This host's clock is {wrong.Ahead.TotalSeconds:F1} s ahead of the database's (negative: behind), more than ")
            + FormattableString.Invariant($"Clock:RefuseBeyond={options.Value.RefuseBeyond} allows; let both follow a time server."));
    }

    private async Task<Comparison> ReadAsync(CancellationToken cancellation)
    {
        var (before, timestamp) = (machine.GetUtcNow(), machine.GetTimestamp());
        var there = await database.ReadAsync(cancellation);
        var half = machine.GetElapsedTime(timestamp) / 2;
        return new Comparison(before, timestamp, before + half - there, half);
    }

    private ClockVerdict Verdict(TimeSpan ahead, TimeSpan uncertainty)
    {
        var certain = ahead.Duration() - uncertainty;
        return certain > options.Value.RefuseBeyond ? ClockVerdict.Wrong
            : certain > options.Value.WarnBeyond ? ClockVerdict.Doubtful
            : ClockVerdict.Right;
    }

    /// <summary>Records the difference, and logs it when the verdict has changed.</summary>
    private void Tell(ClockDifference reading)
    {
        SiloTelemetry.ClockAhead.Record(reading.Ahead.TotalSeconds);
        SiloTelemetry.ClockIsWrong.Record(reading.Verdict == ClockVerdict.Wrong ? 1 : 0);
        lock (_telling)
        {
            if (_told == reading.Verdict) return;
            _told = reading.Verdict;
        }

        var seconds = reading.Ahead.TotalSeconds;
        if (reading.Verdict == ClockVerdict.Wrong) SiloLog.ClockWrong(log, seconds, options.Value.RefuseBeyond);
        else if (reading.Verdict == ClockVerdict.Doubtful) SiloLog.ClockDoubtful(log, seconds, options.Value.WarnBeyond);
        else SiloLog.ClockRight(log, seconds);
    }

    /// <summary>One comparison.</summary>
    /// <param name="At">This host's time of it.</param>
    /// <param name="Timestamp">The machine's timer at that time.</param>
    /// <param name="Ahead">How far this host was ahead then.</param>
    /// <param name="Uncertainty">How much of that the time of the answer may explain.</param>
    private sealed record Comparison(DateTimeOffset At, long Timestamp, TimeSpan Ahead, TimeSpan Uncertainty);
}
