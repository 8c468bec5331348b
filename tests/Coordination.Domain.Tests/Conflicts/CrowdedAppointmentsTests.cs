using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>More appointments in a week than policy settles one by one: past its 30 there is one overload.</summary>
public sealed class CrowdedAppointmentsTests
{
    private const int Counted = 30;
    private const int Many = 200;
    private const int FactsOfOneOfTheRestMax = 2; // That it was booked, and that it yields.

    private static readonly DateTimeOffset Hour = CitizenScenario.Local("2026-03-12T10:00");

    [Fact]
    public void Past_thirty_appointments_in_a_week_the_rest_is_one_overload()
    {
        var scenario = new CitizenScenario();
        var decision = scenario.Citizen.Decide(AtOneHour(Many), scenario.DecisionContext);
        var citizen = decision.Citizen;
        Assert.Equal(
            [("appointment-clash", Counted - 1), ("overload", 1)],
            citizen.Conflicts.Values.CountBy(static it => it.Kind).Select(static it => (it.Key, it.Value)).Order());
        Assert.Equal(Many - 1, citizen.Appointments.Values.Count(static it => it.Yields is not null));
        Assert.Equal(Counted - 1, citizen.Deadlines.Values.Count(static it => it.Kind == "rebook"));
        // Who owes the overload has one alert for all of the rest.
        Assert.Equal(Counted, citizen.Alerts.Count);
        var ofTheCounted = new CitizenScenario();
        var counted = ofTheCounted.Citizen.Decide(AtOneHour(Counted), ofTheCounted.DecisionContext).Entries.Length;
        Assert.InRange(decision.Entries.Length, Many, counted + (FactsOfOneOfTheRestMax * (Many - Counted)));
    }

    [Fact]
    public void One_of_the_rest_that_is_missed_is_excused()
    {
        var scenario = Crowded(AtOneHour(Many));
        var last = scenario.Appointment($"BIF/a{Many - 1}");
        Assert.Equal(scenario.Conflict("overload").Id, last.Yields!.Conflict);
        scenario.At(Hour.AddHours(2)).Hears("BIF", new AppointmentMissed { AppointmentId = last.Id.Value[4..] });
        Assert.True(scenario.Appointment(last.Id.Value).IsExcused);
    }

    [Fact]
    public void The_first_by_precedence_count_whatever_the_order_of_arrival()
    {
        var events = AtOneHour(Many);
        var expected = Crowded(events).Citizen;
        var shuffled = new CitizenScenario();
        // One by one, and the weakest first.
        foreach (var reported in events.Reverse()) shuffled.Hears(reported);
        Assert.Equal(Yields(expected), Yields(shuffled.Citizen));
        Assert.Equal(Clashes(expected), Clashes(shuffled.Citizen));
        Assert.Equal(Counted - 1, Clashes(shuffled.Citizen).Count);
        Assert.All(Clashes(shuffled.Citizen), static parties => Assert.True(Number(parties[0]) < Counted && Number(parties[1]) < Counted));
    }

    [Fact]
    public void Appointments_that_do_not_clash_yield_to_nothing_however_many_there_are()
    {
        var scenario = Crowded([.. Enumerable.Range(0, Many).Select(number => Booked(number, Hour.AddMinutes(number), "Jobcenter", 1))]);
        Assert.DoesNotContain(scenario.Citizen.Appointments.Values, static it => it.Yields is not null);
        Assert.Empty(scenario.Conflicts("appointment-clash"));
        Assert.Equal(ConflictStatus.Open, scenario.Conflict("overload").Status);
    }

    [Fact]
    public void Appointments_of_weeks_that_lie_apart_are_counted_apart()
    {
        var later = Hour.AddDays(30);
        var scenario = Crowded(
        [
            .. AtOneHour(Counted), .. Enumerable.Range(Counted, Counted).Select(number => Booked(number, later, $"sted {number}", 60)),
        ]);
        Assert.Equal(2 * (Counted - 1), scenario.Conflicts("appointment-clash").Count);
    }

    [Fact]
    public void Many_appointments_during_one_stay_are_one_overload_as_well()
    {
        var scenario = Crowded(
        [
            EventSamples.Of("SOF", EventSamples.Admitted("s", AdmissionKind.Ward, place: "Hospital"), Hour.AddDays(-1), "stay"),
            .. Enumerable.Range(0, Many).Select(number => Booked(number, Hour.AddMinutes(number), "Jobcenter", 1)),
        ]);
        Assert.Equal(Counted, scenario.Conflicts("citizen-unavailable").Count);
        Assert.Equal(Many, scenario.Citizen.Appointments.Values.Count(static it => it.Yields is not null));
    }

    [Fact]
    public void What_a_person_settled_stands_when_stronger_appointments_come_in_between()
    {
        var scenario = Crowded([Booked(900, Hour, "Nord", 60), Booked(901, Hour, "Syd", 60)]);
        var settled = scenario.Conflict("appointment-clash").Id;
        scenario.Does("bif-job-1", new SettleConflict(settled, "keep-both", null, "en ledsager følger med"));
        scenario.Hears(AtOneHour(Many));
        Assert.Equal(ConflictStatus.Settled, scenario.Citizen.Conflicts[settled].Status);
        Assert.Equal(scenario.Conflict("overload").Id, scenario.Appointment("BIF/a901").Yields!.Conflict);
    }

    [Fact]
    public void A_conflict_about_thousands_of_items_stays_small()
    {
        var scenario = Crowded([.. Enumerable.Range(0, 1_500).Select(number => Booked(number, Hour.AddMinutes(number), "Jobcenter", 1))]);
        var overload = scenario.Conflict("overload");
        Assert.InRange(overload.Material.Parts.Length, 1, Material.PartsMax + 1);
        Assert.Contains("1500 mandatory appointments", scenario.Explained("overload").En, StringComparison.Ordinal);
        // One of those that are not kept as such changes the material too.
        scenario.Hears("BIF", EventSamples.Moved("a1499", Hour.AddDays(1), Hour.AddDays(1).AddMinutes(1)));
        Assert.NotEqual(overload.Material, scenario.Conflict("overload").Material);
    }

    private static CitizenScenario Crowded(IReadOnlyList<DepartmentEvent> events) => new CitizenScenario().Hears(events);

    private static IReadOnlyList<DepartmentEvent> AtOneHour(int count) =>
        [.. Enumerable.Range(0, count).Select(static number => Booked(number, Hour, $"sted {number}", 60))];

    private static DepartmentEvent Booked(int number, DateTimeOffset starts, string place, int minutes) => EventSamples.Of(
        "BIF", EventSamples.Booked($"a{number}", "other", starts, starts.AddMinutes(minutes), "bif-job-1", place),
        CitizenScenario.Local("2026-03-01T08:00").AddMinutes(number), $"e{number}");

    private static IReadOnlyDictionary<string, string?> Yields(Citizen citizen) =>
        citizen.Appointments.Values.ToDictionary(static it => it.Id.Value, static it => it.Yields?.To.Value);

    private static IReadOnlyList<string[]> Clashes(Citizen citizen) =>
    [
        .. citizen.Conflicts.Values.Where(static it => it is { Kind: "appointment-clash", Status: not ConflictStatus.Dissolved })
            .Select(static it => it.Parties.Select(static party => party.Id.Value).ToArray()).OrderBy(static it => it[0])
                .ThenBy(static it => it[1]),
    ];

    private static int Number(string appointment) =>
        int.Parse(appointment["BIF/a".Length..], System.Globalization.CultureInfo.InvariantCulture);
}
