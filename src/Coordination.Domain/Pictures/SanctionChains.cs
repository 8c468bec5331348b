using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Pictures;

/// <summary>
/// Finds sanctions that were imposed and reversed, each with every single benefit requested since it was imposed: one department cut
/// the money, and another was asked to pay. The reversal may come before or after the request; the citizen lacked the money in both
/// cases. Policy decides how many days may lie between sanction and request, so the days are part of what is found.
/// </summary>
public static class SanctionChains
{
    /// <summary>All chains of a citizen, in the order of sanctions and benefits.</summary>
    public static IEnumerable<SanctionChainLink> Of(Citizen citizen)
    {
        foreach (var sanction in citizen.Sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Reversed, OutcomeAt: { } reversedAt }) continue;
            foreach (var item in citizen.Known(ItemKinds.Benefit))
                if (Benefit.Of(item) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(sanction.ImposedAt ?? sanction.NotifiedAt) is { } days)
                    yield return new(sanction, benefit, days, reversedAt > benefit.RequestedAt ? reversedAt : benefit.RequestedAt);
        }
    }
}

/// <summary>A reversed sanction, and a single benefit requested since it was imposed.</summary>
/// <param name="Days">The days from the sanction to the request.</param>
/// <param name="CompleteAt">When the later of reversal and request was.</param>
public readonly record struct SanctionChainLink(Sanction Sanction, Benefit Benefit, int Days, DateTimeOffset CompleteAt);
