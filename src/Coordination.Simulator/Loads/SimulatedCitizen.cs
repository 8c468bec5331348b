using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Simulator.Loads;

/// <summary>An invented citizen under load, with the state that decides which events are plausible next.</summary>
internal sealed class SimulatedCitizen(string subject, Random random)
{
    /// <summary>
    /// The maximum number of open items of one kind. Beyond it the oldest is forgotten, so memory stays bounded in a long run.
    /// </summary>
    public const int OpenItemsMax = 12;

    private readonly List<(DepartmentProfile Department, string Id)> _interventions = [];
    private readonly List<(DepartmentProfile Department, string Id)> _appointments = [];
    private readonly List<(DepartmentProfile Department, string Id)> _deadlines = [];
    private readonly List<(DepartmentProfile Department, string Id)> _sanctions = [];
    private string? _admission;

    public string Subject => subject;

    /// <summary>The next event and the department that reports it.</summary>
    /// <param name="id">A number unique in the run, for new items.</param>
    public (DepartmentProfile Department, EventData Data) Next(long id, DateTimeOffset now)
    {
        var today = LocalTime.DayOf(now);
        if (_interventions.Count == 0) return Start($"i{id}", today);
        return random.Next(100) switch
        {
            < 12 => Start($"i{id}", today),
            < 37 => Assign(),
            < 60 => Book($"a{id}", today),
            < 72 => Appointment(today),
            < 80 => SetDeadline($"d{id}", today),
            < 86 => MeetDeadline($"d{id}", today),
            < 90 => Sanction($"s{id}"),
            < 93 => Stay($"o{id}", today),
            < 96 => Change(),
            _ => End(today),
        };
    }

    private (DepartmentProfile, EventData) Start(string id, DateOnly today)
    {
        var profile = DepartmentProfile.All[random.Next(DepartmentProfile.All.Length)];
        Keep(_interventions, profile, id);
        return (profile, new InterventionStarted
        {
            InterventionId = id, Kind = profile.Kinds[random.Next(profile.Kinds.Length)], Unit = $"{profile.Code.ToLowerInvariant()}-load",
            Caseworker = profile.Caseworker(random), StartsOn = today.AddDays(random.Next(-60, 10)), WeeklyHours = random.Next(1, 20),
        });
    }

    private (DepartmentProfile, EventData) Assign()
    {
        var (profile, id) = Any(_interventions);
        return (profile, new CaseworkerAssigned { InterventionId = id, Caseworker = profile.Caseworker(random) });
    }

    private (DepartmentProfile, EventData) Change()
    {
        var (profile, id) = Any(_interventions);
        return (profile, new InterventionChanged { InterventionId = id, WeeklyHours = random.Next(1, 20) });
    }

    private (DepartmentProfile, EventData) End(DateOnly today)
    {
        var (profile, id) = Take(_interventions);
        return (profile, new InterventionEnded { InterventionId = id, EndedOn = today });
    }

    private (DepartmentProfile, EventData) Book(string id, DateOnly today)
    {
        var (profile, intervention) = Any(_interventions);
        Keep(_appointments, profile, id);
        var begins = Slot(today);
        return (profile, new AppointmentBooked
        {
            AppointmentId = id, Kind = profile.AppointmentKind, StartsAt = begins, EndsAt = begins.AddMinutes(45),
            Caseworker = profile.Caseworker(random), InterventionId = intervention, Place = profile.Code,
        });
    }

    private (DepartmentProfile, EventData) Appointment(DateOnly today)
    {
        if (_appointments.Count == 0) return Assign();
        var (profile, id) = Any(_appointments);
        var begins = Slot(today);
        return (profile, random.Next(4) switch
        {
            0 => new AppointmentMoved { AppointmentId = id, StartsAt = begins, EndsAt = begins.AddMinutes(45) },
            1 => new AppointmentCancelled { AppointmentId = id },
            2 => new AppointmentAttended { AppointmentId = id },
            _ => new AppointmentMissed { AppointmentId = id },
        });
    }

    private (DepartmentProfile, EventData) SetDeadline(string id, DateOnly today)
    {
        var (profile, intervention) = Any(_interventions);
        Keep(_deadlines, profile, id);
        return (profile, new DeadlineSet { DeadlineId = id, InterventionId = intervention, DueAt = today.AddDays(random.Next(-3, 40)) });
    }

    private (DepartmentProfile, EventData) MeetDeadline(string id, DateOnly today)
    {
        if (_deadlines.Count == 0) return SetDeadline(id, today);
        var (profile, met) = Take(_deadlines);
        return (profile, new DeadlineMet { DeadlineId = met });
    }

    private (DepartmentProfile, EventData) Sanction(string id)
    {
        var profile = DepartmentProfile.All[0];
        if (_sanctions.Count > 0 && random.Next(2) == 0)
        {
            var (sanctioning, open) = Take(_sanctions);
            return (sanctioning, random.Next(2) == 0
                ? new SanctionImposed { SanctionId = open }
                : new SanctionLifted { SanctionId = open });
        }

        Keep(_sanctions, profile, id);
        return (profile, new SanctionNotified { SanctionId = id, Reason = SanctionReason.NoShow, Caseworker = profile.Caseworker(random) });
    }

    private (DepartmentProfile, EventData) Stay(string id, DateOnly today)
    {
        var hospital = DepartmentProfile.All[5];
        if (_admission is { } stay)
        {
            _admission = null;
            return (hospital, new AdmissionEnded { AdmissionId = stay });
        }

        _admission = id;
        return (hospital, new AdmissionStarted
        {
            AdmissionId = id, Kind = AdmissionKind.Ward, ExpectedEnd = today.AddDays(random.Next(1, 20)),
        });
    }

    private DateTimeOffset Slot(DateOnly today) =>
        LocalTime.At(today.AddDays(random.Next(1, 21)), new TimeOnly(random.Next(8, 16), random.Next(4) * 15));

    private (DepartmentProfile Department, string Id) Any(List<(DepartmentProfile Department, string Id)> items) =>
        items[random.Next(items.Count)];

    private (DepartmentProfile Department, string Id) Take(List<(DepartmentProfile Department, string Id)> items)
    {
        var place = random.Next(items.Count);
        var taken = items[place];
        items.RemoveAt(place);
        return taken;
    }

    private static void Keep(List<(DepartmentProfile Department, string Id)> items, DepartmentProfile profile, string id)
    {
        if (items.Count == OpenItemsMax) items.RemoveAt(0);
        items.Add((profile, id));
    }
}
