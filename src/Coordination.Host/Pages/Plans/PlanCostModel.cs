using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.Plans;

/// <summary>What the interventions cost that the user sees, and who pays.</summary>
/// <param name="Interventions">Those with a cost.</param>
/// <param name="Payers">By payer, all together last.</param>
/// <param name="AgreedOn">The day the first plan was agreed; null: there is none to compare with.</param>
public sealed record PlanCostModel(
    IReadOnlyList<InterventionCostLine> Interventions, IReadOnlyList<PayerLine> Payers, DateOnly? AgreedOn, int MonthsAfter)
{
    /// <summary>The most months before the plan of which the mean is.</summary>
    public int MonthsBefore => PlanCostPicture.MonthsMax;

    internal static PlanCostModel? Of(CitizenView picture, PictureLabels labels, PageUser user) =>
        picture.Costs is not { } costs ? null : new(
        [
            .. picture.Interventions.Where(static one => one.Cost is not null).Select(one => new InterventionCostLine(
                labels.Find(one.Id) ?? one.Id, one.Cost!.Amount,
                user.Localizer.Code("cost-period", one.Cost.Per ?? Vocabulary.WordFor(CostPeriod.Once)), NameOf(one.Payer, user))),
        ],
        [
            .. costs.Payers.Select(one => new PayerLine(NameOf(one.Payer, user), one)),
            new PayerLine(user.Localizer["costs.all"], costs.Total),
        ],
        costs.AgreedOn, costs.MonthsAfter);

    private static string NameOf(string? payer, PageUser user) => payer is null ? user.Localizer["costs.nobody"] : user.Names.Code(payer);
}

/// <summary>One intervention's cost.</summary>
/// <param name="Per">The period of one payment, in words.</param>
public sealed record InterventionCostLine(string Name, decimal Amount, string Per, string Payer);

/// <summary>One payer's sums.</summary>
public sealed record PayerLine(string Payer, PayerCostView Cost);
