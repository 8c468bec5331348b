using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;

namespace Coordination.Domain.Deadlines;

/// <summary>Finds the start of an intervention that was waited for.</summary>
internal static class FirstStart
{
    /// <summary>
    /// When the first intervention of these kinds began, on or after the local day of an instant; null: none has begun.
    /// </summary>
    public static DateTimeOffset? Since(DateTimeOffset from, IReadOnlyList<string> kinds, RuleContext context)
    {
        var day = LocalTime.DayOf(from);
        DateTimeOffset? first = null;
        foreach (var intervention in context.Citizen.Interventions.Values)
        {
            if (intervention.StartsOn < day || !kinds.Contains(intervention.Kind)) continue;
            if (intervention.BeginsAt is not { } begins || !context.Clock.Reached(begins)) continue;
            // An intervention that begins on the same day begins after the event that requires it.
            var began = begins > from ? begins : from;
            if (first is null || began < first) first = began;
        }

        return first;
    }
}
