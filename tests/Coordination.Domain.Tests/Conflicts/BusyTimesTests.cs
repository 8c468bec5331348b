using Coordination.Domain.Conflicts;
using Coordination.Domain.Reported;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>Whether a slot is free, against a comparison with everything that takes time.</summary>
public sealed class TakenTimeTests
{
    private const ulong Seed = 20261201;

    private static readonly string?[] Places = ["Nord", " nord", "Syd", null];
    private static readonly TimeSpan Travel = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Begin = CitizenScenario.Local("2026-03-05T07:00");

    private static Gen<(int Starts, int Length, int Place)[]> Spans(int most) =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[1, 60], Gen.Int[0, Places.Length - 1]).Array[1, most];

    [Fact]
    public void A_slot_is_free_if_comparing_it_with_everything_finds_nothing()
    {
        var (free, taken) = (0, 0);
        Gen.Select(Spans(8), Spans(3), Spans(10)).Each(Seed, 150, static sample => Structure.Of(sample), sample =>
        {
            List<DepartmentEvent> events = [];
            foreach (var (number, (starts, length, place)) in sample.Item1.Index())
                Hears("BIF", EventSamples.Booked(
                    $"a{number}", "other", Begin.AddMinutes(starts), Begin.AddMinutes(starts + length), "bif-job-1", Places[place]), 0);
            foreach (var (number, (starts, length, place)) in sample.Item2.Index())
            {
                Hears("SOF", EventSamples.Admitted($"s{number}", AdmissionKind.Ward, place: Places[place]), starts);
                Hears("SOF", new AdmissionEnded { AdmissionId = $"s{number}" }, starts + length);
            }

            void Hears(string department, EventData data, int minute) =>
                events.Add(EventSamples.Of(department, data, Begin.AddMinutes(minute), $"e{events.Count}"));
            var citizen = new CitizenScenario().Hears(events).Citizen;
            var index = new BusyTimes(citizen, Travel);
            var except = citizen.Appointments.Values[0].Id;
            foreach (var (starts, length, place) in sample.Item3)
            {
                var (from, to, at) = (Begin.AddMinutes(starts), Begin.AddMinutes(starts + length), Places[place]);
                var expected = !citizen.Appointments.Values.Any(it => it.Id != except && IsNear(it, from, to, at))
                    && !citizen.Admissions.Values.Any(it => !Appointment.SamePlace(at, it.Place) && from < it.KnownEnd
                        && it.StartedAt < to);
                Assert.Equal(expected, index.IsFree(except, from, to, at));
                if (expected) free++;
                else taken++;
            }
        });
        Assert.True(free > 200 && taken > 200, $"{free} were free, {taken} were not.");
    }

    private static bool IsNear(Appointment it, DateTimeOffset from, DateTimeOffset to, string? place)
    {
        var needed = Appointment.SamePlace(place, it.Place) ? TimeSpan.Zero : Travel;
        return from - it.EndsAt < needed && it.StartsAt - to < needed;
    }
}
