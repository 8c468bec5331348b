using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Pages.Returned;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>
/// The form that adds a department: with its head and its first unit, which receives what comes for the department. Whoever is in the
/// organization already keeps their post and has one in the new department too.
/// </summary>
internal static class NewDepartment
{
    /// <summary>What the form is called in <c>what</c>.</summary>
    internal const string What = "new-department";

    private static readonly IReadOnlyList<string> Fields = ["code", "name", "unit-code", "unit-name", "head-code", "head-name"];

    /// <summary>The organization document with the department. Its pointers and fields: see <see cref="FieldFaults"/>.</summary>
    internal static OrganizationEdit Of(IFormCollection form, PageUser user)
    {
        var (document, fields) = (user.Organization.Document, new EditedFields(form, user));
        var written = Fields.ToDictionary(
            static field => field, field => fields.Required(field, TextOf(field)), StringComparer.Ordinal);
        var (code, unit, head) = (written["code"], written["unit-code"], written["head-code"]);
        var post = new Caseworker { Id = head, Name = written["head-name"], Department = code, Unit = unit };
        var people = user.Organization.Find(new CaseworkerId(head)) is { } known
            ? document.Caseworkers.Select(one => one.Id == known.Id
                ? one with { Posts = [.. one.Posts, new FurtherPost { Department = code, Unit = unit }] }
                : one)
            : [.. document.Caseworkers, post];
        var changed = document with
        {
            Departments = [.. document.Departments, new() { Code = code, Name = written["name"], Leader = head, EntryUnit = unit }],
            Units = [.. document.Units, new() { Id = unit, Department = code, Name = written["unit-name"], Leader = head }],
            Caseworkers = [.. people],
        };
        return new(changed, $"/departments/{document.Departments.Count}", fields.Faults);
    }

    /// <summary>The faults of the document as faults of the form's fields.</summary>
    internal static IReadOnlyList<FieldFault> FieldFaults(OrganizationEdit edit, IReadOnlyList<Fault> faults, PageUser user)
    {
        var (department, unit) = ($"/departments/{edit.Document.Departments.Count - 1}/", $"/units/{edit.Document.Units.Count - 1}/");
        return
        [
            .. faults.Select(static fault => fault.Pointer).Select(FieldOf).Distinct()
                .Select(field => new FieldFault(field, user.Localizer[TextOf(field)])),
        ];

        string FieldOf(string pointer)
        {
            var whose = pointer.StartsWith(department, StringComparison.Ordinal) ? ""
                : pointer.StartsWith(unit, StringComparison.Ordinal) ? "unit-"
                : "head-";
            return pointer.EndsWith("/name", StringComparison.Ordinal) ? $"{whose}name" : $"{whose}code";
        }
    }

    private static string TextOf(string field) => OrganizationEdit.TextOf(field[(field.LastIndexOf('-') + 1)..]);
}
