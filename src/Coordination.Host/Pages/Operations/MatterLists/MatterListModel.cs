using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Pages.Words;
using Coordination.Ids;
using Coordination.Storage.Operations;

namespace Coordination.Host.Pages.Operations;

/// <summary>What stands open, the soonest due first.</summary>
/// <param name="Matter">What the list holds: <c>conflict</c>, <c>deadline</c>, <c>handover</c>, <c>alert</c> or <c>parked</c>.</param>
/// <param name="Rows">One each.</param>
/// <param name="CutAt">How many are shown of more; null: all are shown.</param>
public sealed record MattersModel(string Matter, IReadOnlyList<MatterRow> Rows, int? CutAt);

/// <summary>Something that stands open, in words.</summary>
/// <param name="Citizen">Key; of a department's own place the department's name.</param>
/// <param name="Href">The citizen's page, for those who may open it.</param>
/// <param name="What">Its kind.</param>
/// <param name="Departments">The departments concerned.</param>
/// <param name="Status">Its status; of an alert how urgent it is.</param>
/// <param name="Person">Who must act.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">By when.</param>
public sealed record MatterRow(
    string Citizen, string? Href, string What, string Departments, string Status, string? Person, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>Makes the list of what stands open from its rows.</summary>
internal static class MatterModels
{
    internal static MattersModel Of(string matter, IReadOnlyList<OpenMatter> rows, int? cutAt, Onlooker onlooker) =>
        new(matter, [.. rows.Select(row => RowOf(row, onlooker))], cutAt);

    private static MatterRow RowOf(OpenMatter row, Onlooker onlooker)
    {
        var (r, names) = (onlooker.R, onlooker.Names);
        var department = DepartmentAggregate.Of(new CitizenKey(row.Citizen));
        var opens = department is null && onlooker.Caller.Kind is CallerKind.Caseworker or CallerKind.Auditor;
        return new MatterRow(
            department is { } code ? names.Department(code.Value) : row.Citizen,
            opens ? $"/citizens/{row.Citizen}" : null,
            row.Matter switch
            {
                OpenMatter.Conflict => r.Code("conflict", row.Kind),
                OpenMatter.Deadline => r.Code("deadline", row.Kind),
                OpenMatter.Handover => r.Code("handover.what", row.Kind),
                OpenMatter.Alert => r.Find($"matter.{row.Kind}") ?? r.Find($"conflict.{row.Kind}") ?? r.Code("deadline", row.Kind),
                _ => row.Kind,
            },
            row.Departments.Count == 0 ? r["operations.across"] : string.Join(row.Matter == OpenMatter.Handover ? " → " : " – ", row.Departments),
            StatusOf(row, r), row.Person is { } person ? PersonOf(person, names) : null, row.Since, row.DueAt);
    }

    private static string StatusOf(OpenMatter row, Reader r) => row.Matter switch
    {
        OpenMatter.Deadline => r.Code("deadline-status", row.Status),
        OpenMatter.Handover => r.Code("handover-status", row.Status),
        OpenMatter.Alert => r.Code("severity", row.Status),
        _ => "",
    };

    private static string PersonOf(string person, Names names) => person.Split(':', 2) switch
    {
        ["unit", var unit] => names.Unit(unit),
        ["operations", var department] => names.Department(department),
        _ => names.PersonWithDepartment(person),
    };
}
