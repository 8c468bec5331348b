using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>A time at which somebody of a family is expected.</summary>
/// <param name="Citizen">The key of whoever is expected.</param>
/// <param name="Id">The public id of the appointment at that citizen's place.</param>
public sealed record FamilyTime(string Citizen, string Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Times of one person and of their children, with less than the travel time from each to another of them.</summary>
/// <param name="From">When the first begins.</param>
/// <param name="To">When the last ends.</param>
/// <param name="Times">The times, the earliest first.</param>
public sealed record SharedTimes(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<FamilyTime> Times);

/// <summary>
/// Finds where a parent is expected at several places: the parent's own mandatory appointments, and those of children of whom the parent
/// has custody. It reads pictures that somebody sees, so it tells them nothing that they do not see, and it is stored nowhere. What it
/// finds is settled at the place of each person.
/// </summary>
public static class FamilyTimes
{
    /// <summary>The most times that are compared: the first ahead.</summary>
    public const int TimesMax = 500;

    private static readonly string[] Custody =
    [
        Vocabulary.WordFor(FamilyStanding.Custody), Vocabulary.WordFor(FamilyStanding.SharedCustody),
        Vocabulary.WordFor(FamilyStanding.GuardianAppointed),
    ];

    private static readonly string ChildWord = Vocabulary.WordFor(FamilyKind.Child);

    /// <summary>The shared times that are not over, the earliest first.</summary>
    /// <param name="citizen">The picture of the citizen.</param>
    /// <param name="family">The citizen's links, each with the picture of the other; null: not seen.</param>
    /// <param name="policy">Gives the travel time.</param>
    public static IReadOnlyList<SharedTimes> Of(
        CitizenView citizen, IEnumerable<(FamilyLinkView Link, CitizenView? Other)> family, DateTimeOffset now, Policy policy)
    {
        var children = family.Where(static one => one.Other is not null)
            .SelectMany(one => one.Other!.Appointments.Where(it => IsCaredFor(one.Link, it)).Select(it => (one.Other.Key, It: it)))
            .DistinctBy(static one => (one.Key, one.It.Id));
        var times = citizen.Appointments.Select(it => (citizen.Key, It: it)).Concat(children).Where(one => Binds(one.It, now))
            .OrderBy(static one => one.It.StartsAt).ThenBy(static one => one.It.Id, StringComparer.Ordinal)
            .ThenBy(static one => one.Key, StringComparer.Ordinal).Take(TimesMax);
        List<SharedTimes> shared = [];
        List<(string Key, AppointmentView It)> together = [];
        foreach (var next in times)
        {
            if (!together.Exists(one => AreTooClose(one.It, next.It, policy))) Add();
            together.Add(next);
        }

        Add();
        return shared;

        void Add()
        {
            if (together.Select(static one => one.Key).Distinct().Count() > 1)
                shared.Add(new SharedTimes(
                    together[0].It.StartsAt, together.Max(static one => one.It.EndsAt),
                    [.. together.Select(static one => new FamilyTime(one.Key, one.It.Id, one.It.StartsAt, one.It.EndsAt))]));
            together.Clear();
        }
    }

    /// <summary>Whether the parent has custody on the day of a child's appointment.</summary>
    private static bool IsCaredFor(FamilyLinkView link, AppointmentView it)
    {
        var day = LocalTime.DayOf(it.StartsAt);
        return link.Kind == ChildWord && Custody.Contains(link.Standing) && !(link.StartsOn > day) && !(link.EndsOn < day);
    }

    private static bool Binds(AppointmentView it, DateTimeOffset now) =>
        it is { Masked: false, Mandatory: true, Status: "booked" or "yielding" } && it.EndsAt > now;

    private static bool AreTooClose(AppointmentView one, AppointmentView later, Policy policy)
    {
        var isOnePlace = Appointment.SamePlace(one.Place, later.Place);
        if (isOnePlace && one.StartsAt == later.StartsAt && one.EndsAt == later.EndsAt) return false; // One meeting of them all.
        var travel = isOnePlace ? TimeSpan.Zero : TimeSpan.FromMinutes(policy.Appointments.TravelMinutes);
        return later.StartsAt - one.EndsAt < travel;
    }
}
