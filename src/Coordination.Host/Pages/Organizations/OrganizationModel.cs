using Coordination.Domain.Calendar;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>The organization page.</summary>
/// <param name="Version">The version of the organization document; 0 before the first.</param>
/// <param name="Departments">In the order of the document.</param>
/// <param name="Holes">Periods in which nobody staffs an entry point.</param>
/// <param name="People">The people of the chosen department; null: none is chosen.</param>
/// <param name="Names">The organization's names.</param>
/// <param name="MayPut">Whether the user may replace the document.</param>
/// <param name="Form">The document to edit; null: the form is not shown.</param>
public sealed record OrganizationModel(
    long Version, IReadOnlyList<DepartmentRow> Departments, IReadOnlyList<RotaHole> Holes, DepartmentPeople? People,
    OrganizationNames Names, bool MayPut, OrganizationDocumentForm? Form)
{
    /// <param name="now">The current instant.</param>
    /// <param name="department">The code of the department to show people of; null, or unknown: none.</param>
    /// <param name="mayPut">Whether the user may replace the document.</param>
    /// <param name="form">The document to edit; null: the form is not shown.</param>
    internal static OrganizationModel Of(
        Organization organization, DateTimeOffset now, string? department, bool mayPut, OrganizationDocumentForm? form)
    {
        var document = organization.Document;
        var chosen = department is null ? null : organization.Find(new DepartmentCode(department));
        return new OrganizationModel(
            organization.Version,
            [
                .. document.Departments.Select(known => new DepartmentRow(
                    known.Code, known.Name, known.Leader, known.EntryUnit, document.Units.Count(unit => unit.Department == known.Code))
                {
                    StartsOn = organization.IsQuiet(new DepartmentCode(known.Code), now) ? known.LiveFrom : null,
                }),
            ],
            RotaHoles.Ahead(organization, now), chosen is null ? null : DepartmentPeople.Of(chosen, organization, now), new(organization),
            mayPut, form);
    }
}

/// <summary>A department. <c>Head</c> is a caseworker's id, <c>EntryUnit</c> a unit's id or null, <c>Units</c> their number.</summary>
public sealed record DepartmentRow(string Code, string Name, string Head, string? EntryUnit, int Units)
{
    /// <summary>The day it starts to work with the service, if that is to come; else null.</summary>
    public DateOnly? StartsOn { get; init; }
}

/// <summary>The units and people of a department.</summary>
public sealed record DepartmentPeople(string Name, IReadOnlyList<UnitRow> Units, IReadOnlyList<CaseworkerRow> People)
{
    internal static DepartmentPeople Of(Department department, Organization organization, DateTimeOffset now)
    {
        var (document, code, clock) = (organization.Document, new DepartmentCode(department.Code), new EvaluationClock(now));
        return new DepartmentPeople(
            department.Name,
            [
                .. document.Units.Where(unit => unit.Department == department.Code)
                    .Select(unit => new UnitRow(unit.Name, unit.Leader, unit.EntryPhone)),
            ],
            [
                .. document.Caseworkers.SelectMany(person => UnitsIn(department.Code, person), static (person, unit) => (person, unit))
                    .OrderBy(static one => one.unit, StringComparer.Ordinal).ThenBy(static one => one.person.Name, DanishOrder.Names)
                    .Select(one => new CaseworkerRow(
                        one.person.Id, one.person.Name, one.unit, one.person.Phone, one.person.Email, one.person.Substitute,
                        one.person.Absent, organization.ResponsibleFor(new CaseworkerId(one.person.Id), null, code, clock).Value)),
            ]);
    }

    /// <summary>The unit in which a person works in a department; none: they do not work there.</summary>
    private static IEnumerable<string> UnitsIn(string department, Caseworker person) =>
        person.Posts.Prepend(new FurtherPost { Department = person.Department, Unit = person.Unit })
            .Where(post => post.Department == department).Select(static post => post.Unit);
}

/// <summary>A unit. <c>Leader</c> is a caseworker's id. What is unknown is null.</summary>
public sealed record UnitRow(string Name, string? Leader, string? EntryPhone);

/// <param name="Id">The caseworker's id.</param>
/// <param name="Name">The caseworker's name.</param>
/// <param name="Unit">The unit's id.</param>
/// <param name="Phone">The phone number; null: unknown.</param>
/// <param name="Email">The e-mail address; null: unknown.</param>
/// <param name="Substitute">The substitute's id; null: nobody.</param>
/// <param name="Absent">The current or next absence; null: none.</param>
/// <param name="Responsible">The id of the person now responsible for the caseworker's citizens.</param>
public sealed record CaseworkerRow(
    string Id, string Name, string Unit, string? Phone, string? Email, string? Substitute, Absence? Absent, string Responsible)
{
    /// <summary>Phone number and e-mail address, or a dash.</summary>
    public string Reached => string.Join(" · ", new[] { Phone, Email }.Where(way => !string.IsNullOrEmpty(way)).DefaultIfEmpty("–"));
}

/// <summary>The form to edit the document.</summary>
/// <param name="Document">The document as text.</param>
/// <param name="Version">The version it was made from.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="IsOvertaken">Whether a later version replaced that version meanwhile.</param>
public sealed record OrganizationDocumentForm(string Document, long Version, IReadOnlyList<Fault> Faults, bool IsOvertaken);
