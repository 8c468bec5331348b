using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

public sealed class AccessEndsTests
{
    private static readonly DateOnly Monday = CitizenScenario.Day("2026-03-02");
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Fact]
    public void Who_gave_something_away_sees_the_citizen_until_the_news_is_acknowledged()
    {
        var place = GivenAway();
        Assert.True(Sees(place, "bif-job-1"));
        place.Does("bif-job-1", new AcknowledgeAlert(place.AlertTo("bif-job-1", "handover-accepted").Id));
        Assert.False(Sees(place, "bif-job-1"));
        Assert.True(Sees(place, "bif-job-2"));
    }

    [Fact]
    public void Without_acknowledging_it_sees_the_citizen_five_business_days()
    {
        var place = GivenAway();
        Assert.True(Sees(place.At("2026-03-09T23:59"), "bif-job-1"));
        Assert.False(Sees(place.At("2026-03-10T00:00"), "bif-job-1"));
        Assert.Empty(place.Alerted("handover-accepted"));
    }

    [Fact]
    public void An_appointment_of_what_was_given_away_goes_along()
    {
        var place = GivenAway(EventSamples.Booked(
            "a", "employment-interview", CitizenScenario.Local("2026-04-10T10:00"), CitizenScenario.Local("2026-04-10T11:00"), "bif-job-1",
            "Jobcenter", "k"));
        place.Does("bif-job-1", new AcknowledgeAlert(place.AlertTo("bif-job-1", "handover-accepted").Id));
        Assert.False(Sees(place, "bif-job-1"));
    }

    [Fact]
    public void Whoever_also_holds_something_else_still_sees_the_citizen()
    {
        var place = GivenAway(EventSamples.Started("other", "mentor", "bif-job-1", Monday));
        place.Does("bif-job-1", new AcknowledgeAlert(place.AlertTo("bif-job-1", "handover-accepted").Id));
        Assert.True(Sees(place, "bif-job-1"));
    }

    [Theory]
    [InlineData(null), InlineData("attended"), InlineData("missed")]
    public void A_single_appointment_involves_its_caseworker_until_ten_business_days_after_it(string? reported)
    {
        var place = Booked().At("2026-03-04T12:00");
        if (reported == "attended") place.Hears("SUF", new AppointmentAttended { AppointmentId = "w" });
        if (reported == "missed") place.Hears("SUF", new AppointmentMissed { AppointmentId = "w" });
        Assert.True(Sees(place.At("2026-03-18T23:59"), "suf-rehab-1"));
        Assert.False(Sees(place.At("2026-03-19T00:00"), "suf-rehab-1"));
    }

    [Fact]
    public void A_cancelled_appointment_involves_nobody()
    {
        Assert.True(Sees(Booked(), "suf-rehab-1"));
        Assert.False(Sees(Booked().Hears("SUF", new AppointmentCancelled { AppointmentId = "w" }), "suf-rehab-1"));
    }

    [Fact]
    public void An_appointment_that_is_moved_or_reported_late_involves_again_or_not_at_all()
    {
        var place = Booked().At("2026-03-19T00:00");
        place.Hears("SUF", EventSamples.Moved(
            "w", CitizenScenario.Local("2026-03-30T10:00"), CitizenScenario.Local("2026-03-30T11:00")));
        Assert.True(Sees(place, "suf-rehab-1"));
        place.Hears("SUF", EventSamples.Booked(
            "old", "health", CitizenScenario.Local("2026-01-05T10:00"), CitizenScenario.Local("2026-01-05T11:00"), "suf-rehab-2"));
        Assert.False(Sees(place, "suf-rehab-2"));
    }

    [Fact]
    public void A_coordinator_of_nothing_that_runs_in_two_departments_lays_the_role_down()
    {
        var place = Coordinated();
        var refused = place.Refuses<StateConflict>("bif-job-1", new LayDownCoordination("intet at koordinere"));
        Assert.Contains("BIF and SOF", refused.Why, StringComparison.Ordinal);

        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = Monday }).At("2026-03-03T00:00");
        place.Does("bif-job-1", new LayDownCoordination("intet at koordinere"));

        Assert.Null(place.Citizen.Coordinator);
        Assert.Empty(place.Alerted("coordinator-appointed"));
        place.Refuses<NotFound>("bif-job-1", new LayDownCoordination("igen"));
        place.Hears("SOF", EventSamples.Started("c", "drug-treatment", "sof-treatment-2", place.Today, 12));
        Assert.Equal(ConflictStatus.Open, place.Conflict("no-coordinator").Status);
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "igen"));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("no-coordinator").Status);
    }

    [Fact]
    public void The_leader_of_the_unit_named_with_an_unknown_coordinator_lays_the_role_down()
    {
        var place = new CitizenScenario().Hears("BIF", new InterventionStarted
        {
            InterventionId = "k", Kind = "contact-course", Caseworker = "nobody-yet", Unit = "bif-job", StartsOn = Monday,
        });
        place.Does("nobody-yet", new AppointAsCoordinator(new("nobody-yet"), "kender borgeren"));
        place.Refuses<Forbidden>("sof-adult-lead", new LayDownCoordination("intet at koordinere"));
        place.Does("bif-job-lead", new LayDownCoordination("intet at koordinere"));
        Assert.Null(place.Citizen.Coordinator);
    }

    [Fact]
    public void News_that_something_is_over_opens_the_citizen_to_nobody()
    {
        var place = Booked().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4))
            .Hears("BIF", EventSamples.Booked(
                "x", "health", CitizenScenario.Local("2026-03-04T10:00"), CitizenScenario.Local("2026-03-04T11:00"), "bif-job-3"), id: "x");
        Assert.True(Sees(place, "bif-job-3"));
        place.Hears("BIF", new EventWithdrawn { Id = "x", Reason = "forkert borger" }, id: "w");
        Assert.Contains("bif-job-3", place.Alerted("event-withdrawn"));
        Assert.False(Sees(place, "bif-job-3"));
        place.Does("bif-job-3", new AcknowledgeAlert(place.AlertTo("bif-job-3", "event-withdrawn").Id));

        place.Hears("KFF", new CitizenDied { OnDate = Monday });
        Assert.True(Sees(place, "bif-job-1"));
        place.Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = Monday }).At("2026-03-03T00:00");
        Assert.Contains("bif-job-1", place.Alerted("citizen-died"));
        Assert.False(Sees(place, "bif-job-1"));
    }

    [Fact]
    public void An_open_offer_of_the_role_lapses_when_it_is_laid_down()
    {
        var place = Coordinated();
        place.Does("bif-job-1",
            new OfferHandover(Responsibility.CoordinatorRole, new("sof-treatment-2"), null, "kender borgeren", null, null));
        place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = Monday }).At("2026-03-03T00:00");
        place.Does("bif-job-lead", new LayDownCoordination("intet at koordinere"));
        Assert.Equal(HandoverStatus.Lapsed, place.OnlyHandover.Status);
    }

    [Fact]
    public void Who_laid_the_role_down_sees_no_more_of_the_citizen()
    {
        var place = new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        place.Hears("BIF", new InterventionEnded { InterventionId = "k", EndedOn = Monday }).At("2026-03-03T00:00");
        Assert.True(Sees(place, "bif-job-1"));
        place.Does("bif-job-1", new LayDownCoordination("forløbet er slut"));
        Assert.False(Sees(place, "bif-job-1"));
    }

    private static bool Sees(CitizenScenario place, string caseworker) =>
        CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(caseworker)), place.Organization, place.Now) is Seen;

    private static CitizenScenario Booked() => new CitizenScenario().Hears("SUF", EventSamples.Booked(
        "w", "health", CitizenScenario.Local("2026-03-04T10:00"), CitizenScenario.Local("2026-03-04T11:00"), "suf-rehab-1"));

    private static CitizenScenario GivenAway(params EventData[] before)
    {
        var place = new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4));
        foreach (var one in before) place.Hears("BIF", one);
        var offer = place.Does("bif-job-1", new OfferHandover(Course, new("bif-job-2"), null, "flyttet", null, null));
        place.Does("bif-job-2", new AcceptHandover(new(offer!)));
        return place;
    }

    private static CitizenScenario Coordinated()
    {
        var place = new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        return place;
    }
}
