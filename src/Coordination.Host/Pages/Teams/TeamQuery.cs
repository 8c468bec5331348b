using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Absences;
using Coordination.Host.Pages.Operations;
using Coordination.Host.Pages.People;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Teams;

/// <summary>Reads a leader's page. Every figure is counted by the statement whose list it links to.</summary>
internal sealed class TeamQuery(WorkTable table, AbsenceRegister absences, ServiceClock clock)
{
    internal async Task<TeamModel> ReadAsync(PageUser user, string? unit, CancellationToken cancellation)
    {
        var scope = TeamScope.Of(user, unit);
        var counts = await table.CountAsync(scope.Persons, scope.Units, clock.Now, cancellation);
        var loads = Of(await table.CountLoadsAsync(scope.Persons, cancellation));
        var escalated = Of(await table.CountEscalatedAsync(scope.Persons, cancellation));
        var at = new TeamAddress(scope.Chosen?.Id);
        var byPerson = counts.ToLookup(static count => count.Person, StringComparer.Ordinal);
        IEnumerable<TeamRow> rows =
        [
            .. scope.People.Select(person => Row(person.Id, user, byPerson, loads, escalated, at)),
            .. byPerson.Where(static one => one.Key.StartsWith(ReservedWords.UnitPrefix, StringComparison.Ordinal))
                .Select(one => UnitRow(one, user, at)),
        ];
        return new TeamModel(
            Tiles(counts, escalated, at),
            [.. rows.OrderByDescending(static row => row.Overdue.Value).ThenByDescending(static row => row.Owed.Value)],
            AwayOf(scope, user),
            [
                .. RotaHoles.Ahead(user.Organization, clock.Now).Where(hole => scope.Departments.Contains(hole.Department)).Select(hole =>
                    new RotaGap(user.Names.Department(hole.Department.Value), user.Names.Department(hole.For.Value), hole.From, hole.To)),
            ],
            UnitsOf(scope, user), scope.HasMore);
    }

    private static TeamTile[] Tiles(IReadOnlyList<WorkCount> counts, Dictionary<string, long> escalated, TeamAddress at) =>
    [
        new("team.owed", new(counts.Sum(static one => one.Count), at.Work()), IsBad: false),
        new("team.overdue", new(counts.Sum(static one => one.Overdue), at.Work(overdue: true)), IsBad: true),
        new("team.escalated", new(escalated.Values.Sum(), at.Work(matter: WorkRow.Escalated)), IsBad: true),
        new(
            "team.handovers",
            new(
                counts.Where(static one => one.Matter == OpenMatter.Handover).Sum(static one => one.Count),
                at.Work(matter: OpenMatter.Handover)),
            IsBad: false),
    ];

    private static TeamRow Row(
        string id, PageUser user, ILookup<string, WorkCount> byPerson, Dictionary<string, long> loads, Dictionary<string, long> escalated,
        TeamAddress at)
    {
        var person = new CaseworkerId(id);
        var choice = PersonChoice.Of(user.Organization.Find(person)!, user);
        var owed = byPerson[person.Value].ToList();
        return new TeamRow(
            choice.Name, choice.Where, choice.Away,
            new(loads.GetValueOrDefault(person.Value), at.Work(id, WorkRow.Load)),
            new(owed.Sum(static one => one.Count), at.Work(id)),
            new(owed.Sum(static one => one.Overdue), at.Work(id, overdue: true)),
            new(escalated.GetValueOrDefault(person.Value), at.Work(id, WorkRow.Escalated)),
            owed.Min(static one => one.FirstDue), $"/transfers?from={Uri.EscapeDataString(id)}#order-heading");
    }

    private static TeamRow UnitRow(IGrouping<string, WorkCount> offered, PageUser user, TeamAddress at) => new(
        user.Localizer["team.unit", user.Names.Unit(offered.Key[ReservedWords.UnitPrefix.Length..])], null, null, new(0, null),
        new(offered.Sum(static one => one.Count), at.Work(offered.Key)),
        new(offered.Sum(static one => one.Overdue), at.Work(offered.Key, overdue: true)), new(0, null),
        offered.Min(static one => one.FirstDue), null);

    private AwayRow[] AwayOf(TeamScope scope, PageUser user) =>
    [
        .. scope.People.Select(person => new CaseworkerId(person.Id))
            .Where(id => user.Organization.IsAbsent(id, new(clock.Now))).Select(absences.Of).OfType<AbsenceView>()
            .Select(view => new AwayRow(
                view.Name, AbsenceText.Of(view.From, view.To, user.Localizer), user.Names.Person(view.Answers),
                $"/absence?of={Uri.EscapeDataString(view.Caseworker)}")),
    ];

    private static UnitLink[] UnitsOf(TeamScope scope, PageUser user) => scope.All.Count < 2
        ? []
        :
        [
            new(user.Localizer["team.all"], TeamAddress.Path, scope.Chosen is null),
            .. scope.All.Select(unit => new UnitLink(unit.Name, new TeamAddress(unit.Id).Page, unit == scope.Chosen)),
        ];

    private static Dictionary<string, long> Of(IReadOnlyList<PersonCount> counts) =>
        counts.ToDictionary(static one => one.Person, static one => one.Count, StringComparer.Ordinal);
}
