using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class HandoverAnswerTests
{
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Fact]
    public void An_offer_is_answered_by_the_one_asked_and_counts_for_their_department()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, new CaseworkerId("sof-adult-1"), null, "flyttet", null, null));
        var answer = place.DeadlineOf($"handover-answer:{id}");
        Assert.Equal(
            ("sof-adult-1", "SOF", CitizenScenario.Local("2026-03-09T23:59:59")),
            (answer.Responsible.Value, answer.Department.Value, answer.Due.At));
        Assert.Equal(place.Now, answer.ArmedAt);

        place.Advance("PT1H").Does("sof-adult-1", new DeclineHandover(new(id!), "ikke vores"));
        Assert.Equal(
            (DeadlineStatus.Met, place.Now),
            (place.DeadlineOf($"handover-answer:{id}").Status, place.DeadlineOf($"handover-answer:{id}").MetAt));
    }

    [Fact]
    public void An_offer_that_nobody_looks_at_goes_on_although_it_was_warned_of_meanwhile()
    {
        var place = InEmployment();
        place.Does("bif-job-1", new OfferHandover(Course, new CaseworkerId("sof-adult-1"), null, "flyttet", null, null));
        Assert.Equal(["sof-adult-1"], place.At("2026-03-04T23:59:59").Alerted("handover-offered"));
        Assert.NotEqual(CitizenScenario.Local("2026-03-02T00:00"), place.AlertTo("sof-adult-1", "handover-offered").RaisedAt);
        Assert.Equal(["sof-adult-1", "sof-adult-2"], place.At("2026-03-05T00:00").Alerted("handover-offered"));
        Assert.Equal("sof-adult-2", place.AlertTo("sof-adult-1", "handover-offered").EscalatedTo!.Value.Value);
    }

    [Fact]
    public void A_request_is_answered_by_whoever_is_responsible_and_counts_for_the_givers_department()
    {
        var place = InEmployment();
        var id = place.Does("sof-adult-1", new RequestHandover(Course, "vi er i gang med borgeren", null, null));
        var answer = place.DeadlineOf($"handover-answer:{id}");
        Assert.Equal(("bif-job-1", "BIF"), (answer.Responsible.Value, answer.Department.Value));
    }

    [Fact]
    public void For_a_unit_its_leader_answers_and_unanswered_it_is_missed()
    {
        var place = InEmployment();
        var id = place.Does("bif-job-1", new OfferHandover(Course, null, new UnitId("sof-adult"), "flyttet", null, null));
        Assert.Equal(
            ("sof-adult-lead", DeadlineStatus.Warned),
            (place.DeadlineOf($"handover-answer:{id}").Responsible.Value, place.At("2026-03-09T23:59:59")
            .DeadlineOf($"handover-answer:{id}").Status));
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-10T00:00").DeadlineOf($"handover-answer:{id}").Status);
    }

    [Fact]
    public void For_a_unit_without_a_leader_the_head_answers()
    {
        var place = InEmployment()
            .Organized(o => o with { Units = [.. o.Units.Select(u => u.Id == "sof-adult" ? u with { Leader = null } : u)] });
        var id = place.Does("bif-job-1", new OfferHandover(Course, null, new UnitId("sof-adult"), "flyttet", null, null));
        Assert.Equal("sof-head", place.DeadlineOf($"handover-answer:{id}").Responsible.Value);
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4));
}
