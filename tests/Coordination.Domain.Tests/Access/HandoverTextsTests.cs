using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Access;

/// <summary>What a department writes with a handover is its content, and is for those to whom it is written.</summary>
public sealed class HandoverTextsTests
{
    private const string Reason = "HEMMELIG grund";
    private const string Answer = "HEMMELIGT svar";

    private static readonly Responsibility Treatment = new(ResponsibilityType.Intervention, new("SOF/b"));

    [Theory]
    [InlineData("bif-job-2", true)] // Asked.
    [InlineData("bif-job-lead", true)] // Leads the one who is asked.
    [InlineData("sof-treatment-2", true)] // Gives.
    [InlineData("sof-treatment-lead", true)]
    [InlineData("bif-benefits-1", false)] // Responsible for something else at the same department.
    [InlineData("bif-head", false)]
    [InlineData("suf-rehab-1", false)]
    public void A_reason_was_shown_to_everybody_at_the_department_that_was_asked(string viewer, bool isShown)
    {
        var place = AtWork();
        place.Does("sof-treatment-2", new OfferHandover(Treatment, new("bif-job-2"), null, Reason, "HEMMELIG note", null));
        Assert.Equal(isShown, PictureOf(place, Viewer.Caseworker(new(viewer))).Contains("HEMMELIG", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bif-job-1", true)] // In the unit that was asked.
    [InlineData("bif-job-lead", true)]
    [InlineData("bif-benefits-1", false)]
    public void What_is_written_to_a_unit_is_for_its_people(string viewer, bool isShown)
    {
        var place = AtWork();
        place.Does("sof-treatment-2", new OfferHandover(Treatment, null, new("bif-job"), Reason, null, null));
        Assert.Equal(isShown, PictureOf(place, Viewer.Caseworker(new(viewer))).Contains(Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sof-treatment-2", true)] // Offered it.
    [InlineData("sof-treatment-lead", true)]
    [InlineData("sof-adult-1", false)]
    [InlineData("bif-benefits-1", true)] // The answer is their department's.
    public void An_answer_is_for_those_who_asked_and_for_the_department_that_gave_it(string viewer, bool isShown)
    {
        var place = AtWork();
        place.Hears("SOF", EventSamples.Started("m", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        var offer = place.Does("sof-treatment-2", new OfferHandover(Treatment, new("bif-job-2"), null, "grund", null, null));
        place.Does("bif-job-2", new DeclineHandover(new(offer!), Answer));
        Assert.Equal(isShown, PictureOf(place, Viewer.Caseworker(new(viewer))).Contains(Answer, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BIF", true)]
    [InlineData("SOF", true)]
    [InlineData("SUF", false)]
    public void Systems_and_the_feed_of_a_department_are_shown_what_it_wrote_or_was_written(string department, bool isShown)
    {
        var place = AtWork();
        place.Does("sof-treatment-2", new OfferHandover(Treatment, new("bif-job-2"), null, Reason, null, null));
        var received = Received.By(place, Viewer.SystemOf([new(department)]));
        foreach (var output in (string[])[Received.Picture, Received.Feed])
            Assert.Equal((output, isShown), (output, received.GetValueOrDefault(output, "").Contains(Reason, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_contact_of_another_department_was_told_from_one_that_is_not_there()
    {
        var place = AtWork().Hears("SOF", new ContactReceived { ContactId = "c", Channel = "phone", Unit = "sof-treatment" });
        var access = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("bif-benefits-1")), place.Organization, place.Now);
        var contact = new Responsibility(ResponsibilityType.Contact, new("SOF/c"));
        var command = new OfferHandover(contact, new("bif-job-2"), null, "grund", null, null);
        var seen = Assert.IsType<OfferHandover>(CommandAccess.AsSeen(command, place.Citizen, access, OpaqueIds.OfNoKey));
        Assert.NotEqual(contact, seen.What);

        place.Hears("SOF", new ContactReceived { ContactId = "d", Channel = "phone", Unit = "sof-treatment", Wants = "BIF" });
        var wanted = command with { What = new Responsibility(ResponsibilityType.Contact, new("SOF/d")) };
        Assert.Equal(wanted, CommandAccess.AsSeen(wanted, place.Citizen, access, OpaqueIds.OfNoKey));
    }

    [Theory]
    [InlineData("shelter", "other-authority")]
    [InlineData("drug-treatment", "SOF")]
    public void The_alert_that_a_coordinator_was_appointed_named_the_department_of_a_secret_matter(string kind, string named)
    {
        var place = AtWork(kind);
        place.Does("sof-treatment-2", new AppointAsCoordinator(new("sof-treatment-2"), "kender borgeren"));
        var alert = place.AlertsTo("bif-benefits-1").Single(static one => one.Kind == "coordinator-appointed");
        Assert.Equal(named, Mask.DepartmentOf(place.Citizen, alert));
        var own = place.AlertsTo("sof-treatment-lead").Concat(place.AlertsTo("sof-treatment-2"));
        Assert.All(own, one => Assert.NotEqual("other-authority", Mask.DepartmentOf(place.Citizen, one)));
    }

    private static string PictureOf(CitizenScenario place, Viewer viewer) =>
        Received.By(place, viewer).GetValueOrDefault(Received.Picture, "");

    private static CitizenScenario AtWork(string kind = "drug-treatment") => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-benefits-1", CitizenScenario.Day("2026-02-01")))
        .Hears("SOF", EventSamples.Started("b", kind, "sof-treatment-2", CitizenScenario.Day("2026-02-01")));
}
