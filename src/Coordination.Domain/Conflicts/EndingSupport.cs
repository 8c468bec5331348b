using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// An intensive intervention that ran, or a stay, with a known end and with wishes of policy for the time after it.
/// </summary>
/// <param name="Intervention">Null: it is a stay.</param>
/// <param name="Admission">Null: it is an intervention.</param>
/// <param name="LastDay">The local day on which it ends.</param>
/// <param name="Wishes">The groups wanted afterwards: of each wish one group is enough.</param>
internal readonly record struct EndingSupport(
    Intervention? Intervention, Admission? Admission, string Kind, DateOnly LastDay, IReadOnlyList<IReadOnlyList<string>> Wishes)
{
    public ItemId Id => Intervention?.Id ?? Admission!.Id;

    public ImmutableArray<Party> Parties => Intervention is { } intervention
        ? Conflicts.Parties.Of(intervention)
        : Conflicts.Parties.Of(Admission!);

    public Material Material => Material.Of(new EndOfSupport(LastDay, Kind));

    public static IReadOnlyList<EndingSupport> All(Citizen citizen, Policy policy)
    {
        List<EndingSupport>? all = null;
        foreach (var intervention in citizen.Interventions.Values)
            if (Of(intervention, policy) is { } ending) (all ??= []).Add(ending);
        foreach (var admission in citizen.Admissions.Values)
            if (Of(admission, policy) is { } ending) (all ??= []).Add(ending);
        return all ?? (IReadOnlyList<EndingSupport>)[];
    }

    /// <summary>The one with an id; null: it is not known, or is none.</summary>
    public static EndingSupport? Find(Citizen citizen, ItemId id, Policy policy) =>
        citizen.Interventions.TryGetValue(id, out var intervention) ? Of(intervention, policy)
        : citizen.Admissions.TryGetValue(id, out var admission) ? Of(admission, policy)
        : null;

    private static EndingSupport? Of(Intervention it, Policy policy)
    {
        if (LastDayOf(it) is not { } last || it.IntensityBy(policy) != Intensity.Intensive) return null;
        if (it.StatusOn(it.StartsOn) == InterventionStatus.Ended) return null; // It never ran.
        return FollowUpWishes.After(it, policy) is { Count: > 0 } wishes ? new(it, null, it.Kind, last, wishes) : null;
    }

    private static EndingSupport? Of(Admission it, Policy policy)
    {
        if (it.KnownEnd is not { } end) return null;
        return FollowUpWishes.After(it, policy) is { Count: > 0 } wishes
            ? new(null, it, Vocabulary.WordFor(it.Kind), LocalTime.DayOf(end), wishes)
            : null;
    }

    /// <summary>The last day of an intervention: the day it was ended, else the planned last day; null: neither is known.</summary>
    public static DateOnly? LastDayOf(Intervention it) => it.EndedOn is { } ended && !(it.EndsOn < ended) ? ended : it.EndsOn;

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

    /// <summary>
    /// The texts <c>{end}</c>, the last day, and <c>{wanted}</c>, what policy wants afterwards; empty texts if the item or the end of
    /// a stay is not known.
    /// </summary>
    public static IReadOnlyList<TextArgument> Arguments(Citizen citizen, ItemId id)
    {
        TextPart end = new VerbatimText(""), wanted = end;
        if (citizen.Interventions.TryGetValue(id, out var it))
            (end, wanted) = (LastDayOf(it) is { } last ? new DayText(last) : end, FollowUpWishes.TextAfter(it));
        else if (citizen.Admissions.TryGetValue(id, out var stay) && stay.KnownEnd is { } known)
            (end, wanted) = (new DayText(LocalTime.DayOf(known)), FollowUpWishes.TextAfter(stay));
        return [new("end", end), new("wanted", wanted)];
    }
}
