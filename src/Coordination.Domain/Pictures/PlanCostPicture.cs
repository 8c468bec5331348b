using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Costs;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// What a citizen's interventions cost together, by payer, before and after the plan. It is made of what the viewer sees alone, so a sum
/// tells nothing of what is hidden.
/// </summary>
public static class PlanCostPicture
{
    /// <summary>The most months before and after the agreement of which the mean is.</summary>
    public const int MonthsMax = 12;

    private const int Decimals = 2;

    /// <summary>The costs of the interventions of a picture; null: none of them has a cost.</summary>
    /// <param name="picture">As the viewer sees it, before ids are spelled.</param>
    internal static PlanCostsView? Of(CitizenView picture, Citizen citizen, Disclosure shown, DateOnly today)
    {
        CostCourse[] courses =
        [
            .. picture.Interventions.Where(static one => !one.Masked)
                .Select(one => CostCourse.Of(citizen.Interventions[new ItemId(one.Id)], citizen.Death?.On)).OfType<CostCourse>(),
        ];
        return courses.Length == 0 ? null : Of(courses, AgreedOn(citizen, shown), today);
    }

    /// <summary>The costs of interventions around the day on which a plan was agreed.</summary>
    /// <param name="courses">The interventions.</param>
    /// <param name="agreedOn">The day; null: no plan was.</param>
    /// <param name="today">The local day.</param>
    public static PlanCostsView Of(IReadOnlyCollection<CostCourse> courses, DateOnly? agreedOn, DateOnly today)
    {
        var months = agreedOn is { } day ? MonthsOver(day, today) : 0;
        return new PlanCostsView
        {
            Payers =
            [
                .. courses.GroupBy(static one => one.Payer, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(static payer => payer.Key is null).ThenBy(static payer => payer.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(payer => Of(payer.Key, [.. payer], agreedOn, months, today)),
            ],
            Total = Of(null, courses, agreedOn, months, today),
            AgreedOn = agreedOn,
            MonthsAfter = months,
        };
    }

    private static PayerCostView Of(
        string? payer, IReadOnlyCollection<CostCourse> courses, DateOnly? agreedOn, int months, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return new PayerCostView
        {
            Payer = payer,
            SoFar = In(DateOnly.MinValue, today),
            ThisMonth = In(month, month.PlusMonths(1).PlusDays(-1)),
            Before = agreedOn is { } day ? Mean(In(day.PlusMonths(-MonthsMax), day.PlusDays(-1)), MonthsMax) : null,
            After = agreedOn is { } since && months > 0 ? Mean(In(since, since.PlusMonths(months).PlusDays(-1)), months) : null,
        };

        decimal In(DateOnly first, DateOnly last) => courses.Sum(one => one.In(first, last));
    }

    private static decimal Mean(decimal sum, int months) => Math.Round(sum / months, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>The whole months that are over since a day.</summary>
    private static int MonthsOver(DateOnly since, DateOnly today)
    {
        var months = 0;
        while (months < MonthsMax && since.PlusMonths(months + 1) <= today) months++;
        return months;
    }

    /// <summary>The first day on which the citizen agreed to a plan that the viewer sees.</summary>
    private static DateOnly? AgreedOn(Citizen citizen, Disclosure shown)
    {
        DateOnly[] days =
        [
            .. citizen.PlanAgreements.Where(one => MaskedPlan.IsShown(one.Plan, citizen, shown)).Select(static one => one.On),
            .. citizen.Known(ItemKinds.Plan).Where(one => shown.Shows(one.Department)).SelectMany(static one => one.Events)
                .Where(static one => one.Event.Data is PlanAgreed).Select(static one => LocalTime.DayOf(one.Event.Time)),
        ];
        return days.Length > 0 ? days.Min() : null;
    }
}
