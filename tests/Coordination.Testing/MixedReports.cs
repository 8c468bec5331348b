using Coordination.Events;

namespace Coordination.Testing;

/// <summary>
/// What departments report about one citizen over time, at random but seeded: interventions that begin, change hands and
/// end, appointments that clash, move and are missed, sanctions, benefits, demands for papers, consents, deadlines, contacts, plans;
/// now and then about things nobody told of.
/// </summary>
public sealed class MixedReports(int seed)
{
    private const int ThingsPerDepartment = 4;

#pragma warning disable CA5394 // Nothing secret: the seed makes a run repeatable.
    private readonly Random _random = new(seed);

    /// <summary>The next report, made around an instant.</summary>
    public DepartmentEvent Next(DateTimeOffset now)
    {
        var department = Pick(Municipality.Departments);
        var thing = $"{_random.Next(ThingsPerDepartment)}";
        var time = now.AddMinutes(-_random.Next(600));
        var startsAt = now.Date.AddDays(_random.Next(1, 4)).AddHours(_random.Next(8, 16));
        return _random.Next(23) switch
        {
            0 or 1 => Reports.Started(department, thing, time, _random.Next(1, 4)),
            2 => Reports.Of(
                department, time,
                new CaseworkerAssigned { InterventionId = thing, Caseworker = Municipality.Caseworker(department, _random.Next(1, 5)) }),
            3 => Reports.Of(department, time, new InterventionChanged { InterventionId = thing, WeeklyHours = _random.Next(1, 37) }),
            4 => Reports.Of(
                department, time, new InterventionEnded { InterventionId = thing, EndedOn = DateOnly.FromDateTime(now.UtcDateTime) }),
            5 or 6 or 7 => Reports.Booked(department, thing, time, new DateTimeOffset(startsAt, TimeSpan.Zero)),
            8 or 9 => Reports.Moved(department, thing, time, new DateTimeOffset(startsAt, TimeSpan.Zero)),
            10 => Reports.Of(department, time, new AppointmentMissed { AppointmentId = thing }),
            11 => Reports.Of(department, time, new SanctionNotified
            {
                SanctionId = thing, Reason = SanctionReason.NoShow, Caseworker = Municipality.Caseworker(department, 2),
                AppointmentId = thing,
            }),
            12 => Reports.Of(department, time, new SanctionImposed { SanctionId = thing }),
            13 => Reports.Of(department, time, new SanctionReversed { SanctionId = thing }),
            14 or 15 => Reports.Of(department, time, new BenefitRequested { BenefitId = thing, Kind = BenefitKind.Single }),
            16 => Reports.Of(department, time, new RequirementIssued
            {
                RequirementId = thing, Document = "Lønsedler", DueOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(9),
                Caseworker = Municipality.Caseworker(department, 1),
            }),
            17 => Reports.Of(department, time, new ConsentGiven { Scope = [department, department == "SOF" ? "BIF" : "SOF"] }),
            18 => Reports.DeadlineSet(department, thing, time, DateOnly.FromDateTime(now.UtcDateTime).AddDays(_random.Next(1, 20))),
            19 => Reports.Of(department, time, new DeadlineMet { DeadlineId = thing }),
            20 => Reports.Of(department, time, new ContactReceived
            {
                ContactId = thing, Channel = "phone", Unit = Municipality.UnitOf(department), Wants = Pick(Municipality.Departments),
            }),
            21 => Reports.Of(department, time, new ContactAnswered { ContactId = thing }),
            _ => Reports.Of(department, time, new PlanAgreed { PlanId = thing }),
        };
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
#pragma warning restore CA5394
}
