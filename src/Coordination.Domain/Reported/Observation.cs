using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>What a department observed last of one indicator in one quarter.</summary>
/// <param name="On">The local day of the observation.</param>
public readonly record struct Observation(Quarter Quarter, DepartmentCode Department, string Indicator, DateOnly On, decimal Value)
{
    /// <summary>
    /// The observations of a known item, which holds all of one department; of a quarter and an indicator the last. What is none of the
    /// nine indicators is left out.
    /// </summary>
    public static IEnumerable<Observation> Of(ReportedItem item)
    {
        Dictionary<(Quarter, string), Observation> last = [];
        foreach (var taken in item.Events)
        {
            if (taken.Event.Data is not OutcomeObserved observed || Indicators.Find(observed.Indicator) is not { } indicator) continue;
            var on = LocalTime.DayOf(taken.Event.Time);
            last[(Quarter.Of(on), indicator)] = new Observation(Quarter.Of(on), item.Department, indicator, on, observed.Value);
        }

        return last.Values;
    }
}
