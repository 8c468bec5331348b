using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The score under which an answer on a scale is low: policy values, because each version of a scale, and each age, has its own.
/// </summary>
public static class FeedbackCutOff
{
    internal const string Adults = "cutOff";

    internal const string Youth = "cutOffYouth";

    internal const string Children = "cutOffChild";

    internal const string Sessions = "cutOffSession";

    internal const string AdultFromAge = "adultFromAge";

    private const int MonthsOfAYear = 12;

    /// <summary>The cut-off that policy sets for an answer on a scale.</summary>
    /// <param name="at">When it was answered.</param>
    public static decimal Of(Citizen citizen, FeedbackInstrument instrument, DateTimeOffset at, Policy policy)
    {
        var rule = policy.Rule(FeedbackScores.Name);
        return rule.Number(Of(citizen, instrument, at, rule));
    }

    /// <summary>The name of that number. Somebody whose birth date is not known counts as an adult.</summary>
    internal static string Of(Citizen citizen, FeedbackInstrument instrument, DateTimeOffset at, RulePolicy rule) => instrument switch
    {
        FeedbackInstrument.Ors => IsAdult(citizen, at, rule) ? Adults : Youth,
        FeedbackInstrument.Cors => Children,
        FeedbackInstrument.Srs or FeedbackInstrument.Csrs => Sessions,
        _ => throw new InvalidOperationException($"No cut-off for the scale {instrument}."),
    };

    private static bool IsAdult(Citizen citizen, DateTimeOffset at, RulePolicy rule) =>
        citizen.Person.BirthDate is not { } born
        || LocalTime.DayOf(at) >= born.PlusMonths(rule.Whole(AdultFromAge) * MonthsOfAYear);
}
