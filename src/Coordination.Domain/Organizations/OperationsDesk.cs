using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The operations of a department as a receiver of alerts and as the last possible holder. They are used when no person is known.
/// Written <c>operations:DEPARTMENT</c>, which is never a caseworker's id.
/// </summary>
public static class OperationsDesk
{
    private const string Prefix = "operations:";

    /// <summary>The operations of all departments that the organization does not know.</summary>
    public const string Other = Prefix + "other";

    /// <summary>The operations of a department; <see cref="Other"/> for a department the organization does not know.</summary>
    public static string Of(DepartmentCode department, Organization organization) =>
        organization.Find(department) is null ? Other : Prefix + department.Value;

    /// <summary>
    /// Whether a receiver is a department's operations. Nobody there acknowledges alerts, so their alerts do not escalate.
    /// </summary>
    public static bool Is(string receiver) => receiver.StartsWith(Prefix, StringComparison.Ordinal);
}
