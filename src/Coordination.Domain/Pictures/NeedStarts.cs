using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Pictures;

/// <summary>
/// A citizen's needs whose help has begun: treatment and rehabilitation that had to start in time, and granted measures. A measure began
/// with the first intervention of the department that was asked which began on the day it was asked or later. What one of the two
/// departments keeps secret is left out.
/// </summary>
public static class NeedStarts
{
    private static readonly string[] Starts = [DrugTreatmentStart.Name, AlcoholTreatmentStart.Name, RehabilitationStart.Name];

    /// <summary>Every need whose help has begun.</summary>
    public static IReadOnlyList<NeedStart> Of(Citizen citizen)
    {
        List<NeedStart> found = [];
        foreach (var deadline in citizen.Deadlines.Values)
            if (deadline.MetAt is { } met && Array.IndexOf(Starts, deadline.Kind) >= 0)
                Add(deadline.Id.Value, new ItemId(deadline.About).Department, deadline.Department, deadline.ArmedAt, met);
        foreach (var measure in citizen.Measures.Values)
            if (measure.Status == MeasureStatus.Granted && BeganAt(citizen, measure) is { } began)
                Add(measure.Id.Value, measure.From.Department, measure.Department, measure.AskedAt, began);
        return found;

        void Add(string id, DepartmentCode from, DepartmentCode to, DateTimeOffset needed, DateTimeOffset began)
        {
            if (citizen.SecretMatters.Any(one => one.Department == from || one.Department == to)) return;
            found.Add(new NeedStart(id, from, to, needed, began > needed ? began : needed));
        }
    }

    /// <summary>Whether both states have the same, as far as can be told without looking at what they have.</summary>
    public static bool AreSame(Citizen one, Citizen other) =>
        one.SecretMatters == other.SecretMatters && ReferenceEquals(one.Deadlines, other.Deadlines)
            && ReferenceEquals(one.Measures, other.Measures)
            && (other.Measures.IsEmpty || ReferenceEquals(one.Interventions, other.Interventions));

    private static DateTimeOffset? BeganAt(Citizen citizen, Measure measure)
    {
        var day = LocalTime.DayOf(measure.AskedAt);
        DateTimeOffset? first = null;
        foreach (var it in citizen.Interventions.Values)
            if (it.Department == measure.Department && it.StartsOn >= day && it.Status != InterventionStatus.Planned
                && it.BeginsAt is { } begins && (first is null || begins < first))
                first = begins;
        return first;
    }
}

/// <summary>A need, and when what was needed began.</summary>
/// <param name="Id">The id of the deadline that was met, or of the measure.</param>
/// <param name="From">The department that reported the need or asked for the measure.</param>
/// <param name="To">The department that owed the start, or was asked.</param>
public readonly record struct NeedStart(
    string Id, DepartmentCode From, DepartmentCode To, DateTimeOffset NeededAt, DateTimeOffset StartedAt);
