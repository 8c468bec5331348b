using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Texts;

namespace Coordination.Domain.Conflicts;

/// <summary>An intensive intervention or a stay ends, and the follow-up that policy wants is missing.</summary>
internal sealed class FollowUpGap : ConflictRule<EndingSupport>
{
    public const string Name = "follow-up-gap";

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An intensive intervention or an admission ends within {numbers.aheadDays} days or ended within "
            + "{numbers.behindDays}, and of a group that policy wants after it nothing is active or planned that goes on longer. An "
            + "intervention's wishes are those of its kind, else of its group; one without wishes, or that never ran, needs nothing.",
        Owes = "The coordinator, else the leader of the ending unit (of a stay: of its department's entry unit), sees to it "
            + "{lengths.before} before the end; where that is past when it is detected, {lengths.after} after the end or after it was "
            + "detected, whichever is later.",
        Ends = "A follow-up of each group is there, the end is further off or longer ago than that; a person settles it.",
        Material = "The day it ends, and its kind.",
        Reads = EndingSupport.Reads,
        FurtherLists = PolicyWordKind.InterventionKind | PolicyWordKind.Group,
    };

    protected override IEnumerable<EndingSupport> HoldsWhile(RuleContext context)
    {
        var endings = EndingSupport.All(context.Citizen, context.Policy);
        return endings.Count == 0
            ? endings
            : endings.Where(ending => IsSeen(context, ending.Day) && ending.LacksFollowUp(context.Citizen, context.Policy));
    }

    private static bool IsSeen(RuleContext context, DateOnly end)
    {
        var rule = context.Policy.Rule(Name);
        return context.Clock.Within(
            LocalTime.StartOfDay(end.PlusDays(-rule.Whole("aheadDays"))), LocalTime.StartOfDay(end.PlusDays(rule.Whole("behindDays") + 1)));
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, EndingSupport ending) => ending.Parties;

    protected override Material MaterialOf(RuleContext context, EndingSupport ending) =>
        Material.Of(new EndOfSupport(ending.Day, ending.Kind));

    protected override OwedAnswer Owes(RuleContext context, EndingSupport ending, KnownConflict known) => OwedAnswer.From(
        context.Citizen.ResponsibleCoordinator ?? ending.Leader(context), AnswerBy(context.Policy, ending.Day, known.Since));

    private static Due AnswerBy(Policy policy, DateOnly end, DateTimeOffset since)
    {
        var rule = policy.Rule(Name);
        var before = Due.Of(rule.Lengths["before"].DayBefore(end, policy.Days));
        if (!before.IsLate(since)) return before;
        return rule.DueFrom("after", LocalTime.DayOf(since) > end ? since : LocalTime.EndOfDay(end), policy.Days);
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    /// <summary>When the last missing follow-up was reported since the detection.</summary>
    public override DateTimeOffset? DoneAt(RuleContext context, Conflict conflict) =>
        EndingSupport.Find(context.Citizen, conflict.Parties[0].Id, context.Policy)?.FollowedUpAt(context, conflict.DetectedAt);

    /// <summary><c>{end}</c>: when it ends; <c>{wanted}</c>: what policy wants afterwards.</summary>
    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) =>
        EndingSupport.Arguments(citizen, conflict.Parties[0].Id);
}
