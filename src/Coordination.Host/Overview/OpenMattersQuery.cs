using Coordination.Domain.Organizations;
using Coordination.Ids;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>The query of a list of open matters.</summary>
internal static class OpenMattersQuery
{
    /// <summary>Stands for no department in an address.</summary>
    internal const string NoDepartment = "none";

    /// <summary>Whether the text is a type of matter.</summary>
    internal static bool IsMatter(string? matter) =>
        matter is OpenMatter.Conflict or OpenMatter.Deadline or OpenMatter.Handover or OpenMatter.Alert or OpenMatter.Parked;

    /// <summary>
    /// The filter. An empty value matches any value. Departments are separated by commas; <c>none</c> selects conflicts without a
    /// pair of departments.
    /// </summary>
    internal static MatterFilter FilterOf(
        string matter, string? kind, string? departments, string? status, IReadOnlyCollection<string>? seenBy) => new(
        matter, ValueOf(kind),
        departments switch
        {
            null or "" => null,
            NoDepartment => [],
            _ =>
            [
                .. departments.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(IdSpelling.Department).Order(StringComparer.Ordinal),
            ],
        },
        ValueOf(status), seenBy);

    /// <summary>Who must act; null: nobody by name.</summary>
    internal static Addressee? AddresseeOf(OpenMatter row) =>
        row.Person is { } person ? Addressee.Of(person) : row.Unit is { } unit ? Addressee.Of(new UnitId(unit)) : null;

    private static string? ValueOf(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
