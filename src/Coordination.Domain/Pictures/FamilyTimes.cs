using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>A time at which somebody of a family is expected.</summary>
/// <param name="Citizen">The key of whoever is expected.</param>
/// <param name="Id">The public id of the appointment at that citizen's place.</param>
/// <param name="Department">The department that booked it.</param>
/// <param name="Caseworker">Whom they are to meet, as that citizen's place shows it.</param>
public sealed record FamilyTime(
    string Citizen, string Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Kind, string Department, string Caseworker);

/// <summary>Times of one person and of their children, with less than the travel time from each to another of them.</summary>
/// <param name="From">When the first begins.</param>
/// <param name="To">When the last ends.</param>
/// <param name="Times">The times, the earliest first.</param>
public sealed record SharedTimes(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<FamilyTime> Times);

/// <summary>
/// More meetings of a parent and of their children than policy says are too many within some hours. Each is moved at the place of whom it
/// is of, by whoever booked it.
/// </summary>
/// <param name="From">When the first begins.</param>
/// <param name="To">When the last ends.</param>
/// <param name="Times">The meetings, the earliest first. Of several people at one meeting, each.</param>
/// <param name="Meetings">How many meetings they are.</param>
/// <param name="Most">How many are not too many.</param>
public sealed record FamilyOverload(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<FamilyTime> Times, int Meetings, int Most);

/// <summary>
/// Finds where a parent is expected at several places, and where all of it is too much: the parent's own mandatory appointments, and
/// those of children of whom the parent has custody. It reads pictures that somebody sees, so it tells them nothing that they do not see,
/// and it is stored nowhere. What it finds is settled at the place of each person.
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
        List<SharedTimes> shared = [];
        List<(string Key, AppointmentView It)> together = [];
        foreach (var next in TimesOf(citizen, family, now))
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
                    [.. together.Select(static one => Of(one.Key, one.It))]));
            together.Clear();
        }
    }

    /// <summary>
    /// Where the meetings of the parent and their children are too many, the earliest first. No meeting is in two. Meetings of one person
    /// alone are found at that person's place.
    /// </summary>
    /// <param name="citizen">The picture of the citizen.</param>
    /// <param name="family">The citizen's links, each with the picture of the other; null: not seen.</param>
    /// <param name="policy">Says how many are too many.</param>
    public static IReadOnlyList<FamilyOverload> OverloadsOf(
        CitizenView citizen, IEnumerable<(FamilyLinkView Link, CitizenView? Other)> family, DateTimeOffset now, Policy policy)
    {
        (string Key, AppointmentView It)[] times = [.. TimesOf(citizen, family, now)];
        List<FamilyOverload> found = [];
        for (var first = 0; first < times.Length;)
        {
            var last = times[first].It.StartsAt + policy.Family.Within;
            var within = times.Skip(first).TakeWhile(one => one.It.StartsAt <= last).ToList();
            var meetings = within.DistinctBy(static one => MeetingOf(one.Key, one.It)).Count();
            if (meetings <= policy.Family.MeetingsMax || within.DistinctBy(static one => one.Key).Count() < 2)
            {
                first++;
                continue;
            }

            found.Add(new FamilyOverload(
                within[0].It.StartsAt, within.Max(static one => one.It.EndsAt), [.. within.Select(static one => Of(one.Key, one.It))],
                meetings, policy.Family.MeetingsMax));
            first += within.Count;
        }

        return found;
    }

    /// <summary>The times ahead at which the parent has to be somewhere, the earliest first.</summary>
    private static IEnumerable<(string Key, AppointmentView It)> TimesOf(
        CitizenView citizen, IEnumerable<(FamilyLinkView Link, CitizenView? Other)> family, DateTimeOffset now)
    {
        var children = family.Where(static one => one.Other is not null)
            .SelectMany(one => one.Other!.Appointments.Where(it => IsCaredFor(one.Link, it)).Select(it => (one.Other.Key, It: it)))
            .DistinctBy(static one => (one.Key, one.It.Id));
        return citizen.Appointments.Select(it => (citizen.Key, It: it)).Concat(children).Where(one => Binds(one.It, now))
            .OrderBy(static one => one.It.StartsAt).ThenBy(static one => one.It.Id, StringComparer.Ordinal)
            .ThenBy(static one => one.Key, StringComparer.Ordinal).Take(TimesMax);
    }

    private static FamilyTime Of(string key, AppointmentView it) =>
        new(key, it.Id, it.StartsAt, it.EndsAt, it.Kind, it.Department, it.Caseworker);

    /// <summary>What is the same for everybody at one meeting. Without a place, each is at one of their own.</summary>
    private static (DateTimeOffset Starts, DateTimeOffset Ends, string Place) MeetingOf(string key, AppointmentView it) =>
        (it.StartsAt, it.EndsAt, it.Place?.Trim().ToUpperInvariant() ?? $"{key} {it.Id}");

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
