using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Simulator.Replays;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

/// <summary>What happens in the invented municipality during a day, the same on the same day in every run.</summary>
/// <param name="today">The day.</param>
internal sealed class DemoHappenings(DateOnly today)
{
    private static readonly DanishCalendar Days = PolicyBook.Delivered.Newest.Days;

    private static readonly string[] First =
        ["Aksel", "Bodil", "Carl", "Dagny", "Ebbe", "Frida", "Gorm", "Hedvig", "Ivar", "Jytte", "Kaj", "Liva", "Mogens", "Nanna", "Otto"];

    private static readonly string[] Last =
        ["Aabye", "Brix", "Clemmensen", "Dalgaard", "Enevoldsen", "Fogh", "Groth", "Hvidberg", "Iversen", "Juhl"];

    private static readonly string[] JobCenter = ["bif-holm", "bif-lund", "bif-frost", "bif-nygaard"];
    private static readonly string[] Adults = ["sof-krogh", "sof-schou", "sof-gade"];
    private static readonly string[] Concerns = ["husleje", "et brev om gæld", "en plads i døgnbehandling", "børnenes skole", "medicin"];

    private readonly string _day = today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    private readonly List<LivingCitizen> _citizens = [];
    private int _count;

    /// <summary>The next thing that happens, in words and as the events of departments.</summary>
    public (string Told, IReadOnlyList<OutgoingEvent> Events) Next(DateTimeOffset now)
    {
        var number = _count++;
        return (number % 4) switch
        {
            0 => Arrives(number, now),
            1 => Clashes(number, _citizens[number % _citizens.Count], now),
            2 => Asks(number, _citizens[number % _citizens.Count], now),
            _ => Owes(number, _citizens[number % _citizens.Count], now),
        };
    }

    /// <summary>A citizen whom two departments help, and whom nobody coordinates.</summary>
    private (string Told, IReadOnlyList<OutgoingEvent> Events) Arrives(int number, DateTimeOffset now)
    {
        var choice = today.DayNumber + number;
        var name = $"{First[choice % First.Length]} {Last[choice / First.Length % Last.Length]}";
        var born = new DateOnly(1955 + choice % 45, 1 + choice % 12, 1 + choice % 28);
        var citizen = new LivingCitizen(
            $"cpr:{CitizenNumbers.NumberOf(born, $"{_day}-{number}")}", name, JobCenter[choice % JobCenter.Length],
            Adults[choice % Adults.Length]);
        _citizens.Add(citizen);
        return ($"{name}: Jobcenter Nord og Borgercenter Voksne begynder hver en indsats", [
            Of(citizen, "KFF", number, "a", now, new CitizenRegistered { Name = name, BirthDate = born }),
            Of(citizen, "SOF", number, "b", now, new ConsentGiven { Scope = TextList.Of(["BIF", "SOF", "KFF"]) }),
            Of(citizen, "BIF", number, "c", now, new InterventionStarted
            {
                InterventionId = Id(number, "kontakt"), Kind = "contact-course", Unit = "bif-job", Caseworker = citizen.JobCenter,
                StartsOn = today, WeeklyHours = 3,
            }),
            Of(citizen, "SOF", number, "d", now, new InterventionStarted
            {
                InterventionId = Id(number, "bo"), Kind = "housing-support", Unit = "sof-voksne", Caseworker = citizen.Adults,
                StartsOn = today, WeeklyHours = 4,
            }),
        ]);
    }

    /// <summary>Two departments call the citizen at the same hour.</summary>
    private (string Told, IReadOnlyList<OutgoingEvent> Events) Clashes(int number, LivingCitizen citizen, DateTimeOffset now)
    {
        var at = LocalTime.At(Days.AddBusinessDays(today, 6 + number % 4), new TimeOnly(9 + number % 5, 0));
        return ($"{citizen.Name}: to aftaler støder sammen", [
            Of(citizen, "SOF", number, "a", now,
                Appointment(number, "stoette", "social-support", at, "Borgercenter Voksne", citizen.Adults)),
            Of(citizen, "BIF", number, "b", now,
                Appointment(number, "samtale", "employment-interview", at.AddMinutes(15), "Jobcenter Nord", citizen.JobCenter)),
        ]);
    }

    /// <summary>The citizen asks at the counter.</summary>
    private (string Told, IReadOnlyList<OutgoingEvent> Events) Asks(int number, LivingCitizen citizen, DateTimeOffset now)
    {
        var about = Concerns[number % Concerns.Length];
        return ($"{citizen.Name}: henvendelse om {about}", [
            Of(citizen, "KFF", number, "a", now, new ContactReceived
            {
                ContactId = Id(number, "henvendelse"), Channel = "counter", About = about, Unit = "kff-borgerservice",
            }),
        ]);
    }

    /// <summary>A department sets a deadline.</summary>
    private (string Told, IReadOnlyList<OutgoingEvent> Events) Owes(int number, LivingCitizen citizen, DateTimeOffset now) =>
        ($"{citizen.Name}: en ny frist", [
            Of(citizen, "SOF", number, "a", now, new DeadlineSet
            {
                DeadlineId = Id(number, "frist"), Title = "Opfølgning på bostøtte", DueAt = Days.AddBusinessDays(today, 2 + number % 4),
                Responsible = citizen.Adults,
            }),
        ]);

    private AppointmentBooked Appointment(int number, string name, string kind, DateTimeOffset at, string place, string caseworker) => new()
    {
        AppointmentId = Id(number, name), Kind = kind, StartsAt = at, EndsAt = at.AddMinutes(45), Place = place, Caseworker = caseworker,
    };

    private string Id(int number, string item) => $"liv-{_day}-{number}-{item}";

    private OutgoingEvent Of(LivingCitizen citizen, string department, int number, string part, DateTimeOffset now, EventData data) =>
        new(citizen.Subject, new DepartmentEvent
        {
            Source = $"/{department}/demo",
            Id = Id(number, part),
            Type = EventTypes.Of(data).Name,
            Time = now,
            Sequence = Id(number, part),
            Data = data,
        });

    private sealed record LivingCitizen(string Subject, string Name, string JobCenter, string Adults);
}
