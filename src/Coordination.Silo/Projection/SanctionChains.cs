using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>
/// Finds sanctions that were imposed and reversed, each with every single benefit requested since it was imposed: one department cut
/// the money, and another was asked to pay. The reversal may come before or after the request; the citizen lacked the money in both
/// cases. Policy decides how many days may lie between sanction and request, so the days are stored and compared when chains are
/// counted.
/// </summary>
internal static class SanctionChains
{
    /// <summary>All chains of a citizen, in the order of sanctions and benefits.</summary>
    private static IReadOnlyList<SanctionChainRow> Of(CitizenKey key, SortedMap<ItemId, Sanction> sanctions, KnownItems benefits)
    {
        List<SanctionChainRow>? rows = null;
        foreach (var sanction in sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Reversed, OutcomeAt: { } reversedAt }) continue;
            foreach (var thing in benefits)
                if (Benefit.Of(thing) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(sanction.ImposedAt ?? sanction.NotifiedAt) is { } days)
                    (rows ??= []).Add(new SanctionChainRow(
                        key.Value, sanction.Id.Value, benefit.Id.Value, sanction.Department.Value, benefit.Department.Value, days,
                        RowProjection.Stored(reversedAt > benefit.RequestedAt ? reversedAt : benefit.RequestedAt)));
        }

        return rows ?? [];
    }

    /// <summary>The chains that are new or changed, and those that no longer exist.</summary>
    public static (IReadOnlyList<SanctionChainRow> Changed, IReadOnlyList<SanctionChainRow> Removed) Difference(
        Citizen before, Citizen after)
    {
        var (earlier, later) = (before.Known(ItemKinds.Benefit), after.Known(ItemKinds.Benefit));
        if (ReferenceEquals(before.Sanctions, after.Sanctions) && earlier.AreSame(later)) return ([], []);
        var (was, now) = (Of(before.Key, before.Sanctions, earlier), Of(after.Key, after.Sanctions, later));
        if (was.Count + now.Count == 0) return ([], []);
        return (
            [.. now.Except(was)],
            [.. was.ExceptBy(now.Select(static row => (row.Sanction, row.Benefit)), static row => (row.Sanction, row.Benefit))]);
    }
}
