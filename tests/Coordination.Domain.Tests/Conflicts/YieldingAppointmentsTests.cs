using Coordination.Domain.Conflicts;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>The search of what gives way to what, against every pair compared with every other.</summary>
public sealed class YieldingAppointmentsTests
{
    private const ulong Seed = 20261128;

    private static readonly string[] Kinds = ["court", "treatment", "health", "employment-interview", "other"];
    private static readonly string?[] Places = ["Nord", " nord", "Syd", null];

    private static Gen<Booking[]> Bookings { get; } = Gen.Select(
        Gen.Int[0, 600], Gen.Int[1, 90], Gen.Int[0, Kinds.Length - 1], Gen.Int[0, Places.Length - 1], Gen.Int[0, 3],
        (starts, length, kind, place, booked) => new Booking(starts, length, kind, place, booked)).Array[2, 40];

    [Fact]
    public void Every_appointment_gives_way_to_the_first_by_precedence_that_is_too_close()
    {
        var (found, over) = (0, 0);
        Bookings.Each(Seed, 300, static bookings => string.Join('\n', (object[])bookings), bookings =>
        {
            var scenario = new CitizenScenario("2026-03-02T06:00");
            foreach (var (number, booking) in bookings.Index())
                scenario.Hears("BIF", booking.Event(number), booking.BookedAt, $"e{number}");
            scenario.At("2026-03-03T12:00");
            Appointment[] all = [.. scenario.Citizen.Appointments.Values];
            foreach (var it in all)
            {
                var stays = Expected(it, all, scenario)?.Id;
                Assert.Equal(stays, it.Yields?.To);
                if (stays is not null) found++;
                if (it.EndsAt <= scenario.Now) over++;
            }
        });
        Assert.True(found > 1_000 && over > 1_000, $"{found} gave way, {over} were over.");
    }

    private static Appointment? Expected(Appointment it, Appointment[] all, CitizenScenario scenario)
    {
        var policy = scenario.DecisionContext.Policy;
        Assert.All(all, other => Assert.Equal(IsTooClose(policy, it, other), AppointmentClash.AreTooClose(it, other, policy)));
        Appointment[] close = [.. all.Where(other => Precedes(policy, other, it) && IsTooClose(policy, it, other))];
        return close.OrderBy(other => other.EndsAt <= scenario.Now).ThenBy(other => close.Count(one => Precedes(policy, one, other)))
            .FirstOrDefault();
    }

    private static bool Precedes(Policy policy, Appointment one, Appointment other)
    {
        var rank = policy.PrecedenceOf(one.Kind).CompareTo(policy.PrecedenceOf(other.Kind));
        return rank < 0 || (rank == 0 && one.Booked.CompareTo(other.Booked) < 0);
    }

    private static bool IsTooClose(Policy policy, Appointment one, Appointment other)
    {
        var needed = Appointment.SamePlace(one.Place, other.Place)
            ? TimeSpan.Zero
            : TimeSpan.FromMinutes(policy.Appointments.TravelMinutes);
        return one.StartsAt < other.EndsAt + needed && other.StartsAt < one.EndsAt + needed;
    }

    private sealed record Booking(int Starts, int Length, int Kind, int Place, int Booked)
    {
        public DateTimeOffset BookedAt => CitizenScenario.Local("2026-03-01T08:00").AddMinutes(Booked);

        public AppointmentBooked Event(int number)
        {
            var starts = CitizenScenario.Local("2026-03-03T07:00").AddMinutes(Starts);
            return EventSamples.Booked($"a{number}", Kinds[Kind], starts, starts.AddMinutes(Length), "bif-job-1", Places[Place], null);
        }
    }
}
