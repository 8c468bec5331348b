using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>How a department is reached by those who know nobody there.</summary>
public static class EntryPhone
{
    /// <summary>The telephone number of a department's entry unit; null: none is known.</summary>
    public static string? EntryPhoneOf(this Organization organization, DepartmentCode code) =>
        organization.EntryUnitOf(code) is { } unit ? organization.Find(unit)?.EntryPhone : null;
}
