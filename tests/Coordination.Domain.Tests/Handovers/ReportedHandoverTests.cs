using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Handovers;

public sealed class ReportedHandoverTests
{
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Fact]
    public void Within_the_department_the_system_has_done_it_itself()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "bif-benefits-1"));
        var handover = place.OnlyHandover;
        Assert.Equal((HandoverStatus.Accepted, "/BIF/fasit", "bif-job-1", "bif-benefits-1"),
            (handover.Status, handover.By, handover.From.Caseworker.Value, handover.Taker!.Caseworker.Value));
        Assert.Equal("bif-benefits-1", place.Responsible("BIF/k"));
        Assert.Equal("/BIF/fasit", place.Latest.Single(e => e.Fact is HandoverChanged).By);
        var assigned = place.AlertTo("bif-benefits-1", "assigned");
        Assert.Equal((assigned, "BIF/k", Severity.Info), (Assert.Single(place.Citizen.Alerts.Values), assigned.About, assigned.Severity));
        Assert.Equal(
            "contact course (BIF): the department's own system handed it from bif-job-1 to bif-benefits-1.", place.Said(assigned).Body.En);
    }

    [Fact]
    public void The_new_holder_is_told_once_and_only_the_last_of_several()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "bif-benefits-1"));
        place.Does("bif-benefits-1", new AcknowledgeAlert(place.AlertTo("bif-benefits-1", "assigned").Id));
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-benefits-1"));
        Assert.NotNull(place.AlertTo("bif-benefits-1", "assigned").AcknowledgedAt);

        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-2"));
        Assert.Equal(["bif-job-2"], place.Alerted("assigned"));
        place.Hears("BIF", EventSamples.Assigned("k", "bif-job-3"), place.In("-PT30M"));
        Assert.Equal(["bif-job-2"], place.Alerted("assigned"));
        Assert.Empty(place.Advance("P30D").Alerted("assigned"));
    }

    [Fact]
    public void Whoever_took_it_themselves_is_not_told_by_the_report_of_it()
    {
        var place = InEmployment();
        var offer = place.Does("bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-2"), null, "ferie", null, null));
        place.Does("bif-job-2", new AcceptHandover(new(offer!)));
        Assert.Empty(place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-2")).Alerted("assigned"));
    }

    [Fact]
    public void Policy_may_tell_nobody_of_it()
    {
        var delivered = PolicyBook.Delivered.Newest;
        var silent = delivered with { Information = delivered.Information with { Assigned = false } };
        var place = new CitizenScenario { Policies = new PolicyBook([new PolicyVersion(silent, DateTimeOffset.MinValue, 0)]) }
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4))
            .Hears("BIF", EventSamples.Assigned("k", "bif-benefits-1"));
        Assert.Empty(place.Alerted("assigned"));
    }

    [Fact]
    public void Naming_somebody_of_another_department_only_offers()
    {
        var place = InEmployment().Hears("BIF", new InterventionChanged { InterventionId = "k", Caseworker = "sof-adult-1" });
        Assert.Equal((HandoverStatus.Offered, "bif-job-1"), (place.OnlyHandover.Status, place.Responsible("BIF/k")));
        Assert.Equal(["sof-adult-1"], place.Alerted("handover-offered"));

        place.Does("sof-adult-1", new AcceptHandover(place.OnlyHandover.Id));
        Assert.Equal("sof-adult-1", place.Responsible("BIF/k"));
        Assert.Equal(["bif-job-1"], place.Alerted("handover-accepted"));
    }

    [Fact]
    public void Somebody_unknown_counts_as_of_the_sending_department() =>
        Assert.Equal("newcomer-7", InEmployment().Hears("BIF", EventSamples.Assigned("k", "newcomer-7")).Responsible("BIF/k"));

    [Fact]
    public void Naming_the_holder_again_overtakes_an_offer_and_naming_the_one_asked_again_does_not()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "sof-adult-1"));
        place.Advance("PT1H").Hears("BIF", new InterventionChanged { InterventionId = "k", Caseworker = "sof-adult-1", WeeklyHours = 9 });
        Assert.Equal(HandoverStatus.Offered, place.OnlyHandover.Status);
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-1"));
        Assert.Equal(HandoverStatus.Lapsed, place.OnlyHandover.Status);
        Assert.Empty(place.Citizen.Alerts.Values);
    }

    [Fact]
    public void A_newer_report_overtakes_an_open_offer_and_an_older_one_moves_nothing()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-3"));
        Assert.Equal((HandoverStatus.Lapsed, "bif-job-3"), (place.Handover(id).Status, place.Responsible("BIF/k")));

        place.Advance("PT1H");
        id = place.Does("bif-job-3", new OfferHandover(Course, new("sof-adult-1"), null, "grund", null, null));
        place.Does("sof-adult-1", new AcceptHandover(new(id!)));
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-2"), time: place.In("-PT90M"));
        Assert.Equal("sof-adult-1", place.Responsible("BIF/k"));
        place.Hears("BIF", EventSamples.Assigned("k", "suf-rehab-1"), time: place.In("-PT80M"));
        Assert.Equal("sof-adult-1", place.Responsible("BIF/k"));
        Assert.DoesNotContain(place.Citizen.Handovers.Values, h => h.Status == HandoverStatus.Offered);
        place.Hears("BIF", EventSamples.Assigned("k", "bif-job-2"));
        Assert.Equal("bif-job-2", place.Responsible("BIF/k"));
    }

    [Fact]
    public void A_system_that_reports_the_one_who_accepted_changes_nothing()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));
        place.Does("bif-job-3", new AcceptHandover(new(id!)));
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "bif-job-3"));
        Assert.Single(place.Citizen.Handovers.Values);
        Assert.Equal("bif-job-3", place.Responsible("BIF/k"));
    }

    [Fact]
    public void A_persons_newer_offer_stands_against_a_late_report_that_would_only_offer()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "sof-adult-1"), time: place.In("-PT2H"));
        Assert.Equal(HandoverStatus.Offered, place.Handover(id).Status);
        Assert.Equal(HandoverStatus.Lapsed, place.Citizen.Handovers.Values.Single(h => h.BySystem).Status);
    }

    [Fact]
    public void A_persons_older_offer_lapses_when_the_system_offers_it_elsewhere()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new("bif-job-3"), null, "grund", null, null));
        place.Advance("PT1H").Hears("BIF", EventSamples.Assigned("k", "sof-adult-1"));
        Assert.Equal(HandoverStatus.Lapsed, place.Handover(id).Status);
        Assert.Equal(HandoverStatus.Offered, place.Citizen.Handovers.Values.Single(h => h.BySystem).Status);
    }

    [Fact]
    public void A_system_offer_that_nobody_answers_expires_and_the_giver_keeps_it()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "sof-adult-1")).At("2026-03-10T00:00");
        Assert.Equal((HandoverStatus.Expired, "bif-job-1"), (place.OnlyHandover.Status, place.Responsible("BIF/k")));
        Assert.Equal(["bif-job-1", "bif-job-lead", "sof-adult-lead"], place.Alerted("handover-expired"));
    }

    [Fact]
    public void A_handover_that_a_late_report_predates_is_voided_and_made_at_that_time()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Assigned("k", "bif-job-2"), time: new CitizenScenario().In("-PT1H"));
        var first = place.OnlyHandover.Id;
        place.Hears("BIF", EventSamples.Assigned("k", "bif-job-2"), time: place.In("-PT2H"));
        Assert.Contains("handover-voided", place.LatestKinds);
        Assert.NotEqual(first, place.OnlyHandover.Id);
        Assert.Equal((place.In("-PT2H"), "bif-job-2"), (place.OnlyHandover.AnsweredAt!.Value, place.Responsible("BIF/k")));
    }

    private static CitizenScenario InEmployment()
    {
        var place = new CitizenScenario();
        return place.Hears(
            "BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4), time: place.In("-P1D"));
    }
}
