using Coordination.Events;

namespace Coordination.Testing;

/// <summary>
/// Whole department events of the <see cref="Municipality"/> with usual fields, each with an id of its own, for tests that need
/// some event rather than a certain one. <see cref="MixedReports"/> draws them at random.
/// </summary>
public static class Reports
{
    private static long _ids;

    /// <summary>An event of a department.</summary>
    public static DepartmentEvent Of(string department, DateTimeOffset time, EventData data) => new()
    {
        Source = Municipality.SourceOf(department), Id = $"e{Interlocked.Increment(ref _ids)}", Type = EventTypes.Of(data).Name,
        Time = time, Data = data,
    };

    /// <summary>An intervention that began on the day of the report.</summary>
    public static DepartmentEvent Started(string department, string id, DateTimeOffset time, int caseworker = 1) =>
        Of(department, time, new InterventionStarted
        {
            InterventionId = id, Kind = KindOf(department), Unit = Municipality.UnitOf(department),
            Caseworker = Municipality.Caseworker(department, caseworker), StartsOn = DateOnly.FromDateTime(time.UtcDateTime),
            WeeklyHours = 10,
        });

    /// <summary>An appointment of one hour.</summary>
    public static DepartmentEvent Booked(
        string department, string id, DateTimeOffset time, DateTimeOffset startsAt, string? place = null) =>
        Of(department, time, new AppointmentBooked
        {
            AppointmentId = id, Kind = department == "SUF" ? "health" : "employment-interview", StartsAt = startsAt,
            EndsAt = startsAt.AddHours(1),
            Place = place ?? department, Caseworker = Municipality.Caseworker(department, 1),
        });

    /// <summary>The appointment at another time.</summary>
    public static DepartmentEvent Moved(string department, string id, DateTimeOffset time, DateTimeOffset startsAt) =>
        Of(department, time,
            new AppointmentMoved { AppointmentId = id, StartsAt = startsAt, EndsAt = startsAt.AddHours(1), Place = department });

    /// <summary>A deadline the department keeps itself.</summary>
    public static DepartmentEvent DeadlineSet(string department, string id, DateTimeOffset time, DateOrInstant dueAt) =>
        Of(department, time, new DeadlineSet
        {
            DeadlineId = id, Title = "Opfølgning", DueAt = dueAt, Responsible = Municipality.Caseworker(department, 1),
        });

    /// <summary>A kind of intervention the department has.</summary>
    public static string KindOf(string department) =>
        department switch { "BIF" => "contact-course", "SOF" => "housing-support", _ => "home-care" };
}
