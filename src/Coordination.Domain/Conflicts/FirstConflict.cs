using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Keeps one conflict for each item that conflicts with several: the one with the first of them. A pair that a person settled is kept
/// besides, and the item goes on to the next. So n items make about n conflicts, and not one for every pair.
/// </summary>
internal static class FirstConflict
{
    /// <param name="rule">The rule whose conflicts they are.</param>
    /// <param name="othersOf">What an item conflicts with, in the order of preference. It is read only as far as needed.</param>
    public static IEnumerable<(TOther Other, TItem Item)> OfEach<TOther, TItem>(
        RuleContext context, string rule, IEnumerable<TItem> items, Func<TItem, IEnumerable<TOther>> othersOf,
        Func<TOther, TItem, ImmutableArray<Party>> partiesOf, Func<TOther, TItem, Material> materialOf)
    {
        foreach (var item in items)
            foreach (var other in othersOf(item))
            {
                yield return (other, item);
                if (!PersonsSettlements.HasAny(context, rule)
                    || !PersonsSettlements.Has(context, rule, partiesOf(other, item), materialOf(other, item))) break;
            }
    }
}
