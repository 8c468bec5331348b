using Coordination.Silo.Figures;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>What was sampled in each step of a range.</summary>
/// <param name="Steps">In their order, with no step left out.</param>
internal sealed record Trend(IReadOnlyList<TrendStepFigures> Steps)
{
    internal static Trend Of(IReadOnlyList<DateTimeOffset> begins, IReadOnlyList<TrendSample> samples)
    {
        var sampled = samples.GroupBy(static one => one.At).ToDictionary(
            static step => step.Key, static step => step.ToDictionary(static one => one.Figure, static one => one.Value));
        return new Trend([.. begins.Select(begin => new TrendStepFigures(begin, sampled.GetValueOrDefault(begin)))]);
    }

    /// <summary>The same in longer steps: counts are added, of what stood the most remains.</summary>
    /// <param name="beginOf">The begin of the longer step that an instant is in.</param>
    internal Trend Gathered(Func<DateTimeOffset, DateTimeOffset> beginOf) =>
        new([.. Steps.GroupBy(step => beginOf(step.At)).Select(static longer => new TrendStepFigures(longer.Key, Together(longer)))]);

    private static Dictionary<string, long>? Together(IEnumerable<TrendStepFigures> steps)
    {
        Dictionary<string, long>? together = null;
        foreach (var step in steps)
        {
            if (step.Figures is null) continue;
            together ??= [];
            foreach (var (figure, value) in step.Figures)
            {
                var before = together.GetValueOrDefault(figure);
                together[figure] = TrendFigures.IsLevel(figure) ? Math.Max(before, value) : before + value;
            }
        }

        return together;
    }
}

/// <summary>The figures of one step; null: nothing was sampled, because the service did not run.</summary>
internal sealed record TrendStepFigures(DateTimeOffset At, IReadOnlyDictionary<string, long>? Figures)
{
    private const double Share = 0.95;

    /// <summary>A figure that is stored; null: it was not sampled.</summary>
    internal long? this[string figure] =>
        Figures is null ? null
        : Figures.TryGetValue(figure, out var value) ? value
        : TrendFigures.IsLevel(figure) ? null : 0;

    /// <summary>Events settled, however long they took.</summary>
    internal long? Settled => Figures is null ? null : Times(Figures).Sum(static time => time.Count);

    /// <summary>
    /// Nineteen in twenty events were settled within so many milliseconds; between two bounds in proportion. Null: none was settled.
    /// </summary>
    internal long? SettledMilliseconds
    {
        get
        {
            if (Figures is null || Settled is 0) return null;
            var (rank, below, from) = (Share * Settled!.Value, 0L, 0);
            foreach (var (to, count) in Times(Figures))
            {
                if (below + count >= rank) return from + (long)Math.Ceiling((to - from) * (rank - below) / count);
                below += count;
                from = to;
            }

            return from;
        }
    }

    /// <summary>How many were settled up to each bound and not up to the one before. What took longer counts as the last.</summary>
    private static IEnumerable<(int To, long Count)> Times(IReadOnlyDictionary<string, long> figures) =>
        TrendFigures.SettledWithin
            .Select(bound => (bound, figures.GetValueOrDefault(TrendFigures.SettledWithinOf(bound))))
            .Append((TrendFigures.SettledWithin[^1], figures.GetValueOrDefault(TrendFigures.SettledLater)));
}
