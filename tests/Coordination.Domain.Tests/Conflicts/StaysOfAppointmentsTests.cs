using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>The search of the stays an appointment lies inside, against every stay compared with every appointment.</summary>
public sealed class StaysOfAppointmentsTests
{
    private const ulong Seed = 20261129;

    private static readonly string?[] Places = ["Nord", " nord", "Syd", null];

    private static readonly DateTimeOffset Begin = CitizenScenario.Local("2026-03-05T07:00");

    private static Gen<(int Starts, int Length, int Place)[]> Spans(int longest) =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, longest], Gen.Int[0, Places.Length - 1]).Array[1, 15];

    [Fact]
    public void Every_appointment_lies_inside_the_stays_that_comparing_all_of_them_finds()
    {
        var found = 0;
        Gen.Select(Spans(20), Spans(100)).Each(Seed, 150, static sample => Structure.Of(sample), sample =>
        {
            List<DepartmentEvent> events = [];
            foreach (var (number, (starts, length, place)) in sample.Item2.Index())
            {
                Hears("SOF", EventSamples.Admitted($"s{number}", AdmissionKind.Ward, place: Places[place]), starts);
                if (length % 3 != 0) Hears("SOF", new AdmissionEnded { AdmissionId = $"s{number}" }, starts + length);
            }

            foreach (var (number, (starts, length, place)) in sample.Item1.Index())
                Hears("BIF", EventSamples.Booked(
                    $"a{number}", "other", Begin.AddHours(starts), Begin.AddHours(starts + length), "bif-job-1", Places[place]), 0);
            var scenario = new CitizenScenario().Hears(events);
            void Hears(string department, EventData data, int hour) =>
                events.Add(EventSamples.Of(department, data, Begin.AddHours(hour), $"e{events.Count}"));
            var decision = scenario.DecisionContext;
            var context = new RuleContext(scenario.Citizen, new EvaluationClock(scenario.Now), decision.Policy, decision.Organization);
            var stays = new StaysOfAppointments(context, it => IsNear(context, it));
            foreach (var appointment in stays.LastEndFirst)
            {
                foreach (var stay in scenario.Citizen.Admissions.Values)
                    Assert.Equal(LiesInside(context, appointment, stay), CitizenUnavailable.LiesInside(appointment, stay, context));
                string[] expected = [.. scenario.Citizen.Admissions.Values.Where(it => LiesInside(context, appointment, it))
                    .Select(it => it.Id.Value)];
                Assert.Equal(expected, stays.Of(appointment).Select(static it => it.Id.Value));
                found += expected.Length;
            }
        });
        Assert.True(found > 500, $"{found} were found.");
    }

    private static bool LiesInside(RuleContext context, Appointment appointment, Admission stay) =>
        !Appointment.SamePlace(appointment.Place, stay.Place) && appointment.EndsAt > stay.StartedAt && (stay.KnownEnd is { } end
            ? appointment.StartsAt < end
            : IsNear(context, appointment));

    private static bool IsNear(RuleContext context, Appointment appointment) =>
        appointment.StartsAt.AddDays(-context.Policy.Appointments.OpenStayDays) <= context.Clock.Now;
}
