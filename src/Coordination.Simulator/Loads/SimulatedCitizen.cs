using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Simulator.Loads;

/// <summary>An invented citizen under load, with the state that decides which events are plausible next.</summary>
/// <param name="subjects">The citizen's numbers: one or two.</param>
internal sealed class SimulatedCitizen(IReadOnlyList<string> subjects, Random random)
{
    /// <summary>
    /// The maximum number of open items of one kind. Beyond it the oldest is forgotten, so memory stays bounded in a long run.
    /// </summary>
    public const int OpenItemsMax = 12;

    private readonly SimulatedLife _life = new(subjects, random);
    private readonly List<(DepartmentProfile Department, string Id)> _interventions = [];
    private readonly List<(DepartmentProfile Department, string Id)> _ended = [];
    private readonly List<(DepartmentProfile Department, string Id)> _cancelled = [];
    private readonly List<(DepartmentProfile Department, string Id)> _missed = [];
    private readonly List<(DepartmentProfile Department, string Id)> _appointments = [];
    private readonly List<(DepartmentProfile Department, string Id)> _deadlines = [];
    private readonly List<(DepartmentProfile Department, string Id)> _sanctions = [];
    private string? _admission;

    /// <summary>The next event.</summary>
    /// <param name="number">A number unique in the run, for new items.</param>
    /// <param name="id">The id of the event.</param>
    public SimulatedEvent Next(long number, string id, DateTimeOffset now)
    {
        var today = LocalTime.DayOf(now);
        if (_life.Next(today) is not { } next)
        {
            var (department, data) = Everyday(number, today);
            next = new SimulatedEvent(_life.AnySubject, department, data);
        }

        _life.Remember(next, id);
        return next;
    }

    private (DepartmentProfile Department, EventData Data) Everyday(long id, DateOnly today)
    {
        if (_interventions.Count == 0) return Start($"i{id}", today);
        return random.Next(100) switch
        {
            < 11 => Start($"i{id}", today),
            < 13 => OpenAgain(today),
            < 36 => Assign(),
            < 38 => Correct(),
            < 60 => Book($"a{id}", today),
            < 72 => Appointment(today),
            < 80 => SetDeadline($"d{id}", today),
            < 86 => MeetDeadline($"d{id}", today),
            < 90 => Sanction($"s{id}"),
            < 93 => Stay($"o{id}", today),
            < 96 => Change(today),
            _ => End(today),
        };
    }

    private (DepartmentProfile, EventData) Start(string id, DateOnly today) =>
        Start(DepartmentProfile.All[random.Next(DepartmentProfile.All.Length)], id, today);

    private (DepartmentProfile, EventData) Start(DepartmentProfile profile, string id, DateOnly today)
    {
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

    private (DepartmentProfile, EventData) Change(DateOnly today)
    {
        var (profile, id) = Any(_interventions);
        return (profile, random.Next(3) == 0
            ? new InterventionChanged { InterventionId = id, Cleared = ["endsOn", "weeklyHours"] }
            : new InterventionChanged
            {
                InterventionId = id, WeeklyHours = random.Next(1, 20), EndsOn = today.AddDays(random.Next(1, 90)),
            });
    }

    /// <summary>What was ended or cancelled by mistake is brought into being again under its id.</summary>
    private (DepartmentProfile, EventData) OpenAgain(DateOnly today)
    {
        if (_cancelled.Count > 0)
        {
            var (profile, id) = Take(_cancelled);
            return Book(profile, id, intervention: null, today);
        }

        if (_ended.Count == 0) return Assign();
        var (department, ended) = Take(_ended);
        return Start(department, ended, today);
    }

    /// <summary>A no-show was none.</summary>
    private (DepartmentProfile, EventData) Correct()
    {
        if (_missed.Count == 0) return Assign();
        var (profile, id) = Take(_missed);
        return (profile, random.Next(2) == 0
            ? new AppointmentAttended { AppointmentId = id }
            : new AppointmentCancelled { AppointmentId = id });
    }

    private (DepartmentProfile, EventData) End(DateOnly today)
    {
        var (profile, id) = Take(_interventions);
        Keep(_ended, profile, id);
        return (profile, new InterventionEnded { InterventionId = id, EndedOn = today });
    }

    private (DepartmentProfile, EventData) Book(string id, DateOnly today)
    {
        var (profile, intervention) = Any(_interventions);
        return Book(profile, id, intervention, today);
    }

    private (DepartmentProfile, EventData) Book(DepartmentProfile profile, string id, string? intervention, DateOnly today)
    {
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
        switch (random.Next(4))
        {
            case 0:
                TextList? cleared = random.Next(4) == 0 ? ["place"] : null;
                return (profile, new AppointmentMoved
                {
                    AppointmentId = id, StartsAt = begins, EndsAt = begins.AddMinutes(45), Cleared = cleared,
                });
            case 1:
                Keep(_cancelled, profile, id);
                return (profile, new AppointmentCancelled { AppointmentId = id });
            case 2:
                return (profile, new AppointmentAttended { AppointmentId = id });
            default:
                Keep(_missed, profile, id);
                return (profile, new AppointmentMissed { AppointmentId = id });
        }
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
        return (profile, new SanctionNotified
        {
            SanctionId = id, Reason = SanctionReason.NoShow, Caseworker = profile.Caseworker(random),
            AppointmentId = _missed.LastOrDefault(missed => missed.Department == profile).Id,
        });
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
        var index = random.Next(items.Count);
        var taken = items[index];
        items.RemoveAt(index);
        return taken;
    }

    private static void Keep(List<(DepartmentProfile Department, string Id)> items, DepartmentProfile profile, string id)
    {
        if (items.Count == OpenItemsMax) items.RemoveAt(0);
        items.Add((profile, id));
    }
}
