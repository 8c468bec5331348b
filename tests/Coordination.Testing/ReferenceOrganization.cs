using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Testing;

/// <summary>
/// Who answers for whom, as the design says it in one sentence, with nothing of the code's: the caseworker; their substitute
/// while absent; the unit leader; the head. Whoever of these is away or has left is passed over, but the head, so that there is
/// always somebody. Somebody the organization never knew answers for themselves.
/// </summary>
/// <param name="document">The document.</param>
/// <param name="gone">Those who were in an earlier document and are not in this one, as last known.</param>
public sealed class ReferenceOrganization(OrganizationDocument document, IEnumerable<Caseworker> gone)
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private readonly Dictionary<string, Caseworker> _gone = gone.DistinctBy(c => c.Id)
        .Where(c => document.Caseworkers.All(known => known.Id != c.Id)).ToDictionary(c => c.Id);
    private readonly Dictionary<string, Caseworker> _known = document.Caseworkers.ToDictionary(c => c.Id);

    /// <summary>The document.</summary>
    public OrganizationDocument Document => document;

    /// <summary>The organization after another document.</summary>
    public ReferenceOrganization Followed(OrganizationDocument by) => new(by, document.Caseworkers.Concat(_gone.Values));

    /// <summary>Whether somebody works here.</summary>
    public bool Knows(string person) => _known.ContainsKey(person);

    /// <summary>Whether somebody worked here and does no longer.</summary>
    public bool HasLeft(string person) => _gone.ContainsKey(person);

    /// <summary>Somebody's unit, as last known.</summary>
    public string? UnitOf(string person) => LastKnown(person)?.Unit;

    /// <summary>Somebody's department, as last known; somebody unknown counts as of another.</summary>
    public string DepartmentOf(string person, string otherwise) => LastKnown(person)?.Department ?? otherwise;

    /// <summary>The leader of a unit.</summary>
    public string? LeaderOf(string? unit) => document.Units.SingleOrDefault(u => u.Id == unit)?.Leader;

    /// <summary>Whether somebody leads the unit of another.</summary>
    public bool Leads(string leader, string person) => LeaderOf(UnitOf(person)) == leader;

    /// <summary>Who answers at an instant for what somebody holds.</summary>
    public string Responsible(string holder, DateTimeOffset instant)
    {
        if (LastKnown(holder) is not { } known || IsThere(holder, instant)) return holder;
        foreach (var other in (string?[])[HasLeft(holder) ? null : known.Substitute, LeaderOf(known.Unit)])
            if (other != holder && other is not null && IsThere(other, instant)) return other;
        return document.Departments.SingleOrDefault(d => d.Code == known.Department)?.Leader ?? holder;
    }

    /// <summary>Who answers at an instant for what nobody was named for: the entry unit's leader, without one the head.</summary>
    public string? Entry(string department, DateTimeOffset instant) =>
        document.Departments.SingleOrDefault(d => d.Code == department) is not { } it ? null
            : Responsible(LeaderOf(it.EntryUnit) ?? it.Leader, instant);

    /// <summary>Whether somebody works here and is not away.</summary>
    public bool IsThere(string person, DateTimeOffset instant) =>
        _known.TryGetValue(person, out var known)
        && !(known.Absent is { } absent && HasBegun(absent.From, instant) && !(absent.To is { } to && IsOver(to, instant)));

    /// <summary>The instants strictly between two at which somebody's absence begins or is over.</summary>
    public IEnumerable<DateTimeOffset> TurnsBetween(DateTimeOffset after, DateTimeOffset before) =>
        from person in document.Caseworkers
        from time in (DateOrInstant?[])[person.Absent?.From, person.Absent?.To]
        where time is not null
        from turn in time.Value.Date is { } day
            ? [LocalTime.StartOfDay(day), LocalTime.StartOfDay(day.AddDays(1))]
            : (DateTimeOffset[])[time.Value.Instant!.Value]
        where turn > after && turn < before
        select turn;

    private static bool HasBegun(DateOrInstant from, DateTimeOffset instant) =>
        from.Date is { } day ? LocalDay(instant) >= day : instant >= from.Instant;

    private static bool IsOver(DateOrInstant to, DateTimeOffset instant) =>
        to.Date is { } day ? LocalDay(instant) > day : instant >= to.Instant;

    private static DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).Date);

    private Caseworker? LastKnown(string person) => _known.GetValueOrDefault(person) ?? _gone.GetValueOrDefault(person);
}
