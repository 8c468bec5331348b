using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>What somebody with posts in BIF and SOF, and their leaders, may hand over.</summary>
public sealed class PostsHandoverTests
{
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));
    private static readonly Responsibility Support = new(ResponsibilityType.Intervention, new("SOF/b"));

    [Fact]
    public void A_leader_hands_over_what_is_held_by_the_post_they_lead_and_nothing_else()
    {
        var place = InBoth();
        place.Refuses<Forbidden>("sof-adult-lead", Offer(Course, "sof-adult-1"));
        place.Refuses<Forbidden>("bif-job-lead", Offer(Support, "bif-job-1"));
        place.Does("sof-adult-lead", Offer(Support, "sof-adult-1"));
        place.Does("bif-job-lead", Offer(Course, "bif-job-1"));
    }

    [Theory]
    [InlineData("BIF", "BIF", "bif-job", "bif-job-lead", "sof-adult-lead")]
    [InlineData("SOF", "SOF", "sof-adult", "sof-adult-lead", "bif-job-lead")]
    [InlineData("SUF", "BIF", "bif-job", "bif-job-lead", "sof-adult-lead")] // No post there: the main one takes it.
    public void An_offer_to_the_person_is_taken_by_the_post_in_the_givers_department(
        string from, string department, string unit, string leader, string other)
    {
        var giver = from switch { "BIF" => "bif-job-1", "SOF" => "sof-adult-1", _ => "suf-rehab-1" };
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears(from, EventSamples.Started("x", "mentor", giver, CitizenScenario.Day("2026-03-02")));
        var offer = place.Does(giver, Offer(new(ResponsibilityType.Intervention, new($"{from}/x")), TwoPosts.Id));
        Assert.Equal(department, place.Handover(offer).To.Department.Value);
        place.Refuses<Forbidden>(other, new AcceptHandover(new(offer!)));
        place.Does(leader, new AcceptHandover(new(offer!)));
        Assert.Equal(
            new Holder(new(TwoPosts.Id), new UnitId(unit), new(department)), place.Intervention($"{from}/x").Holder);
    }

    [Fact]
    public void An_event_of_either_department_assigns_at_once_and_is_no_offer_to_another_department()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-03-02")))
            .Hears("SOF", EventSamples.Assigned("b", TwoPosts.Id));
        Assert.Equal(new Holder(new(TwoPosts.Id), new UnitId("sof-adult"), new("SOF")), place.Intervention("SOF/b").Holder);
    }

    [Fact]
    public void A_leader_gives_the_role_to_the_post_they_lead_while_its_department_is_involved()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-03-02")))
            .Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-02")));
        place.Refuses<Forbidden>("bif-job-lead", new AppointAsCoordinator(new(TwoPosts.Id), "grund"));
        place.Does("sof-adult-lead", new AppointAsCoordinator(new(TwoPosts.Id), "grund"));
        Assert.Equal(new Holder(new(TwoPosts.Id), new UnitId("sof-adult"), new("SOF")), place.Citizen.Coordinator!.Holder);
    }

    [Fact]
    public void A_missed_deadline_is_told_to_the_leader_and_head_of_its_post()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SOF", EventSamples.Due("d", CitizenScenario.Day("2026-03-05"), TwoPosts.Id)).At("2026-03-06T00:00");
        Assert.Equal([TwoPosts.Id, "sof-adult-lead"], place.Alerted("department"));
        place.Advance("P14D");
        Assert.Equal([TwoPosts.Id, "sof-adult-lead", "sof-head"], place.Alerted("department"));
    }

    [Fact]
    public void Those_who_are_to_be_called_are_shown_by_the_post_of_the_department()
    {
        var place = InBoth();
        var reach = WhoToCall.For(place.Citizen, place.Organization, place.Now, [new("SUF")], persons: true)
            .Where(one => one.Role == "responsible").Select(one => (one.Department, one.Unit));
        Assert.Equal([("BIF", "bif-job"), ("SOF", "sof-adult")], reach);
    }

    [Fact]
    public void A_transfer_moves_what_is_held_under_who_ordered_it_and_reports_the_rest()
    {
        var place = InBoth();
        TransferCaseload toColleague = new(new(TwoPosts.Id), new("bif-job-1"), "fratrædelse");
        place.Does("bif-job-lead", toColleague, "t-1");
        Assert.Equal(("bif-job-1", TwoPosts.Id), (place.Responsible("BIF/k"), place.Responsible("SOF/b")));
        var report = CaseloadTransfer.ReportOf(place.Citizen, "t-1", toColleague, new("bif-job-lead"), place.DecisionContext);
        Assert.Equal((1, 0, NotMoved.OfAnotherPost), (report.Moved, report.Offered, Assert.Single(report.Left).Why));

        // Operations are nobody's leader and move everything; what is another department's is offered.
        place.Does("operations", toColleague, "t-2");
        Assert.Equal("bif-job-1", place.Citizen.Handovers.Values.Single(one => one.What == Support).To.Caseworker!.Value.Value);
    }

    [Fact]
    public void A_transfer_to_somebody_with_a_post_in_the_department_moves_at_once()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-03-02")));
        place.Does("sof-adult-lead", new TransferCaseload(new("sof-adult-1"), new(TwoPosts.Id), "fratrædelse"), "t-1");
        Assert.Equal(new Holder(new(TwoPosts.Id), new UnitId("sof-adult"), new("SOF")), place.Intervention("SOF/b").Holder);
    }

    [Theory]
    [InlineData("bif-job-lead", true)]
    [InlineData("sof-adult-lead", true)]
    [InlineData("sof-head", true)]
    [InlineData("sof-family-lead", false)]
    [InlineData("suf-head", false)]
    public void A_transfer_is_ordered_by_the_leaders_of_every_post(string by, bool may)
    {
        Assert.Equal(may, TransferRights.MayOrder(TwoPosts.Organization, new(by), new(TwoPosts.Id)));
        var ended = new Organization(2, AcceptanceMunicipality.Document, TwoPosts.Document.Caseworkers);
        Assert.Equal(may, TransferRights.MayOrder(ended, new(by), new(TwoPosts.Id)));
    }

    private static OfferHandover Offer(Responsibility what, string to) => new(what, new(to), null, "grund", null, null);

    private static CitizenScenario InBoth() => new CitizenScenario(organization: TwoPosts.Organization)
        .Hears("BIF", TwoPosts.Started("k", "contact-course", "bif-job"))
        .Hears("SOF", TwoPosts.Started("b", "housing-support", "sof-adult"));
}
