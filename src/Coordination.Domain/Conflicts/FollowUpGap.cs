using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
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
        Reads =
        [
            PolicyValue.Number("aheadDays", "days before the end from which it is seen"),
            PolicyValue.Number("behindDays", "days after the end until which it is seen"),
            PolicyValue.LengthOf("before", "how long before the end it is owed"),
            PolicyValue.LengthOf("after", "how long after the end, where it was seen too late for that"),
            .. FollowUpWishes.Reads,
        ],
        FurtherLists = PolicyWordKind.InterventionKind | PolicyWordKind.Group,
    };

    protected override IEnumerable<EndingSupport> HoldsWhile(RuleContext context) =>
        EndingSupport.All(context.Citizen, context.Policy) is { Count: > 0 } endings
            ? endings.Where(ending => IsSeen(context, ending.LastDay) && LacksFollowUp(context, ending))
            : [];

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, EndingSupport ending) => ending.Parties;

    protected override Material MaterialOf(RuleContext context, EndingSupport ending) => ending.Material;

    protected override OwedAnswer Owes(RuleContext context, EndingSupport ending, KnownConflict known) => OwedAnswer.From(
        context.Citizen.ResponsibleCoordinator ?? ending.Leader(context), AnswerBy(context, ending.LastDay, known.Since));

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    public override DateTimeOffset? DoneAt(RuleContext context, Conflict conflict) =>
        EndingSupport.Find(context.Citizen, conflict.Parties[0].Id, context.Policy) is { } ending && !LacksFollowUp(context, ending)
            ? FollowUpsOf(ending, context.Citizen).Max(it => it.Origin.Time >= conflict.DetectedAt ? it.Origin.Time : (DateTimeOffset?)null)
            : null;

    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) =>
        EndingSupport.Arguments(citizen, conflict.Parties[0].Id);

    private static bool IsSeen(RuleContext context, DateOnly end) => context.Policy.Rule(Name) is var rule && context.Clock.Within(
        LocalTime.StartOfDay(end.PlusDays(-rule.Whole("aheadDays"))), LocalTime.StartOfDay(end.PlusDays(rule.Whole("behindDays") + 1)));

    private static bool LacksFollowUp(RuleContext context, EndingSupport ending) => ending.Wishes.Any(groups =>
        !FollowUpsOf(ending, context.Citizen).Any(it => groups.Contains(it.GroupBy(context.Policy))));

    private static Due AnswerBy(RuleContext context, DateOnly end, DateTimeOffset since)
    {
        var (rule, days) = (context.Policy.Rule(Name), context.Policy.Days);
        var before = Due.Of(rule.Lengths["before"].DayBefore(end, days));
        return before.IsLate(since) ? rule.DueFrom("after", LocalTime.DayOf(since) > end ? since : LocalTime.EndOfDay(end), days) : before;
    }

    private static IEnumerable<Intervention> FollowUpsOf(EndingSupport ending, Citizen citizen) => citizen.Interventions.Values.Where(it =>
        it.Id != ending.Id && it.Status is InterventionStatus.Active or InterventionStatus.Planned
        && (EndingSupport.LastDayOf(it) is not { } last || last > ending.LastDay));
}
