using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// The aggregate of a department: matters of a department that concern no citizen, such as a hole in its rota. It is journaled, alerted,
/// escalated and rebuilt like a citizen.
/// </summary>
/// <param name="Department">Whose aggregate it is.</param>
public readonly record struct DepartmentAggregate(DepartmentCode Department)
{
    private const string Prefix = ReservedWords.DepartmentPrefix;

    /// <summary>The key of its journal and grain, which no citizen can have.</summary>
    public CitizenKey Key => new(Prefix + Department.Value);

    /// <summary>The aggregate with a key; null: it is the key of a citizen.</summary>
    public static DepartmentAggregate? Find(CitizenKey key) =>
        Has(key) ? new DepartmentAggregate(new DepartmentCode(key.Value[Prefix.Length..])) : null;

    /// <summary>Whether a key is that of a department's aggregate.</summary>
    public static bool Has(CitizenKey key) => key.Value.StartsWith(Prefix, StringComparison.Ordinal);
}
