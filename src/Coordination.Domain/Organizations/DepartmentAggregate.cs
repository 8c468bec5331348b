using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The aggregate of a department: what concerns a department and no citizen, such as a hole in its rota. It is journaled, alerted,
/// escalated and rebuilt like a citizen. Its key is one that no citizen can have.
/// </summary>
public static class DepartmentAggregate
{
    private const string Prefix = "department:";

    /// <summary>The key of a department's place.</summary>
    public static CitizenKey KeyOf(DepartmentCode department) => new($"{Prefix}{department.Value}");

    /// <summary>Whose place a key is; null: a citizen's.</summary>
    public static DepartmentCode? Of(CitizenKey key) => Is(key.Value) ? new DepartmentCode(key.Value[Prefix.Length..]) : null;

    /// <summary>Whether a key is that of a department's place.</summary>
    public static bool Is(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);
}
