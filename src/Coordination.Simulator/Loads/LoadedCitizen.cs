using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Simulator.Loads;

/// <summary>An invented citizen under load: what is known of them, and what may plausibly happen next.</summary>
/// <param name="subject">The citizen.</param>
/// <param name="random">Chance.</param>
internal sealed class LoadedCitizen(string subject, Random random)
{
    /// <summary>Items of one kind that are kept open; beyond it the oldest is forgotten, so that a long run stays bounded.</summary>
    public const int OpenThingsMax = 12;

    private readonly List<(Trade Trade, string Id)> _interventions = [];
    private readonly List<(Trade Trade, string Id)> _appointments = [];
    private readonly List<(Trade Trade, string Id)> _deadlines = [];
    private readonly List<(Trade Trade, string Id)> _sanctions = [];
    private string? _admission;

    /// <summary>The citizen.</summary>
    public string Subject => subject;

    /// <summary>What happens next: who reports it, and what.</summary>
    /// <param name="id">A number unique in the run, for new things.</param>
    /// <param name="now">The instant.</param>
    public (Trade Trade, EventData Data) Next(long id, DateTimeOffset now)
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

    private (Trade, EventData) Start(string id, DateOnly today)
    {
        var trade = Trade.All[random.Next(Trade.All.Length)];
        Keep(_interventions, trade, id);
        return (trade, new InterventionStarted
        {
            InterventionId = id, Kind = trade.Kinds[random.Next(trade.Kinds.Length)], Unit = $"{trade.Department.ToLowerInvariant()}-load",
            Caseworker = trade.Caseworker(random), StartsOn = today.AddDays(random.Next(-60, 10)), WeeklyHours = random.Next(1, 20),
        });
    }

    private (Trade, EventData) Assign()
    {
        var (trade, id) = Any(_interventions);
        return (trade, new CaseworkerAssigned { InterventionId = id, Caseworker = trade.Caseworker(random) });
    }

    private (Trade, EventData) Change()
    {
        var (trade, id) = Any(_interventions);
        return (trade, new InterventionChanged { InterventionId = id, WeeklyHours = random.Next(1, 20) });
    }

    private (Trade, EventData) End(DateOnly today)
    {
        var (trade, id) = Take(_interventions);
        return (trade, new InterventionEnded { InterventionId = id, EndedOn = today });
    }

    private (Trade, EventData) Book(string id, DateOnly today)
    {
        var (trade, intervention) = Any(_interventions);
        Keep(_appointments, trade, id);
        var begins = Slot(today);
        return (trade, new AppointmentBooked
        {
            AppointmentId = id, Kind = trade.AppointmentKind, StartsAt = begins, EndsAt = begins.AddMinutes(45),
            Caseworker = trade.Caseworker(random), InterventionId = intervention, Place = trade.Department,
        });
    }

    private (Trade, EventData) Appointment(DateOnly today)
    {
        if (_appointments.Count == 0) return Assign();
        var (trade, id) = Any(_appointments);
        var begins = Slot(today);
        return (trade, random.Next(4) switch
        {
            0 => new AppointmentMoved { AppointmentId = id, StartsAt = begins, EndsAt = begins.AddMinutes(45) },
            1 => new AppointmentCancelled { AppointmentId = id },
            2 => new AppointmentAttended { AppointmentId = id },
            _ => new AppointmentMissed { AppointmentId = id },
        });
    }

    private (Trade, EventData) SetDeadline(string id, DateOnly today)
    {
        var (trade, intervention) = Any(_interventions);
        Keep(_deadlines, trade, id);
        return (trade, new DeadlineSet { DeadlineId = id, InterventionId = intervention, DueAt = today.AddDays(random.Next(-3, 40)) });
    }

    private (Trade, EventData) MeetDeadline(string id, DateOnly today)
    {
        if (_deadlines.Count == 0) return SetDeadline(id, today);
        var (trade, met) = Take(_deadlines);
        return (trade, new DeadlineMet { DeadlineId = met });
    }

    private (Trade, EventData) Sanction(string id)
    {
        var trade = Trade.All[0];
        if (_sanctions.Count > 0 && random.Next(2) == 0)
        {
            var (sanctioning, open) = Take(_sanctions);
            return (sanctioning, random.Next(2) == 0 ? new SanctionImposed { SanctionId = open } : new SanctionLifted { SanctionId = open });
        }

        Keep(_sanctions, trade, id);
        return (trade, new SanctionNotified { SanctionId = id, Reason = SanctionReason.NoShow, Caseworker = trade.Caseworker(random) });
    }

    private (Trade, EventData) Stay(string id, DateOnly today)
    {
        var hospital = Trade.All[5];
        if (_admission is { } stay)
        {
            _admission = null;
            return (hospital, new AdmissionEnded { AdmissionId = stay });
        }

        _admission = id;
        return (hospital, new AdmissionStarted { AdmissionId = id, Kind = AdmissionKind.Ward, ExpectedEnd = today.AddDays(random.Next(1, 20)) });
    }

    private DateTimeOffset Slot(DateOnly today) => LocalTime.At(today.AddDays(random.Next(1, 21)), new TimeOnly(random.Next(8, 16), random.Next(4) * 15));

    private (Trade Trade, string Id) Any(List<(Trade Trade, string Id)> things) => things[random.Next(things.Count)];

    private (Trade Trade, string Id) Take(List<(Trade Trade, string Id)> things)
    {
        var place = random.Next(things.Count);
        var taken = things[place];
        things.RemoveAt(place);
        return taken;
    }

    private static void Keep(List<(Trade Trade, string Id)> things, Trade trade, string id)
    {
        if (things.Count == OpenThingsMax) things.RemoveAt(0);
        things.Add((trade, id));
    }
}
