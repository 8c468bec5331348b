using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>
/// Sanctions that were imposed and reversed, each with every single benefit asked for since it was imposed: what one
/// department cut in vain and another was asked to pay. All three steps are needed; whether the reversal or the request
/// came first does not matter, for the citizen went without either way. How many days may lie between is policy's, so
/// the days are kept and compared when it is counted.
/// </summary>
internal static class SanctionChains
{
    /// <summary>All of a citizen's, in the order of sanctions and benefits.</summary>
    public static IReadOnlyList<ChainRow> Of(Citizen citizen)
    {
        List<ChainRow>? rows = null;
        foreach (var sanction in citizen.Sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Reversed, OutcomeAt: { } reversedAt }) continue;
            foreach (var thing in citizen.Known(ItemKinds.Benefit))
                if (Benefit.Of(thing) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(sanction.ImposedAt ?? sanction.NotifiedAt) is { } days)
                    (rows ??= []).Add(new ChainRow(
                        citizen.Key.Value, sanction.Id.Value, benefit.Id.Value, sanction.Department.Value, benefit.Department.Value, days,
                        RowProjection.Stored(reversedAt > benefit.RequestedAt ? reversedAt : benefit.RequestedAt)));
        }

        return rows ?? [];
    }

    /// <summary>What has come or changed, and what is gone.</summary>
    public static (IReadOnlyList<ChainRow> Changed, IReadOnlyList<ChainRow> Removed) Difference(Citizen before, Citizen after)
    {
        if (ReferenceEquals(before.Items, after.Items)) return ([], []);
        var (was, now) = (Of(before), Of(after));
        if (was.Count + now.Count == 0) return ([], []);
        return ([.. now.Except(was)], [.. was.ExceptBy(now.Select(static row => (row.Sanction, row.Benefit)), static row => (row.Sanction, row.Benefit))]);
    }
}
