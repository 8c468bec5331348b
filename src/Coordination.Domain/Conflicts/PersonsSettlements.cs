using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Conflicts;

/// <summary>Which conflicts persons settled. Found once while conflicts are the same.</summary>
internal sealed class PersonsSettlements
{
    private readonly HashSet<string> _kinds = [];

    private PersonsSettlements(Citizen citizen)
    {
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Settlement is { ByPerson: true }) _kinds.Add(conflict.Kind);
    }

    /// <summary>Whether a person settled any conflict of a kind. Most kinds have none; then nothing need be looked up.</summary>
    public static bool HasAny(RuleContext context, string kind) =>
        context.Derived(context.Citizen.Conflicts, static context => new PersonsSettlements(context.Citizen))._kinds.Contains(kind);

    /// <summary>Whether a person settled the conflict of a kind between parties whose material is as it was then.</summary>
    public static bool Has(RuleContext context, string kind, ImmutableArray<Party> parties, Material material) =>
        KnownConflict.SettledBy(KnownConflict.Find(context, kind, parties), material) is not null;
}
