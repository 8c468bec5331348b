using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Alerts;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>Something that carried the citizen around the clock ends, and what policy wants after it is not there.</summary>
internal sealed class FollowUpGap : IConflictRule
{
    public const string Name = "follow-up-gap";

    private const char Alternative = '|';

    public string Kind => Name;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An intensive intervention or an admission ends within 14 days or ended within 30, and of a group that policy wants after it nothing is active or planned that goes on longer. An intervention's wishes are those of its kind, else of its group; one without wishes, or that never ran, needs nothing.",
        Owes = "The coordinator, else the leader of the ending unit (of a stay: of its department's entry unit), sees to it 5 business days before the end; where that is past when it is detected, 1 business day after the end or after it was detected, whichever is later.",
        Ends = "A follow-up of each group is there, the end is further off or longer ago than that; a person settles it.",
        Material = "The day it ends, and its kind.",
        Reads =
        [
            new("numbers.aheadDays", "days before the end from which it is seen"), new("numbers.behindDays", "days after the end until which it is seen"),
            new("lengths.before", "how long before the end it is owed"), new("lengths.after", "how long after the end, where it was seen too late for that"),
            new("lists.ward", "groups wanted after a stay in a ward; one of those divided by | is enough", Naming.AnyGroup),
            new("lists.psychiatric-ward", "the same after a stay in a psychiatric ward", Naming.AnyGroup), new("lists.prison", "the same after prison", Naming.AnyGroup),
            new("lists.residential", "the same after a stay in an institution", Naming.AnyGroup), new("lists.housing", "the same after an intensive intervention of that group", Naming.AnyGroup),
            new("lists.treatment", "the same after an intensive intervention of that group", Naming.AnyGroup),
        ],
        FurtherLists = Naming.InterventionKind | Naming.Group,
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered", "not-a-conflict"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (Ending.Of(intervention, context.Policy) is { } ending && Holds(context, ending))
                yield return Finding(context, ending, PartyTypes.Of(intervention), LeaderOf(context, intervention));
        foreach (var admission in context.Citizen.Admissions.Values)
            if (Ending.Of(admission, context.Policy) is { } ending && Holds(context, ending))
                yield return Finding(context, ending, PartyTypes.Of(admission), LeaderOf(context, admission));
    }

    /// <summary>The last of the follow-ups came since it was detected.</summary>
    public DateTimeOffset? DoneAt(RuleContext context, Conflict conflict)
    {
        if (EndingOf(context.Citizen, conflict.Parties[0].Id, context.Policy) is not { } ending || IsMissing(context.Citizen, ending, context.Policy)) return null;
        DateTimeOffset? done = null;
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (Follows(intervention, ending) && intervention.Origin.Time >= conflict.DetectedAt && (done is null || intervention.Origin.Time > done))
                done = intervention.Origin.Time;
        return done;
    }

    /// <summary>When it ends, and what policy wants after it.</summary>
    public IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict)
    {
        var (end, wanted) = ((DateOnly?)null, (TextPart)new VerbatimText(""));
        if (citizen.Interventions.TryGetValue(conflict.Parties[0].Id, out var intervention))
            (end, wanted) = (Ending.DayOf(intervention), new PolicyListText(Name, intervention.Kind, OrGroupOf: intervention.Kind));
        else if (citizen.Admissions.TryGetValue(conflict.Parties[0].Id, out var admission) && admission.KnownEnd is { } known)
            (end, wanted) = (LocalTime.DayOf(known), new PolicyListText(Name, Vocabulary.WordFor(admission.Kind)));
        return [new("end", end is { } day ? new DayText(day) : new VerbatimText("")), new("wanted", wanted)];
    }

    private static bool Holds(RuleContext context, Ending ending)
    {
        var rule = context.Policy.Rule(Name);
        return context.Clock.Within(
                LocalTime.StartOfDay(ending.Day.AddDays(-rule.Whole("aheadDays"))), LocalTime.StartOfDay(ending.Day.AddDays(rule.Whole("behindDays") + 1)))
            && IsMissing(context.Citizen, ending, context.Policy);
    }

    /// <summary>Whether of some group that is wanted nothing follows.</summary>
    private static bool IsMissing(Citizen citizen, Ending ending, Policy policy)
    {
        foreach (var wish in ending.Wishes)
            if (!IsGranted(citizen, ending, wish, policy)) return true;
        return false;
    }

    private static bool IsGranted(Citizen citizen, Ending ending, string wish, Policy policy)
    {
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (!Follows(intervention, ending)) continue;
            var group = intervention.GroupBy(policy).AsSpan();
            foreach (var alternative in wish.AsSpan().Split(Alternative))
                if (group.SequenceEqual(wish.AsSpan(alternative))) return true;
        }

        return false;
    }

    /// <summary>Whether it is another that runs, or will, and goes on longer.</summary>
    private static bool Follows(Intervention it, Ending ending) =>
        it.Id != ending.Id && it.Status is InterventionStatus.Active or InterventionStatus.Planned && (Ending.DayOf(it) is not { } last || last > ending.Day);

    private static ConflictFinding Finding(RuleContext context, Ending ending, Party party, CaseworkerId leader)
    {
        ImmutableArray<Party> parties = [party];
        var id = context.IdentityOf(Name, parties);
        var material = string.Create(CultureInfo.InvariantCulture, $"{ending.Day:O} {ending.Kind}");
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = context.Citizen.ResponsibleCoordinator ?? leader,
            AnswerBy = AnswerBy(context, ending.Day, context.Since(id, material)),
        };
    }

    private static Due AnswerBy(RuleContext context, DateOnly end, DateTimeOffset since)
    {
        var (rule, days) = (context.Policy.Rule(Name), context.Policy.Days);
        var before = Due.Of(rule.Lengths["before"].DayBefore(end, days));
        if (!before.IsLate(since)) return before;
        return rule.DueFrom("after", LocalTime.DayOf(since) > end ? since : LocalTime.EndOfDay(end), days);
    }

    private static CaseworkerId LeaderOf(RuleContext context, Intervention it) =>
        (context.Organization.LeaderOf(it.Holder.Unit) ?? context.Organization.HeadOf(it.Department)) is { } leader
            ? context.Answering(leader, it.Holder.Unit, it.Department)
            : context.Citizen.Responsible(it);

    private static CaseworkerId LeaderOf(RuleContext context, Admission it) =>
        (context.Organization.EntryLeaderOf(it.Department) ?? context.Organization.HeadOf(it.Department)) is { } leader
            ? context.Answering(leader, unit: null, it.Department)
            : new CaseworkerId(Alert.OperationsOf(it.Department, context.Organization));

    private static Ending? EndingOf(Citizen citizen, ItemId id, Policy policy) =>
        citizen.Interventions.TryGetValue(id, out var intervention) ? Ending.Of(intervention, policy)
        : citizen.Admissions.TryGetValue(id, out var admission) ? Ending.Of(admission, policy)
        : null;

    /// <summary>What ends, when, and what policy wants after it.</summary>
    private readonly record struct Ending(ItemId Id, string Kind, DateOnly Day, IReadOnlyList<string> Wishes)
    {
        public static Ending? Of(Intervention it, Policy policy)
        {
            if (DayOf(it) is not { } day || it.IntensityBy(policy) != Intensity.Intensive) return null;
            if (it.StatusOn(it.StartsOn) == InterventionStatus.Ended) return null;
            var rule = policy.Rule(Name);
            var wishes = rule.List(it.Kind) is { Count: > 0 } ofKind ? ofKind : rule.List(it.GroupBy(policy));
            return wishes.Count == 0 ? null : new Ending(it.Id, it.Kind, day, wishes);
        }

        public static Ending? Of(Admission it, Policy policy)
        {
            if (it.KnownEnd is not { } end) return null;
            var kind = Vocabulary.WordFor(it.Kind);
            var wishes = policy.Rule(Name).List(kind);
            return wishes.Count == 0 ? null : new Ending(it.Id, kind, LocalTime.DayOf(end), wishes);
        }

        /// <summary>The day it ends: as it was ended, or before that as it was planned to.</summary>
        public static DateOnly? DayOf(Intervention it) => it.EndedOn is { } ended && !(it.EndsOn < ended) ? ended : it.EndsOn;
    }
}
