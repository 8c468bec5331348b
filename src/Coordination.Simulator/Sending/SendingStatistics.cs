using System.Diagnostics;

namespace Coordination.Simulator.Sending;

/// <summary>Counts the results of events, measures response times, and keeps the first refusals for the report.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class SendingStatistics
{
    /// <summary>The maximum number of refusals kept.</summary>
    public const int RefusalsShownMax = 20;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<EventStatus, long> _byStatus = [];
    private readonly List<string> _refusals = [];
    private readonly long _began = Stopwatch.GetTimestamp();
    private bool _isFlawedTaken;

    /// <summary>The number of events that were answered or given up.</summary>
    public long Sent { get; private set; }

    public long Refused => Of(EventStatus.Refused) + Of(EventStatus.Conflicting);

    /// <summary>Whether the service has every event sent, some of them perhaps as another run sent it.</summary>
    public bool AllKnown => Of(EventStatus.Refused) == 0 && Of(EventStatus.Unknown) == 0;

    /// <summary>Whether the service has stored every event sent, and none that has a flaw.</summary>
    public bool AllTaken => Refused == 0 && Of(EventStatus.Unknown) == 0 && !_isFlawedTaken;

    /// <summary>The number of events with a flaw that were refused.</summary>
    public long FlawedRefused { get; private set; }

    /// <summary>The time since the first event.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>The number of events with a status.</summary>
    public long Of(EventStatus status)
    {
        lock (_gate) return _byStatus.GetValueOrDefault(status);
    }

    /// <summary>How long batches waited for their answers.</summary>
    public LatencySamples ResponseTimes { get; } = new();

    /// <summary>Counts the results of one answer.</summary>
    public void Count(IReadOnlyList<EventOutcome> outcomes, TimeSpan took)
    {
        ResponseTimes.Add(took);
        lock (_gate)
        {
            foreach (var outcome in outcomes)
            {
                if (outcome is { Sent.Flaw: not null, Status: EventStatus.Refused })
                {
                    FlawedRefused++;
                    continue;
                }

                _isFlawedTaken |= outcome.Sent.Flaw is not null;
                Sent++;
                _byStatus[outcome.Status] = _byStatus.GetValueOrDefault(outcome.Status) + 1;
                if (!outcome.IsTaken && _refusals.Count < RefusalsShownMax)
                    _refusals.Add(
                        $"{EventOutcome.WordOf(outcome.Status)}: {outcome.Sent.Event.Source} {outcome.Sent.Event.Id} "
                            + $"({outcome.Sent.Event.Type}): "
                        + $"{outcome.Reason}");
            }
        }
    }

    /// <summary>Writes the counts, and the refusals with their reasons.</summary>
    public void Write(TextWriter to)
    {
        lock (_gate)
        {
            var counts = string.Join(", ", _byStatus.Select(static one => $"{one.Value:N0} {EventOutcome.WordOf(one.Key)}"));
            to.WriteLine($"Sent {Sent:N0} events in {Elapsed.TotalSeconds:N1} s: {counts}");
            foreach (var refusal in _refusals) to.WriteLine("  " + refusal);
            var more = _byStatus.GetValueOrDefault(EventStatus.Refused) + _byStatus.GetValueOrDefault(EventStatus.Conflicting)
                + _byStatus.GetValueOrDefault(EventStatus.Unknown) - _refusals.Count;
            if (more > 0) to.WriteLine($"  … and {more:N0} more");
        }
    }
}
