using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Alerts;

public sealed class AlertTests
{
    [Fact]
    public void Unacknowledged_it_goes_on_to_substitute_unit_leader_and_head_every_two_business_days()
    {
        var place = Duplicate();
        Assert.Equal(["bif-job-1", "sof-adult-1"], place.Alerted("duplicate-intervention"));
        Assert.Equal(["bif-job-1", "sof-adult-1"], place.At("2026-03-04T23:59:59").Alerted("duplicate-intervention"));
        Assert.Equal(["bif-job-1", "sof-adult-1", "sof-adult-2"], place.At("2026-03-05T00:00").Alerted("duplicate-intervention"));
        Assert.Equal("sof-adult-2", place.AlertTo("sof-adult-1", "duplicate-intervention").EscalatedTo!.Value.Value);
        Assert.Equal(place.Now, place.AlertTo("sof-adult-1", "duplicate-intervention").EscalatedAt);
        Assert.Contains("sof-adult-lead", place.At("2026-03-07T00:00").Alerted("duplicate-intervention"));
        Assert.Contains("sof-head", place.At("2026-03-11T00:00").Alerted("duplicate-intervention"));
        Assert.Equal("sof-head", place.AlertTo("sof-adult-1", "duplicate-intervention").EscalatedTo!.Value.Value);
        Assert.Equal(place.Now, place.AlertTo("sof-adult-1", "duplicate-intervention").EscalatedAt);
    }

    [Fact]
    public void Whoever_is_left_with_another_departments_part_of_the_matter_is_alerted_about_that_department()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("b", "mentor", "sof-adult-1", CitizenScenario.Day("2026-03-01")))
            .Hears("SOF", EventSamples.Started("s", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-02")))
            .Hears("SOF", EventSamples.Assigned("s", "sof-adult-1"));
        var before = place.AlertTo("sof-adult-1", "duplicate-intervention");
        Assert.Equal(("BIF/b", "BIF"), (before.About, before.Department.Value));

        var after = place.Hears("BIF", EventSamples.Assigned("b", "bif-job-1")).AlertTo("sof-adult-1", "duplicate-intervention");

        Assert.Equal((before.Id, "SOF/s", "SOF"), (after.Id, after.About, after.Department.Value));
    }

    [Fact]
    public void Acknowledging_stops_it_and_takes_the_others_back()
    {
        var place = Duplicate().At("2026-03-05T09:00");
        var alert = place.AlertTo("sof-adult-1", "duplicate-intervention");
        place.Refuses<Forbidden>("sof-adult-2", new AcknowledgeAlert(alert.Id));
        place.Refuses<NotFound>("sof-adult-1", new AcknowledgeAlert(new("nothing")));
        place.Does("sof-adult-1", new AcknowledgeAlert(alert.Id));
        place.Refuses<StateConflict>("sof-adult-1", new AcknowledgeAlert(alert.Id));

        Assert.Equal(["bif-job-1", "sof-adult-1"], place.Alerted("duplicate-intervention"));
        Assert.Equal(["bif-job-1", "sof-adult-1"], place.At("2026-03-11T07:59").Alerted("duplicate-intervention"));
    }

    [Fact]
    public void When_one_it_went_on_to_acknowledges_it_goes_no_further()
    {
        var place = Duplicate().At("2026-03-05T09:00");
        place.Does("sof-adult-2", new AcknowledgeAlert(place.AlertTo("sof-adult-2", "duplicate-intervention").Id));
        Assert.Equal(["bif-job-1", "sof-adult-1", "sof-adult-2"], place.At("2026-03-11T07:59").Alerted("duplicate-intervention"));
    }

    [Fact]
    public void A_warning_raises_an_acknowledged_alert_again()
    {
        var place = Duplicate();
        place.Does("sof-adult-1", new AcknowledgeAlert(place.AlertTo("sof-adult-1", "duplicate-intervention").Id));
        place.At("2026-03-11T08:00");
        var again = place.AlertTo("sof-adult-1", "duplicate-intervention");
        Assert.Null(again.AcknowledgedAt);
        Assert.Equal((Severity.Urgent, place.Now), (again.Severity, again.RaisedAt));
    }

    [Fact]
    public void What_is_over_is_taken_back_and_cannot_be_acknowledged()
    {
        var place = Duplicate();
        var alert = place.AlertTo("bif-job-1", "duplicate-intervention");
        place.Does("sof-adult-1", new SettleConflict(place.Conflict("duplicate-intervention").Id, "complementary", null, "grund"));
        Assert.Empty(place.Alerted("duplicate-intervention"));
        Assert.Contains("alert-taken-back", place.LatestKinds);
        place.Refuses<NotFound>("bif-job-1", new AcknowledgeAlert(alert.Id));
    }

    [Fact]
    public void Information_is_taken_back_after_its_days_and_never_goes_on()
    {
        var place = Duplicate();
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-3"), "grund"));
        Assert.Equal(["bif-job-1", "sof-adult-1", "sof-adult-3"], place.Alerted("coordinator-appointed"));
        Assert.Equal(["bif-job-1", "sof-adult-1", "sof-adult-3"], place.At("2026-04-01T08:59:59").Alerted("coordinator-appointed"));
        Assert.Empty(place.At("2026-04-01T09:00").Alerted("coordinator-appointed"));
    }

    [Fact]
    public void An_event_parked_for_seven_days_alerts_the_senders_operations_contact_until_its_item_arrives()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = place.Today }, id: "end");
        Assert.Empty(place.At("2026-03-09T08:59:59").Citizen.Alerts.Values);
        var alert = place.At("2026-03-09T09:00").AlertTo("operations:SOF", "parked-event");
        Assert.Equal(("end", "parked /SOF/nexus end"), (alert.About, alert.Subject.Value));
        Assert.Equal(["operations:SOF"], place.At("2026-04-09T09:00").Alerted("parked-event"));

        place.Hears("SOF", EventSamples.Started("b", "shelter", "sof-adult-1", CitizenScenario.Day("2026-03-01")));
        Assert.Empty(place.Alerted("parked-event"));
    }

    [Fact]
    public void Hundreds_of_wakings_slept_through_are_caught_up_with_each_at_its_own_instant()
    {
        var place = new CitizenScenario();
        for (var i = 0; i < 60; i++) place.Hears(
            "BIF", EventSamples.Due($"d-{i}", CitizenScenario.Day("2026-03-10").AddDays(3 * i), "bif-job-1"));
        place.At("2026-12-01T09:00");

        Assert.All(
            place.Citizen.Deadlines.Values,
            d => Assert.Equal(Coordination.Domain.Calendar.LocalTime.StartOfDay(d.Due.Day.AddDays(1)), d.MissedAt));
        Assert.Equal(place.Journal.Select(e => e.At).Order(), place.Journal.Select(e => e.At));
    }

    private static CitizenScenario Duplicate() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("m", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-01"), 2))
        .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-03-02"), 3));
}
