using Coordination.Domain.Calendar;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>A period in which one person staffs a department's entry for another department, or nobody does.</summary>
/// <param name="From">The start; the start of the period examined if it began earlier.</param>
/// <param name="To">The end; null: it reaches the end of the period examined.</param>
/// <param name="By">Who is on the rota, or their substitute; null: there is a hole.</param>
public sealed record RotaPeriod(DateTimeOffset From, DateTimeOffset? To, CaseworkerId? By);

/// <summary>Tells who staffs an entry when.</summary>
public static class RotaPeriods
{
    /// <summary>
    /// The maximum number of changes of one entry's staffing that are examined. What follows them is seen when the period begins later.
    /// </summary>
    public const int ChangesMax = 500;

    /// <summary>The periods from an instant until another, in order and without a gap between them.</summary>
    public static IReadOnlyList<RotaPeriod> Of(
        Organization organization, DepartmentCode department, DepartmentCode other, DateTimeOffset from, DateTimeOffset until)
    {
        List<RotaPeriod> periods = [];
        var instant = from;
        for (var change = 0; change < ChangesMax; change++)
        {
            var clock = new EvaluationClock(instant);
            var by = organization.OnRota(department, other, clock);
            if (periods is not [.., var last] || last.By != by)
            {
                if (periods is [.., var ended]) periods[^1] = ended with { To = instant };
                periods.Add(new RotaPeriod(instant, null, by));
            }

            if (clock.Until is not { } next || next > until) break;
            instant = next;
        }

        return periods;
    }
}
