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
/// <param name="Names">The organization's names.</param>
/// <param name="MayPut">Whether the user may replace the document.</param>
/// <param name="Form">The document to edit; null: the form is not shown.</param>
public sealed record OrganizationModel(
    long Version, IReadOnlyList<DepartmentRow> Departments, IReadOnlyList<RotaHole> Holes, OrganizationNames Names, bool MayPut,
    OrganizationDocumentForm? Form)
{
    /// <param name="now">The current instant.</param>
    /// <param name="mayPut">Whether the user may replace the document.</param>
    /// <param name="form">The document to edit; null: the form is not shown.</param>
    internal static OrganizationModel Of(
        Organization organization, DateTimeOffset now, bool mayPut, OrganizationDocumentForm? form)
    {
        var document = organization.Document;
        return new OrganizationModel(
            organization.Version,
            [
                .. document.Departments.Select(known => new DepartmentRow(
                    known.Code, known.Name, known.Leader, known.EntryUnit, document.Units.Count(unit => unit.Department == known.Code))
                {
                    StartsOn = organization.IsQuiet(new DepartmentCode(known.Code), now) ? known.LiveFrom : null,
                }),
            ],
            RotaHoles.Ahead(organization, now), new(organization), mayPut, form);
    }
}

/// <summary>A department. <c>Head</c> is a caseworker's id, <c>EntryUnit</c> a unit's id or null, <c>Units</c> their number.</summary>
public sealed record DepartmentRow(string Code, string Name, string Head, string? EntryUnit, int Units)
{
    /// <summary>The day it starts to work with the service, if that is to come; else null.</summary>
    public DateOnly? StartsOn { get; init; }
}

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

    /// <summary>The people of a department, by unit and name.</summary>
    internal static IReadOnlyList<CaseworkerRow> Of(string department, Organization organization, DateTimeOffset now)
    {
        var (code, clock) = (new DepartmentCode(department), new EvaluationClock(now));
        return
        [
            .. organization.Document.Caseworkers.Where(person => DepartmentEdits.IsIn(department, person))
                .Select(person => new CaseworkerRow(
                    person.Id, person.Name, DepartmentEdits.UnitIn(department, person)!, person.Phone, person.Email, person.Substitute,
                    person.Absent, organization.ResponsibleFor(new CaseworkerId(person.Id), null, code, clock).Value))
                .OrderBy(static row => row.Unit, StringComparer.Ordinal).ThenBy(static row => row.Name, DanishOrder.Names),
        ];
    }
}

/// <summary>The form to edit the document.</summary>
/// <param name="Document">The document as text.</param>
/// <param name="Version">The version it was made from.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="IsOvertaken">Whether a later version replaced that version meanwhile.</param>
public sealed record OrganizationDocumentForm(string Document, long Version, IReadOnlyList<Fault> Faults, bool IsOvertaken);
