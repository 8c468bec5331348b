using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// Traces that something hidden could leave: in conflicts that are over, in the words of others, in old alerts and old pictures.
/// </summary>
public sealed class MaskedTracesTests
{
    private static readonly Viewer Viewer = Viewer.Caseworker(new("bif-job-1"));

    [Fact]
    public void When_a_clash_is_over_it_went_on_telling_where_the_hidden_time_went()
    {
        var place = Clash();
        Assert.Contains("2026-03-12T10:30:00", Received.All(place, Viewer), StringComparison.Ordinal);
        place.Hears("SOF", EventSamples.Moved("t", CitizenScenario.Local("2026-05-14T10:00"), CitizenScenario.Local("2026-05-14T11:00")));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("appointment-clash").Status);
        var received = Received.All(place, Viewer);
        Assert.DoesNotContain("2026-05-14", received, StringComparison.Ordinal);
        Assert.DoesNotContain("14. maj", received, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conflict_about_ones_own_item_named_who_answers_at_the_other_department()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12));
        place.Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"));
        Assert.Equal("sof-treatment-2", place.Conflict("sanction-hold").Owes?.Value);
        var received = Received.By(place, Viewer.Caseworker(new("bif-benefits-1")));
        Assert.Contains("sanction-hold", received[Received.Picture], StringComparison.Ordinal);
        Assert.DoesNotContain("sof-treatment-2", received[Received.Picture], StringComparison.Ordinal);
        Assert.DoesNotContain("sof-treatment-2", received[Received.Alerts], StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_adviser_of_another_department_wrote_is_not_shown_and_what_they_advise_is()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12));
        place.Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"));
        place.Does("sof-treatment-2", new SettleConflict(place.Conflict("sanction-hold").Id, "advise-lift", null, "er i afrusning"));
        var picture = Received.By(place, Viewer.Caseworker(new("bif-benefits-1")))[Received.Picture];
        Assert.Contains("advise-lift", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("afrusning", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_that_went_kept_the_words_of_the_time_of_consent()
    {
        var place = Clash().Hears("SOF", new ConsentGiven { Scope = TextList.Of(["BIF", "SOF"]) });
        var (alert, before) = (place.AlertTo("bif-job-1", "appointment-clash"), place.Citizen);
        Assert.Contains("(SOF)", place.Said(alert).Body.Da, StringComparison.Ordinal);
        var left = new TextTable(place.DecisionContext.Policy).InWords(AlertMessages.Of(before, EndedAlert.Of(alert, before)).Body);
        Assert.DoesNotContain("(SOF)", left.Da, StringComparison.Ordinal);
        Assert.Contains("(BIF)", left.Da, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_held_something_once_opened_it_in_pictures_of_that_time()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        place.Hears("SOF", EventSamples.Started("b", "housing-support", "bif-job-1", CitizenScenario.Day("2026-02-01"), 1)
            with { Title = "Metadon" });
        var past = place.Citizen;
        place.Advance("P1D").Hears("SOF", EventSamples.Assigned("b", "sof-treatment-2", "sof-treatment"));
        var shown = CitizenAccess.Of(place.Citizen, Viewer, place.Organization, place.Now).Shown!;
        Assert.DoesNotContain("Metadon", Said(past, shown.OfThePast()), StringComparison.Ordinal);
        Assert.Contains("Metadon", Said(past, Disclosure.Whole(AccessGround.Auditor)), StringComparison.Ordinal);

        string Said(Citizen citizen, Disclosure to) =>
            string.Join(' ', new ViewerPicture(citizen, place.DecisionContext, to).Picture().Interventions.Select(static one => one.Title));
    }

    [Fact]
    public void A_substitute_in_another_department_could_not_answer_the_handover_they_were_alerted_of()
    {
        var place = new CitizenScenario()
            .Organized(o => o.With("sof-adult-1", static one => one with { Substitute = "bif-job-2" })
                .Absent("sof-adult-1", CitizenScenario.Day("2026-03-01")));
        place.Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01"), 1));
        var offer = place.Does("sof-adult-2", new OfferHandover(
            new(ResponsibilityType.Intervention, new("SOF/b")), new("sof-adult-1"), null, "barsel", null, null));
        place.Hears("SOF", EventSamples.Due("d", CitizenScenario.Day("2026-03-20"), "sof-adult-2")); // Another's, beside it.
        Assert.Equal("bif-job-2", place.Deadline("handover-answer").Responsible.Value);
        var viewer = Viewer.Caseworker(new("bif-job-2"));
        Assert.Contains(offer!, Received.By(place, viewer)[Received.Picture], StringComparison.Ordinal);
        var access = CitizenAccess.Of(place.Citizen, viewer, place.Organization, place.Now);
        var accept = new AcceptHandover(new(offer!));
        Assert.Equal(accept, Coordination.Domain.Decisions.CommandAccess.AsSeen(accept, place.Citizen, access, place.DecisionContext.Ids));
    }

    private static CitizenScenario Clash()
    {
        var place = new CitizenScenario();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        place.Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 12));
        place.Hears("SOF", EventSamples.Booked(
            "t", "treatment", CitizenScenario.Local("2026-03-12T10:30"), CitizenScenario.Local("2026-03-12T11:30"), "sof-treatment-2"));
        return place.Hears("BIF", EventSamples.Booked(
            "i", "employment-interview", CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"),
            "bif-job-1"));
    }
}
