using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The operations of a department as a receiver of alerts and as the last possible holder. They are used when no person is known.
/// Nobody there acknowledges alerts, so their alerts do not escalate.
/// </summary>
public static class OperationsDesk
{
    /// <summary>Operations of every department that the organization does not know.</summary>
    public static Addressee Other { get; } = Addressee.Of(ReservedWords.OperationsPrefix + ReservedWords.OtherDepartments);

    /// <summary>The operations of a department; <see cref="Other"/> where the organization does not know it.</summary>
    public static Addressee Of(DepartmentCode department, Organization organization) =>
        organization.Find(department) is null ? Other : Addressee.OperationsOf(department);

    /// <summary>The same as a holder: under an id that no caseworker has.</summary>
    public static CaseworkerId HolderOf(DepartmentCode department, Organization organization) =>
        new(Of(department, organization).Value);
}
