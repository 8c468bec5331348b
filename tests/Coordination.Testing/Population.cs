using Coordination.Events;

namespace Coordination.Testing;

/// <summary>
/// The citizens of a run and what is reported about them: two interventions of two departments, three appointments, a
/// deadline; then appointments that come to clash and are moved apart again, deadlines set anew, hours changed.
/// </summary>
public sealed class Population(string prefix, int count, DateTimeOffset now)
{
    private readonly int[] _reported = new int[count];

    /// <summary>How many citizens there are.</summary>
    public int Count => count;

    /// <summary>The key of a citizen, from 0.</summary>
    public string Key(int citizen) => $"{prefix}{citizen:0000000}";

    /// <summary>What each citizen begins with.</summary>
    public IReadOnlyList<DepartmentEvent> Beginning() =>
    [
        Reports.Started("BIF", "1", now.AddDays(-60)),
        Reports.Started("SOF", "1", now.AddDays(-30), caseworker: 2),
        Reports.Booked("BIF", "a", now.AddDays(-5), now.AddDays(3)),
        Reports.Booked("SUF", "a", now.AddDays(-5), now.AddDays(5)),
        Reports.Booked("SOF", "a", now.AddDays(-4), now.AddDays(9)),
        Reports.DeadlineSet("SOF", "d", now.AddDays(-3), DateOnly.FromDateTime(now.UtcDateTime).AddDays(30)),
    ];

    /// <summary>The next report about a citizen.</summary>
    public DepartmentEvent Next(int citizen)
    {
        var number = Interlocked.Increment(ref _reported[citizen]);
        var time = now.AddSeconds(number);
        return (number % 4) switch
        {
            1 => Reports.Moved("BIF", "a", time, now.AddDays(5).AddMinutes(30)), // Clashes: one yields, is to be rebooked, and is told of.
            2 => Reports.DeadlineSet("SOF", "d", time, DateOnly.FromDateTime(now.UtcDateTime).AddDays(30 + (number % 20))),
            3 => Reports.Moved("BIF", "a", time, now.AddDays(3)),
            _ => Reports.Of("SOF", time, new InterventionChanged { InterventionId = "1", WeeklyHours = number % 37 }),
        };
    }
}
