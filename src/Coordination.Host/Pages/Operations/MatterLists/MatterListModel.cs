using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations.MatterLists;

/// <summary>Open matters of one type, the soonest due first.</summary>
/// <param name="Matter"><c>conflict</c>, <c>deadline</c>, <c>handover</c>, <c>alert</c> or <c>parked</c>.</param>
/// <param name="Rows">One row per matter.</param>
/// <param name="Total">The number of matters on all pages; null: more than are counted.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record MatterListModel(string Matter, IReadOnlyList<MatterListRow> Rows, long? Total, string? Next)
{
    internal static MatterListModel Of(
        string matter, IReadOnlyList<OpenMatter> rows, long? total, string? next, PageUser user, ListMask mask) =>
        new(matter, [.. rows.Select(row => MatterListRow.Of(row, user, mask))], total, next);
}

/// <summary>One open matter in the user's language.</summary>
/// <param name="Citizen">The citizen's key. For a matter of a department itself: the department's name.</param>
/// <param name="Href">The citizen's page; null where the user may not open it.</param>
/// <param name="What">The name of the matter's kind.</param>
/// <param name="Departments">The departments concerned, joined by a dash, for a handover by an arrow.</param>
/// <param name="Status">The name of its status; for an alert its severity.</param>
/// <param name="Person">
/// Who must act: a person, a unit or a department; null when nobody is named, or somebody of a department the user does not see.
/// </param>
/// <param name="Since">The instant it opened.</param>
/// <param name="DueAt">The instant it is due; null when it has none.</param>
public sealed record MatterListRow(
    string Citizen, string? Href, string What, string Departments, string Status, string? Person, DateTimeOffset Since,
    DateTimeOffset? DueAt)
{
    internal static MatterListRow Of(OpenMatter row, PageUser user, ListMask mask)
    {
        var (localizer, names) = (user.Localizer, user.Names);
        var department = DepartmentAggregate.Find(new CitizenKey(row.Citizen))?.Department;
        var opens = department is null && user.Caller.Kind is CallerKind.Caseworker or CallerKind.Auditor;
        return new MatterListRow(
            department is { } code ? names.Department(code.Value) : row.Citizen,
            opens ? $"/citizens/{row.Citizen}" : null,
            KindOf(row, localizer),
            row.Departments.Count == 0
                ? localizer["operations.across"]
                : string.Join(
                    row.Matter == OpenMatter.Handover ? " → " : " – ", mask.Departments(row).Select(user.Masked.Code)),
            StatusOf(row, localizer), mask.Addressee(OpenMattersQuery.AddresseeOf(row)) is { } person ? NameOf(person, names) : null,
            row.Since, row.DueAt);
    }

    private static string KindOf(OpenMatter row, Localizer localizer) => row.Matter switch
    {
        OpenMatter.Conflict => localizer.Code("conflict", row.Kind),
        OpenMatter.Deadline => localizer.Code("deadline", row.Kind),
        OpenMatter.Handover => localizer.Code("handover.what", row.Kind),
        OpenMatter.Alert =>
            localizer.Find($"matter.{row.Kind}") ?? localizer.Find($"conflict.{row.Kind}") ?? localizer.Code("deadline", row.Kind),
        _ => row.Kind,
    };

    private static string StatusOf(OpenMatter row, Localizer localizer) => row.Matter switch
    {
        OpenMatter.Deadline => localizer.Code("deadline-status", row.Status),
        OpenMatter.Handover => localizer.Code("handover-status", row.Status),
        OpenMatter.Alert => localizer.Code("severity", row.Status),
        _ => "",
    };

    private static string NameOf(Addressee person, OrganizationNames names) => person switch
    {
        { Unit: { } unit } => names.Unit(unit.Value),
        { Operations: { } department } => names.Department(department.Value),
        _ => names.PersonWithDepartment(person.Value),
    };
}
