using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Teams;

/// <summary>Whom a leader leads: the people of the units they lead, and of every unit of the departments they head.</summary>
/// <param name="All">The units, by name.</param>
/// <param name="Chosen">The unit that is shown alone; null: all.</param>
/// <param name="People">The people shown, by name.</param>
/// <param name="Departments">The departments the leader heads, and those of the units they lead.</param>
internal sealed record TeamScope(
    IReadOnlyList<OrganizationUnit> All, OrganizationUnit? Chosen, IReadOnlyList<Caseworker> People,
    IReadOnlyList<DepartmentCode> Departments)
{
    /// <summary>People shown at once. Whoever leads more chooses a unit.</summary>
    internal const int PeopleMax = 500;

    /// <summary>Whether there are more people than are shown.</summary>
    internal bool HasMore { get; private init; }

    /// <summary>The people, as stored.</summary>
    internal IReadOnlyCollection<string> Persons => [.. People.Select(static person => new CaseworkerId(person.Id).Value)];

    /// <summary>The units shown, as stored.</summary>
    internal IReadOnlyCollection<string> Units =>
        [.. (Chosen is { } one ? [one] : All).Select(static unit => new UnitId(unit.Id).Value)];

    /// <param name="unit">The id of the unit to show alone; null, or not one of the leader's: all.</param>
    internal static TeamScope Of(PageUser user, string? unit)
    {
        var (organization, me) = (user.Organization, new CaseworkerId(user.Caseworker!));
        HashSet<DepartmentCode> headed =
        [
            .. organization.Document.Departments.Where(one => new CaseworkerId(one.Leader) == me)
                .Select(static one => new DepartmentCode(one.Code)),
        ];
        OrganizationUnit[] units =
        [
            .. organization.Document.Units.Where(one =>
                    (one.Leader is { } leader && new CaseworkerId(leader) == me) || headed.Contains(new DepartmentCode(one.Department)))
                .OrderBy(static one => one.Name, DanishOrder.Names),
        ];
        var chosen = unit is null ? null : Array.Find(units, one => new UnitId(one.Id) == new UnitId(unit));
        var shown = chosen is null ? units : [chosen];
        Caseworker[] people =
        [
            .. shown.SelectMany(one => organization.MembersOf(new UnitId(one.Id))).Distinct()
                .Select(id => organization.Find(new CaseworkerId(id))).OfType<Caseworker>()
                .OrderBy(static one => one.Name, DanishOrder.Names),
        ];
        return new TeamScope(
            units, chosen, people.Length > PeopleMax ? people[..PeopleMax] : people,
            [.. headed.Concat(units.Select(static one => new DepartmentCode(one.Department))).Distinct().Order()])
        {
            HasMore = people.Length > PeopleMax,
        };
    }
}
