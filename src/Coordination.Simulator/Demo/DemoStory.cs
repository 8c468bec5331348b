using System.Globalization;
using Coordination.Events;
using Coordination.Simulator.Replays;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

/// <summary>The story of one invented citizen, in order. Ids are the same in every run.</summary>
/// <param name="name">A short name, unique among the stories. Ids begin with it.</param>
/// <param name="calendar">Days relative to now.</param>
internal sealed class DemoStory(string name, DateOnly born, DemoCalendar calendar)
{
    private readonly List<DemoStep> _steps = [];
    private readonly string _number = CitizenNumbers.NumberOf(born, name);

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<DemoStep> Steps => _steps;

    /// <summary>Days relative to now.</summary>
    public DemoCalendar On => calendar;

    /// <summary>Adds: the citizen is registered.</summary>
    public DemoStory Is(string fullName) => Reports("KFF", 400, new CitizenRegistered { Name = fullName, BirthDate = born });

    /// <summary>Adds: a department's system reports what happened this many days ago; 0: now.</summary>
    public DemoStory Reports(string department, int daysAgo, EventData data) =>
        Reports(department, daysAgo == 0 ? calendar.Now : calendar.Ago(daysAgo), data);

    /// <summary>Adds: a department's system reports what happened at an instant.</summary>
    public DemoStory Reports(string department, DateTimeOffset time, EventData data)
    {
        var count = (_steps.Count + 1).ToString("00", CultureInfo.InvariantCulture);
        _steps.Add(new DepartmentStep(new OutgoingEvent("cpr:" + _number, new DepartmentEvent
        {
            Source = $"/{department}/demo",
            Id = $"{name}-{count}",
            Type = EventTypes.Of(data).Name,
            Time = time,
            Sequence = count,
            Data = data,
        })));
        return this;
    }

    /// <summary>Adds: an intervention has been running for this many days.</summary>
    public DemoStory Runs(
        string department, string kind, string unit, string caseworker, int daysAgo, decimal weeklyHours, string? place = null) =>
        Reports(department, daysAgo, new InterventionStarted
        {
            InterventionId = Id(kind), Kind = kind, Unit = unit, Caseworker = caseworker, StartsOn = calendar.Day(-daysAgo),
            WeeklyHours = weeklyHours, Place = place,
        });

    /// <summary>Adds: an appointment was booked this many days ago.</summary>
    public DemoStory Books(
        string department, string kind, string caseworker, DateTimeOffset startsAt, int minutes, string place, int daysAgo = 0) =>
        Reports(department, daysAgo, new AppointmentBooked
        {
            AppointmentId = Id($"{kind}-{_steps.Count + 1}"), Kind = kind, Caseworker = caseworker, StartsAt = startsAt,
            EndsAt = startsAt.AddMinutes(minutes), Place = place,
        });

    /// <summary>Adds: the last booked appointment was missed. It is reported when the appointment has ended.</summary>
    public DemoStory Misses(string department)
    {
        var booked = _steps.OfType<DepartmentStep>().Select(s => s.Reported.Event.Data).OfType<AppointmentBooked>().Last();
        return Reports(department, booked.EndsAt, new AppointmentMissed { AppointmentId = booked.AppointmentId });
    }

    /// <summary>Adds: a caseworker calls the service.</summary>
    public DemoStory Does(string caseworker, HttpMethod method, string path, object body)
    {
        _steps.Add(new CaseworkerStep($"demo-{name}-{_steps.Count + 1}", _number, caseworker, method, path, body));
        return this;
    }

    /// <summary>The id of an item of this story, within its department.</summary>
    public string Id(string item) => $"{name}-{item}";
}
