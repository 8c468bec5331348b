using System.Diagnostics.Metrics;
using Coordination.Silo.Telemetry;

namespace Coordination.Silo.Figures;

/// <summary>
/// What this process counted since it was last asked. It listens to the meters that operations read as metrics, so that both count the
/// same.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class TrendCounts : IDisposable
{
    private const string RefusedCounter = "coordination.intake.refused";
    private const int RefusedForLoad = 429;

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public TrendCounts()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument == SiloTelemetry.Decided || instrument == SiloTelemetry.Settling || instrument.Name == RefusedCounter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (FigureOf(instrument, tags) is { } figure) Add(figure, value);
        });
        _listener.SetMeasurementEventCallback<double>(
            (_, seconds, _, _) => Add(TrendFigures.SettledAfter(TimeSpan.FromSeconds(seconds)), 1));
        _listener.Start();
    }

    /// <summary>What was counted since the last call, by figure.</summary>
    internal IReadOnlyDictionary<string, long> Take()
    {
        lock (_gate)
        {
            var taken = _counts;
            _counts = new(StringComparer.Ordinal);
            return taken;
        }
    }

    /// <summary>Gives back what was taken and could not be stored.</summary>
    internal void Return(IReadOnlyDictionary<string, long> counts)
    {
        foreach (var (figure, count) in counts) Add(figure, count);
    }

    public void Dispose() => _listener.Dispose();

    private static string? FigureOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return null;
        var tag = tags[0].Value;
        if (instrument.Name == RefusedCounter) return tag is RefusedForLoad ? null : TrendFigures.EventsRefused;
        return tag switch
        {
            "conflict-detected" => TrendFigures.ConflictsFound,
            "conflict-settled" => TrendFigures.ConflictsSettled,
            "alert-raised" => TrendFigures.AlertsRaised,
            "alert-acknowledged" => TrendFigures.AlertsAcknowledged,
            "alert-escalated" => TrendFigures.AlertsOverdue,
            "handover-offered" => TrendFigures.HandoversOffered,
            _ => null,
        };
    }

    private void Add(string figure, long count)
    {
        lock (_gate)
        {
            _counts[figure] = _counts.GetValueOrDefault(figure) + count;
        }
    }
}
