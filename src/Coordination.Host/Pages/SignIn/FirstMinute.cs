using Coordination.Domain.Organizations;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.SignIn;

/// <summary>
/// Whom a newcomer may be in Development, each with one thing to try: a caseworker and a unit leader of where most is owed, a coordinator,
/// a head, operations.
/// </summary>
internal sealed class FirstMinute(OrganizationSource source, WorkTable work, ServiceClock clock)
{
    private const int PeopleLookedAtMax = 500;

    internal async Task<IReadOnlyList<FirstPerson>> ReadAsync(Localizer localizer, CancellationToken cancellation)
    {
        var organization = source.Current;
        if (organization.Document.Caseworkers.Count == 0) return [];
        string[] people =
        [
            .. organization.Document.Caseworkers.Take(PeopleLookedAtMax).Select(static one => new CaseworkerId(one.Id).Value),
        ];
        var owed = (await work.CountAsync(people, [], clock.Now, cancellation)).GroupBy(static one => one.Person, StringComparer.Ordinal)
            .ToDictionary(static one => one.Key, static one => one.Sum(static count => count.Count), StringComparer.Ordinal);
        var coordinator = await work.FindCoordinatorAsync(cancellation) is { } id ? organization.Find(new CaseworkerId(id)) : null;
        var busiest = organization.Document.Caseworkers
            .Where(one => !LeadsSomebody(organization, one) && one.Id != coordinator?.Id)
            .MaxBy(one => owed.GetValueOrDefault(new CaseworkerId(one.Id).Value));
        var led = busiest is null ? null : organization.Find(new UnitId(busiest.Unit))?.Leader;
        var heads = organization.Document.Departments.FirstOrDefault(one => one.Code == busiest?.Department)?.Leader;
        return
        [
            .. new[]
            {
                Person("caseworker", busiest, "/"), Person("coordinator", coordinator, "/citizens"),
                Person("leader", led is null || led == heads ? null : organization.Find(new CaseworkerId(led)), "/team"),
                Person("head", heads is null ? null : organization.Find(new CaseworkerId(heads)), "/team"),
                new FirstPerson("operations", "role", "operations", localizer.Code("role", "operations"), "/operations"),
            }.OfType<FirstPerson>(),
        ];
    }

    private static FirstPerson? Person(string part, Caseworker? person, string href) =>
        person is null ? null : new FirstPerson(part, "caseworker", person.Id, person.Name, href);

    private static bool LeadsSomebody(Organization organization, Caseworker person) =>
        organization.UnitsLedBy(new CaseworkerId(person.Id)).Count > 0
        || organization.Document.Departments.Any(one => new CaseworkerId(one.Leader) == new CaseworkerId(person.Id));
}
