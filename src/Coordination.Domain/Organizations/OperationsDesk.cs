using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// A department's operations as a receiver of alerts and as the holder of last resort: used where no person is known.
/// Written <c>operations:DEPARTMENT</c>, which no caseworker's id can be.
/// </summary>
public static class OperationsDesk
{
    private const string Prefix = "operations:";

    /// <summary>Operations of every department that the organization does not know.</summary>
    public const string Other = Prefix + "other";

    /// <summary>The operations of a department; <see cref="Other"/> where the organization does not know it.</summary>
    public static string Of(DepartmentCode department, Organization organization) =>
        organization.Find(department) is null ? Other : Prefix + department.Value;

    /// <summary>Whether a receiver is a department's operations. Nobody there acknowledges, so their alerts do not escalate.</summary>
    public static bool Is(string receiver) => receiver.StartsWith(Prefix, StringComparison.Ordinal);
}
