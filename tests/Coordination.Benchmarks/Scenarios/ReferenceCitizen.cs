using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>The citizen that goals are stated for: 10 interventions, 10 appointments, 10 deadlines.</summary>
internal static class ReferenceCitizen
{
    private const int OfEach = 10;

    public static IReadOnlyList<DepartmentEvent> Events(DateTimeOffset now) =>
    [
        .. Enumerable.Range(0, OfEach).SelectMany(number =>
        {
            var department = Municipality.Departments[number % Municipality.Departments.Count];
            return (DepartmentEvent[])
            [
                Reports.Started(department, $"i{number}", now.AddDays(-number - 10)),
                Reports.Booked(department, $"a{number}", now.AddDays(-number - 5), now.AddDays(2 + number)),
                Reports.DeadlineSet(department, $"d{number}", now.AddDays(-number - 3), now.AddDays(20 + number)),
            ];
        }),
    ];
}
