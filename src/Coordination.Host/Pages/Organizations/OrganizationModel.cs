using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Words;
using Coordination.Organizations;

namespace Coordination.Host.Pages.OrganizationPages;

// One closed family: what the organization page shows.

/// <summary>The organization page.</summary>
/// <param name="Version">The document's version; 0 before the first.</param>
/// <param name="Departments">Departments in order of the document.</param>
/// <param name="Holes">Times in which nobody staffs an entry.</param>
/// <param name="People">The people of the department that was chosen.</param>
/// <param name="Names">What people and units are called.</param>
/// <param name="MayPut">Whether the reader may put a document.</param>
/// <param name="Form">The document to change; null: not asked for.</param>
public sealed record OrganizationModel(
    long Version, IReadOnlyList<DepartmentRow> Departments, IReadOnlyList<RotaHole> Holes, DepartmentPeople? People, Names Names, bool MayPut, DocumentForm? Form);

/// <summary>A department.</summary>
public sealed record DepartmentRow(string Code, string Name, string Head, string? EntryUnit, int Units);

/// <summary>The units and people of a department.</summary>
public sealed record DepartmentPeople(string Name, IReadOnlyList<UnitRow> Units, IReadOnlyList<PersonRow> People);

/// <summary>A unit.</summary>
public sealed record UnitRow(string Name, string? Leader, string? EntryPhone);

/// <summary>A caseworker; <c>Answers</c>: who answers for them now.</summary>
public sealed record PersonRow(
    string Id, string Name, string Unit, string? Phone, string? Email, string? Substitute, Absence? Absent, string Answers);

/// <summary>The document as text, the version it is made from, and what is wrong with it.</summary>
public sealed record DocumentForm(string Document, long Version, IReadOnlyList<Fault> Faults, bool IsOvertaken);
