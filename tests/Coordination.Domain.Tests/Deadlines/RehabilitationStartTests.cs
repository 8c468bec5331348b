using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class RehabilitationStartTests
{
    private const string Id = "rehabilitation-start:REGION/s";

    [Fact]
    public void Rehabilitation_starts_within_seven_days_and_the_giving_departments_entry_unit_owes_it()
    {
        var place = Home(plan: true);
        Assert.Equal((CitizenScenario.Local("2026-03-09T23:59:59"), "suf-rehab-lead", "SUF"),
            (place.DeadlineOf(Id).Due.At, place.DeadlineOf(Id).Responsible.Value, place.DeadlineOf(Id).Department.Value));
        place.Hears("SUF", EventSamples.Started("g", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-09")));
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-08T23:59:59").DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Met, place.At("2026-03-09T00:00").DeadlineOf(Id).Status);
    }

    [Fact]
    public void On_the_eighth_day_it_is_missed() =>
        Assert.Equal(DeadlineStatus.Missed, Home(plan: true).At("2026-03-10T00:00").DeadlineOf(Id).Status);

    [Fact]
    public void Rehabilitation_that_began_before_does_not_meet_it()
    {
        var place = Home(plan: true)
            .Hears("SUF", EventSamples.Started("g", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-01")));
        Assert.Null(place.DeadlineOf(Id).MetAt);
    }

    [Fact]
    public void A_stay_that_ended_without_a_plan_asks_for_none() =>
        Assert.DoesNotContain(Home(plan: false).Citizen.Deadlines.Values, d => d.Kind == "rehabilitation-start");

    private static CitizenScenario Home(bool plan) => new CitizenScenario()
        .Hears("REGION", new AdmissionStarted { AdmissionId = "s", Kind = AdmissionKind.Ward }, CitizenScenario.Local("2026-02-20T09:00"))
        .Hears("REGION", new AdmissionEnded { AdmissionId = "s", RehabilitationPlan = plan });
}
