using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>
/// One change of an organization document, by the numbers that were drawn for it; the document itself where it would be refused.
/// </summary>
internal static class OrganizationChanges
{
    public static OrganizationDocument Changed(
        this OrganizationDocument document, IEnumerable<Caseworker> left, IReadOnlyList<string> people, Step step, DateTimeOffset now)
    {
        var (person, other) = (people[step.Other % people.Count], people[step.Third % people.Count]);
        var today = LocalTime.DayOf(now);
        var changed = (step.One % 10) switch
        {
            0 or 1 or 2 =>
                document.Absent(
                    person, today.AddDays((step.Third % 4) - 1), step.Third % 3 == 0 ? null : today.AddDays((step.Third % 5) - 1)),
            3 => document.Absent(person, now.AddHours((step.Third % 30) - 10), step.Third % 3 == 0 ? null : now.AddHours(step.Third % 60)),
            4 => document.With(person, known => known with { Absent = null }),
            5 => document.With(person, known => known with { Substitute = step.Third % 4 == 0 ? null : other }),
            6 => Left(document, person),
            7 => left.FirstOrDefault() is { } back
                ? document with { Caseworkers = [.. document.Caseworkers, back with { Substitute = null }] }
                : document,
            8 => document with { Units = [.. document.Units.Select(
                unit => person.StartsWith(unit.Id, StringComparison.Ordinal)
                ? unit with { Leader = step.Third % 4 == 0 ? null : other }
                : unit)] },
            _ => document with { Departments = [.. document.Departments.Select(d => d.Code == "SOF" ? d with { Leader = other } : d)] },
        };
        return OrganizationFaults.Of(changed).Count == 0 ? changed : document;
    }

    /// <summary>Without somebody, whom nobody has as a substitute or leader any more; a head has a successor first.</summary>
    private static OrganizationDocument Left(OrganizationDocument document, string person) => document.Without(person) with
    {
        Units = [.. document.Units.Select(unit => unit.Leader == person ? unit with { Leader = null } : unit)],
        Caseworkers =
            [.. document.Without(person).Caseworkers.Select(
                known => known.Substitute == person ? known with { Substitute = null } : known)],
    };
}
