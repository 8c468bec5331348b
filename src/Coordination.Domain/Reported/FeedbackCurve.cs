using System.Collections.Immutable;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>One answer on a scale.</summary>
/// <param name="At">When it was given.</param>
/// <param name="Score">The sum of the scale, 0 to 40.</param>
public readonly record struct FeedbackScore(DateTimeOffset At, decimal Score);

/// <summary>The feedback (tilbagemelding) that a citizen gave a department on one scale: the fold of its events.</summary>
/// <param name="Item">The item that holds a department's feedback on all scales.</param>
/// <param name="Department">The department that asked for it.</param>
/// <param name="Scores">In the order of time; never empty.</param>
public sealed record FeedbackCurve(
    ItemId Item, DepartmentCode Department, FeedbackInstrument Instrument, ImmutableArray<FeedbackScore> Scores)
{
    /// <summary>The last score.</summary>
    public FeedbackScore Last => Scores[^1];

    /// <summary>The score before the last; null: there is only one.</summary>
    public FeedbackScore? Before => Scores.Length > 1 ? Scores[^2] : null;

    /// <summary>The curves of a known item's events, one per scale, in the order of the scales.</summary>
    public static ImmutableArray<FeedbackCurve> Of(ReportedItem item)
    {
        SortedDictionary<FeedbackInstrument, ImmutableArray<FeedbackScore>.Builder> scores = [];
        foreach (var taken in item.Events)
        {
            if (taken.Event.Data is not FeedbackRecorded recorded) continue;
            if (!scores.TryGetValue(recorded.Instrument, out var curve))
                scores[recorded.Instrument] = curve = ImmutableArray.CreateBuilder<FeedbackScore>();
            curve.Add(new FeedbackScore(taken.Event.Time, recorded.Score));
        }

        return [.. scores.Select(one => new FeedbackCurve(item.Id, item.Department, one.Key, one.Value.DrainToImmutable()))];
    }
}
