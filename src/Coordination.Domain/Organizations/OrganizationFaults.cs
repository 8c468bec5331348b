using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>Checks an organization document before it takes effect. A hole in the rota is not a fault.</summary>
public static class OrganizationFaults
{
    /// <summary>
    /// All faults of a document: ids that are reserved words, contain a space or a colon, or differ from another only in case;
    /// references to unknown ids, circles of substitutes, units of no department, two posts of one person in one department, posts in
    /// a unit of another department, periods that end before they begin, and mail addresses that cannot be one.
    /// </summary>
    public static IReadOnlyList<Fault> Of(OrganizationDocument document)
    {
        List<Fault> faults = [];
        var departments = Unique(
            document.Departments, d => d.Code, "/departments", "code", IdSpelling.Department, ReservedWords.HasDepartment, faults);
        var units = Unique(document.Units, u => u.Id, "/units", "id", IdSpelling.Name, ReservedWords.Has, faults);
        var people = Unique(document.Caseworkers, c => c.Id, "/caseworkers", "id", IdSpelling.Name, ReservedWords.IsNoPerson, faults);
        var departmentOf = document.Units.DistinctBy(u => IdSpelling.Name(u.Id))
            .ToDictionary(u => IdSpelling.Name(u.Id), u => IdSpelling.Department(u.Department), StringComparer.Ordinal);

        void Person(string pointer, string? id) => Known(people, IdSpelling.Name, "caseworker", pointer, id);
        void Unit(string pointer, string? id) => Known(units, IdSpelling.Name, "unit", pointer, id);
        void Department(string pointer, string id) => Known(departments, IdSpelling.Department, "department", pointer, id);

        void Known(HashSet<string> ids, Func<string, string> form, string what, string pointer, string? id)
        {
            if (id is not null && !ids.Contains(form(id))) faults.Add(new(pointer, $"There is no {what} '{id}' in the document."));
        }

        void Time(string pointer, DateOrInstant from, DateOrInstant? to)
        {
            if (!OutsideTime.IsWithin(from) || (to is { } end && !OutsideTime.IsWithin(end)))
                faults.Add(new(pointer, $"'{from}' to '{to}', expected dates or instants {OutsideTime.Bounds}."));
            else if (Span.End(to) <= Span.Start(from)) faults.Add(new(pointer, $"'{to}' lies before '{from}', where it begins."));
        }

        void Mail(string pointer, string? address)
        {
            if (address is { Length: > 0 } && !MailAddress.IsSound(address))
                faults.Add(new(pointer, $"expected {MailAddress.Expected}."));
        }

        void Posts(int person, Caseworker c)
        {
            HashSet<string> taken = [IdSpelling.Department(c.Department)];
            foreach (var (i, post) in c.Posts.Index())
            {
                var at = $"/caseworkers/{person}/posts/{i}";
                Department($"{at}/department", post.Department);
                Unit($"{at}/unit", post.Unit);
                if (!taken.Add(IdSpelling.Department(post.Department)))
                    faults.Add(new($"{at}/department", $"'{c.Id}' has a post in '{post.Department}' already."));
                if (departmentOf.GetValueOrDefault(IdSpelling.Name(post.Unit)) is { } owner
                    && owner != IdSpelling.Department(post.Department))
                    faults.Add(new($"{at}/unit", $"'{post.Unit}' is a unit of '{owner}', not of '{post.Department}'."));
            }
        }

        Person("/dataProtectionOfficer", document.DataProtectionOfficer);
        foreach (var (i, d) in document.Departments.Index())
        {
            Person($"/departments/{i}/leader", d.Leader);
            Mail($"/departments/{i}/operationsContact", d.OperationsContact);
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
            Mail($"/caseworkers/{i}/email", c.Email);
            if (c.Absent is { } absent) Time($"/caseworkers/{i}/absent/to", absent.From, absent.To);
            Posts(i, c);
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
        IReadOnlyList<T> items, Func<T, string> id, string list, string field, Func<string, string> form, Func<string, bool> isReserved,
        List<Fault> faults)
    {
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        foreach (var (i, item) in items.Index())
        {
            var (pointer, written) = ($"{list}/{i}/{field}", id(item));
            if (string.IsNullOrWhiteSpace(written))
            {
                faults.Add(new(pointer, "May not be empty."));
                continue;
            }

            if (!OutsideText.IsSound(written)) faults.Add(new(pointer, "Contains control characters or noncharacters."));
            else if (isReserved(written)) faults.Add(new(pointer, $"'{written}' is a word that the service uses itself."));
            else if (written.Any(IsNotInIds)) faults.Add(new(pointer, $"'{written}' contains a space or a colon."));
            if (seen.TryAdd(form(written), written)) continue;
            faults.Add(new(pointer, seen[form(written)] == written
                ? $"'{written}' is there twice."
                : $"'{written}' differs from '{seen[form(written)]}' only in case or space."));
        }

        return [.. seen.Keys];
    }

    private static bool IsNotInIds(char character) => character == ':' || char.IsWhiteSpace(character) || char.IsControl(character);

    private static void Circles(OrganizationDocument document, List<Fault> faults)
    {
        document = OneSpelling.Of(document);
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
