using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;

namespace Coordination.Host.Pages;

/// <summary>The user a page is built for: the caller, the organization, and the localizer of the request.</summary>
internal sealed class PageUser(Caller caller, Organization organization, Localizer localizer)
{
    internal Caller Caller => caller;

    /// <summary>The organization at the instant of the request.</summary>
    internal Organization Organization => organization;

    internal Localizer Localizer => localizer;

    internal OrganizationNames Names { get; } = new(organization);

    /// <summary>What is masked, in words.</summary>
    internal MaskedText Masked { get; } = new(new OrganizationNames(organization), localizer);

    /// <summary>The caseworker's id; null for callers that are no caseworker.</summary>
    internal string? Caseworker => caller.Kind == CallerKind.Caseworker ? caller.Id : null;

    /// <summary>Those whose citizens are on the user's desk, as they are stored; empty for callers that are no caseworker.</summary>
    internal IReadOnlyList<string> DeskPersons =>
        Caseworker is { } id ? Involvements.OnDeskOf(new CaseworkerId(id), organization.UnitsOf(new CaseworkerId(id))) : [];

    internal bool Is(string? person) => person is not null && Caseworker is { } me && new CaseworkerId(person).Value == me;

    /// <summary>
    /// Whether the user is the person, or leads the unit in which the person holds something in a department. Of somebody the
    /// organization does not know, the unit is the one named with them.
    /// </summary>
    /// <param name="unit">The unit named with the person; null: none.</param>
    internal bool IsOrLeads(string? person, string? department, string? unit = null)
    {
        if (person is null || Caseworker is not { } me) return false;
        if (Is(person)) return true;
        var other = new CaseworkerId(person);
        return organization.IsUnknown(other)
            ? unit is not null && LeadsUnit(unit)
            : organization.Leads(new CaseworkerId(me), other, department is null ? default : new DepartmentCode(department));
    }

    /// <summary>Whether the user acts for the person: as themselves, as their leader, or instead of them while they are away.</summary>
    internal bool ActsFor(string? person, string? department) => IsOrLeads(person, department) || AnswersFor(person, department);

    /// <summary>Whether the user works in a unit.</summary>
    internal bool IsIn(string unit) => Caseworker is { } me && organization.IsIn(new CaseworkerId(me), new UnitId(unit));

    internal bool LeadsUnit(string unit) =>
        Caseworker is { } me && organization.LeaderOf(new UnitId(unit)) is { } leader && leader.Value == me;

    /// <summary>Whether the user leads a unit, or answers now for its leader.</summary>
    internal bool LeadsUnitNow(string unit, string? department) =>
        LeadsUnit(unit) || (organization.LeaderOf(new UnitId(unit)) is { } leader && AnswersFor(leader.Value, department));

    /// <summary>Whether the user answers now for a person who is away.</summary>
    private bool AnswersFor(string? person, string? department) =>
        person is not null && Caseworker is { } me && organization.ResponsibleFor(
            new CaseworkerId(person), unit: null, department is null ? default : new DepartmentCode(department),
            new EvaluationClock(localizer.Now)).Value == me;

    /// <summary>The name of the author of a journal entry: a person, a department's system, or the policy.</summary>
    internal string AuthorName(string by)
    {
        if (by is "policy" or "system") return localizer["by.policy"];
        if (by == ReservedWords.Citizen) return localizer["by.citizen"];
        if (by == Mask.Nobody) return localizer["masked.somebody"];
        return by.StartsWith('/') && DepartmentEvent.SystemOf(by) is { Length: > 0 } system
            ? $"{system} ({DepartmentEvent.DepartmentOf(by)})"
            : Names.Person(by);
    }
}
