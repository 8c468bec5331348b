using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>Checks an organization document before it takes effect. A hole in the rota is not a fault.</summary>
public static class OrganizationFaults
{
    /// <summary>
    /// All faults of a document: reserved words as ids, references to unknown ids, circles of substitutes, units of no department,
    /// duplicates, and periods
    /// that end before they begin.
    /// </summary>
    public static IReadOnlyList<Fault> Of(OrganizationDocument document)
    {
        List<Fault> faults = [];
        var departments = Unique(document.Departments, d => d.Code, "/departments", "code", ReservedWords.Has, faults);
        var units = Unique(document.Units, u => u.Id, "/units", "id", ReservedWords.Has, faults);
        var people = Unique(document.Caseworkers, c => c.Id, "/caseworkers", "id", ReservedWords.HasPerson, faults);

        void Person(string pointer, string? id) => Known(people, "caseworker", pointer, id);
        void Unit(string pointer, string? id) => Known(units, "unit", pointer, id);
        void Department(string pointer, string id) => Known(departments, "department", pointer, id);

        void Known(HashSet<string> ids, string what, string pointer, string? id)
        {
            if (id is not null && !ids.Contains(id)) faults.Add(new(pointer, $"There is no {what} '{id}' in the document."));
        }

        void Time(string pointer, DateOrInstant from, DateOrInstant? to)
        {
            if (!OutsideTime.IsWithin(from) || (to is { } end && !OutsideTime.IsWithin(end)))
                faults.Add(new(pointer, $"'{from}' to '{to}', expected dates or instants {OutsideTime.Bounds}."));
            else if (Span.End(to) <= Span.Start(from)) faults.Add(new(pointer, $"'{to}' lies before '{from}', where it begins."));
        }

        Person("/dataProtectionOfficer", document.DataProtectionOfficer);
        foreach (var (i, d) in document.Departments.Index())
        {
            Person($"/departments/{i}/leader", d.Leader);
            Unit($"/departments/{i}/entryUnit", d.EntryUnit);
            if (d.LiveFrom is { } day && !OutsideTime.IsWithin(day))
                faults.Add(new($"/departments/{i}/liveFrom", $"'{day:yyyy-MM-dd}', expected a date {OutsideTime.Bounds}."));
        }

        foreach (var (i, u) in document.Units.Index())
        {
            Department($"/units/{i}/department", u.Department);
            Person($"/units/{i}/leader", u.Leader);
        }

        foreach (var (i, c) in document.Caseworkers.Index())
        {
            Department($"/caseworkers/{i}/department", c.Department);
            Unit($"/caseworkers/{i}/unit", c.Unit);
            Person($"/caseworkers/{i}/substitute", c.Substitute);
            if (c.Absent is { } absent) Time($"/caseworkers/{i}/absent/to", absent.From, absent.To);
        }

        foreach (var (i, r) in document.Rota.Index())
        {
            Department($"/rota/{i}/department", r.Department);
            Department($"/rota/{i}/for", r.For);
            Person($"/rota/{i}/caseworker", r.Caseworker);
            Time($"/rota/{i}/to", r.From, r.To);
        }

        Circles(document, faults);
        return faults;
    }

    private static HashSet<string> Unique<T>(
        IReadOnlyList<T> items, Func<T, string> id, string list, string field, Func<string, bool> isReserved, List<Fault> faults)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (i, item) in items.Index())
        {
            if (string.IsNullOrWhiteSpace(id(item))) faults.Add(new($"{list}/{i}/{field}", "May not be empty."));
            else if (isReserved(id(item))) faults.Add(new($"{list}/{i}/{field}", $"'{id(item)}' is a word that the service uses itself."));
            else if (!seen.Add(id(item))) faults.Add(new($"{list}/{i}/{field}", $"'{id(item)}' is there twice."));
        }

        return seen;
    }

    private static void Circles(OrganizationDocument document, List<Fault> faults)
    {
        var substitutes = document.Caseworkers.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Substitute, StringComparer.Ordinal);
        foreach (var (i, c) in document.Caseworkers.Index())
        {
            HashSet<string> path = new(StringComparer.Ordinal) { c.Id };
            for (var next = c.Substitute; next is not null; next = substitutes.GetValueOrDefault(next))
            {
                if (next == c.Id)
                {
                    faults.Add(new(
                        $"/caseworkers/{i}/substitute",
                        $"'{c.Id}' stands in for themselves by way of '{c.Substitute}': a circle of substitutes."));
                    break;
                }

                if (!path.Add(next)) break;
            }
        }
    }
}
