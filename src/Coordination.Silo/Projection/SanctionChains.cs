using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
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
    public static IReadOnlyList<SanctionChainRow> Of(Citizen citizen)
    {
        List<SanctionChainRow>? rows = null;
        foreach (var sanction in citizen.Sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Reversed, OutcomeAt: { } reversedAt }) continue;
            foreach (var thing in citizen.Known(ItemKinds.Benefit))
                if (Benefit.Of(thing) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(sanction.ImposedAt ?? sanction.NotifiedAt) is { } days)
                    (rows ??= []).Add(new SanctionChainRow(
                        citizen.Key.Value, sanction.Id.Value, benefit.Id.Value, sanction.Department.Value, benefit.Department.Value, days,
                        RowProjection.Stored(reversedAt > benefit.RequestedAt ? reversedAt : benefit.RequestedAt)));
        }

        return rows ?? [];
    }

    /// <summary>The chains that are new or changed, and those that no longer exist.</summary>
    public static (IReadOnlyList<SanctionChainRow> Changed, IReadOnlyList<SanctionChainRow> Removed) Difference(
        Citizen before, Citizen after)
    {
        if (ReferenceEquals(before.Items, after.Items)) return ([], []);
        var (was, now) = (Of(before), Of(after));
        if (was.Count + now.Count == 0) return ([], []);
        return (
            [.. now.Except(was)],
            [.. was.ExceptBy(now.Select(static row => (row.Sanction, row.Benefit)), static row => (row.Sanction, row.Benefit))]);
    }
}
