using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>The scales of one department on which the last score is low.</summary>
internal sealed record LowFeedback(ReportedItem Item, ImmutableArray<FeedbackCurve> Curves)
{
    /// <summary>The policy's number of points from which it counts as a fall.</summary>
    public const string Fall = "fall";

    /// <summary>Whether the last score is under the cut-off, or so much lower than the one before.</summary>
    public static bool IsLow(Citizen citizen, FeedbackCurve curve, RulePolicy rule) =>
        curve.Last.Score < rule.Number(FeedbackCutOff.Of(citizen, curve.Instrument, curve.Last.At, rule))
        || curve.Before?.Score - curve.Last.Score >= rule.Number(Fall);

    /// <summary>A low score in words, with the one before it.</summary>
    public static TextPart TextOf(Citizen citizen, ScoreGiven given)
    {
        var before = citizen.Item(ItemKinds.Feedback, given.Item) is { IsKnown: true } item
            ? FeedbackCurve.Of(item).FirstOrDefault(curve => curve.Instrument == given.Instrument)?.Scores
                .Where(score => score.At < given.At).Select(static score => (decimal?)score.Score).LastOrDefault()
            : null;
        var (scale, score) = (("scale", (TextPart)new VerbatimText(Vocabulary.WordFor(given.Instrument))), new NumberText(given.Score));
        return before is { } earlier
            ? Sentence.OfRule(FeedbackScores.Name, "fallen", scale, ("score", score), ("before", new NumberText(earlier)))
            : Sentence.OfRule(FeedbackScores.Name, "only", scale, ("score", score));
    }
}
