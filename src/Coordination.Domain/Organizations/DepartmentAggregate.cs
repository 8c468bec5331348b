using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The aggregate of a department: matters of a department that concern no citizen, such as a hole in its rota. It is journaled,
/// alerted, escalated and rebuilt like a citizen. No citizen can have its key.
/// </summary>
public static class DepartmentAggregate
{
    private const string Prefix = "department:";

    /// <summary>The key of a department's aggregate.</summary>
    public static CitizenKey KeyOf(DepartmentCode department) => new($"{Prefix}{department.Value}");

    /// <summary>The department of an aggregate's key; null for a citizen's key.</summary>
    public static DepartmentCode? Of(CitizenKey key) => Is(key.Value) ? new DepartmentCode(key.Value[Prefix.Length..]) : null;

    /// <summary>Whether a key is that of a department's aggregate.</summary>
    public static bool Is(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
