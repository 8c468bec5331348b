using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>An intensive intervention or a stay that ends, with the groups of interventions that policy wants afterwards.</summary>
/// <param name="Intervention">Null: it is a stay.</param>
/// <param name="Admission">Null: it is an intervention.</param>
/// <param name="Day">The local day on which it ends.</param>
/// <param name="Wishes">The groups wanted: of each wish one group is enough.</param>
internal readonly record struct EndingSupport(
    Intervention? Intervention, Admission? Admission, string Kind, DateOnly Day,
    IReadOnlyList<IReadOnlyList<string>> Wishes)
{
    /// <summary>The values of the policy entry that are read.</summary>
    public static IReadOnlyList<PolicyValue> Reads { get; } =
    [
        PolicyValue.Number("aheadDays", "days before the end from which it is seen"),
        PolicyValue.Number("behindDays", "days after the end until which it is seen"),
        PolicyValue.LengthOf("before", "how long before the end it is owed"),
        PolicyValue.LengthOf("after", "how long after the end, where it was seen too late for that"),
        PolicyValue.List("ward", "groups wanted after a stay in a ward; one of those divided by | is enough", PolicyWordKind.AnyGroup),
        PolicyValue.List("psychiatric-ward", "the same after a stay in a psychiatric ward", PolicyWordKind.AnyGroup),
        PolicyValue.List("prison", "the same after prison", PolicyWordKind.AnyGroup),
        PolicyValue.List("residential", "the same after a stay in an institution", PolicyWordKind.AnyGroup),
        PolicyValue.List("housing", "the same after an intensive intervention of that group", PolicyWordKind.AnyGroup),
        PolicyValue.List("treatment", "the same after an intensive intervention of that group", PolicyWordKind.AnyGroup),
    ];

    public ImmutableArray<Party> Parties => Intervention is { } intervention
        ? Conflicts.Parties.Of(intervention)
        : Conflicts.Parties.Of(Admission!);

    private ItemId Id => Intervention?.Id ?? Admission!.Id;

    /// <summary>Every intervention and stay that has a known end and after which policy wants something.</summary>
    public static IReadOnlyList<EndingSupport> All(Citizen citizen, Policy policy)
    {
        List<EndingSupport>? all = null;
        foreach (var intervention in citizen.Interventions.Values)
            if (Of(intervention, policy) is { } ending) (all ??= []).Add(ending);
        foreach (var admission in citizen.Admissions.Values)
            if (Of(admission, policy) is { } ending) (all ??= []).Add(ending);
        return all ?? (IReadOnlyList<EndingSupport>)[];
    }

    /// <summary>The ending item with an id; null: it is not known, or policy wants nothing afterwards.</summary>
    public static EndingSupport? Find(Citizen citizen, ItemId id, Policy policy) =>
        citizen.Interventions.TryGetValue(id, out var intervention) ? Of(intervention, policy)
        : citizen.Admissions.TryGetValue(id, out var admission) ? Of(admission, policy)
        : null;

    /// <summary>Whether a wanted group has no intervention that follows.</summary>
    public bool LacksFollowUp(Citizen citizen, Policy policy)
    {
        foreach (var wish in Wishes)
            if (!IsGranted(citizen, wish, policy)) return true;
        return false;
    }

    /// <summary>When the last missing follow-up was reported since an instant; null while one is missing.</summary>
    public DateTimeOffset? FollowedUpAt(RuleContext context, DateTimeOffset since)
    {
        if (LacksFollowUp(context.Citizen, context.Policy)) return null;
        DateTimeOffset? last = null;
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (Follows(intervention) && intervention.Origin.Time >= since && (last is null || intervention.Origin.Time > last))
                last = intervention.Origin.Time;
        return last;
    }

    /// <summary>
    /// The leader of the unit whose intervention ends; for a stay, the leader of its department's entry unit. There is always
    /// somebody.
    /// </summary>
    public CaseworkerId Leader(RuleContext context)
    {
        var organization = context.Organization;
        if (Intervention is { } it)
            return (organization.LeaderOf(it.Holder.Unit) ?? organization.HeadOf(it.Department)) is { } leader
                ? context.Answering(leader, it.Holder.Unit, it.Department)
                : context.Citizen.Responsible(it);
        return context.Answering(organization.EntryHolderOf(Admission!.Department), unit: null, Admission.Department);
    }

    /// <summary>The arguments <c>{end}</c> and <c>{wanted}</c> of an intervention or stay; empty if it or its end is not known.</summary>
    public static IReadOnlyList<TextArgument> Arguments(Citizen citizen, ItemId id)
    {
        TextPart end = new VerbatimText(""), wanted = end;
        if (citizen.Interventions.TryGetValue(id, out var it))
        {
            end = LastDay(it) is { } last ? new DayText(last) : end;
            wanted = new PolicyListText(FollowUpGap.Name, it.Kind, OrGroupOf: it.Kind);
        }
        else if (citizen.Admissions.TryGetValue(id, out var stay) && stay.KnownEnd is { } known)
        {
            (end, wanted) = (new DayText(LocalTime.DayOf(known)), new PolicyListText(FollowUpGap.Name, Vocabulary.WordFor(stay.Kind)));
        }

        return [new("end", end), new("wanted", wanted)];
    }

    private bool IsGranted(Citizen citizen, IReadOnlyList<string> wish, Policy policy)
    {
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (!Follows(intervention)) continue;
            var group = intervention.GroupBy(policy);
            foreach (var alternative in wish)
                if (group == alternative) return true;
        }

        return false;
    }

    /// <summary>Whether the intervention is another one that is active or planned and ends later.</summary>
    private bool Follows(Intervention it) =>
        it.Id != Id && it.Status is InterventionStatus.Active or InterventionStatus.Planned && (LastDay(it) is not { } last || last > Day);

    private static EndingSupport? Of(Intervention it, Policy policy)
    {
        if (LastDay(it) is not { } day || it.IntensityBy(policy) != Intensity.Intensive) return null;
        if (it.StatusOn(it.StartsOn) == InterventionStatus.Ended) return null;
        var rule = policy.Rule(FollowUpGap.Name);
        var wishes = rule.Alternatives(it.Kind) is { Count: > 0 } ofKind ? ofKind : rule.Alternatives(it.GroupBy(policy));
        return wishes.Count == 0 ? null : new(it, null, it.Kind, day, wishes);
    }

    private static EndingSupport? Of(Admission it, Policy policy)
    {
        if (it.KnownEnd is not { } end) return null;
        var kind = Vocabulary.WordFor(it.Kind);
        var wishes = policy.Rule(FollowUpGap.Name).Alternatives(kind);
        return wishes.Count == 0 ? null : new(null, it, kind, LocalTime.DayOf(end), wishes);
    }

    /// <summary>The last day: the day it was ended, else the planned last day.</summary>
    private static DateOnly? LastDay(Intervention it) => it.EndedOn is { } ended && !(it.EndsOn < ended) ? ended : it.EndsOn;
}
