using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>The citizen's feedback to a department has fallen, or is lower than it should be.</summary>
internal sealed class FeedbackScores : ConflictRule<LowFeedback>
{
    public const string Name = "feedback-score";

    private const string Fall = LowFeedback.Fall;
    private const string Days = "days";

    public override string Kind => Name;

    public override string About => ItemKinds.Feedback;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The last score on a scale of one department is under the scale's cut-off, or at least {numbers.fall} lower than the "
            + "score before it on that scale, and not more than {numbers.days} days old. The cut-off of ORS is {numbers.cutOff}, for those "
            + "who were under {numbers.adultFromAge} years old when it was answered {numbers.cutOffYouth}; of CORS {numbers.cutOffChild}; "
            + "of SRS and CSRS {numbers.cutOffSession}.",
        Owes = "The coordinator talks with the citizen about it within {length}; while there is none, whoever answers for the most "
            + "intensive active intervention of that department (then of most hours a week, then the longest running), else the leader of "
            + "its entry unit.",
        Ends = "The next score on the scale is neither under the cut-off nor so much lower; the score is older; settled.",
        Material = "The scores that are low: another low score is asked about anew.",
        Reads =
        [
            PolicyValue.Length("time to talk about it, from when it was detected"),
            PolicyValue.Number(Fall, "points lower than the score before, from which it counts as a fall"),
            PolicyValue.Number(Days, "days for which a score counts"),
            PolicyValue.Number(FeedbackCutOff.Adults, "cut-off of ORS for adults"),
            PolicyValue.Number(FeedbackCutOff.Youth, "cut-off of ORS for those who are not adults"),
            PolicyValue.Number(FeedbackCutOff.Children, "cut-off of CORS"),
            PolicyValue.Number(FeedbackCutOff.Sessions, "cut-off of SRS and CSRS"),
            PolicyValue.Number(FeedbackCutOff.AdultFromAge, "age in years from which the cut-off of adults counts"),
        ],
    };

    protected override IEnumerable<LowFeedback> HoldsWhile(RuleContext context)
    {
        var rule = context.Policy.Rule(Name);
        foreach (var item in context.Citizen.Known(ItemKinds.Feedback))
        {
            ImmutableArray<FeedbackCurve> low =
            [
                .. FeedbackCurve.Of(item).Where(curve => LowFeedback.IsLow(context.Citizen, curve, rule)
                    && !context.Clock.Reached(curve.Last.At.AddDays(rule.Whole(Days)))),
            ];
            if (!low.IsEmpty) yield return new LowFeedback(item, low);
        }
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, LowFeedback found) => Parties.Of(found.Item);

    protected override Material MaterialOf(RuleContext context, LowFeedback found) =>
        Material.Of([.. found.Curves.Select(static curve => ScoreGiven.Of(curve))]);

    protected override OwedAnswer Owes(RuleContext context, LowFeedback found, KnownConflict known) => OwedAnswer.From(
        context.Citizen.ResponsibleCoordinator ?? PartyResponsibility.OfFeedback(context, found.Item.Department),
        WithinLength(context, known));

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    /// <summary><c>{scores}</c>: each low score, with the one before it and the cut-off.</summary>
    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) =>
    [
        new("scores", new TextListText(
            [.. conflict.Material.Parts.OfType<ScoreGiven>().Select(given => LowFeedback.TextOf(citizen, given))])),
    ];
}
