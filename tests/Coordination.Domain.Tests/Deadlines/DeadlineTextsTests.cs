using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Policies;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class DeadlineTextsTests
{
    public static TheoryData<string> OfTheirOwn { get; } =
    [
        "concern-assessment", "concern-receipt", "child-examination", "drug-treatment-start", "alcohol-treatment-start",
        "rehabilitation-start",
        "first-job-interview", "aftercare-decision", "transition-start", "transition-ready", "reassessment", "hearing", "plan-follow-up",
        "contact-answer",
    ];

    [Theory]
    [MemberData(nameof(OfTheirOwn))]
    public void Every_deadline_alert_says_what_when_who_and_why_in_both_languages(string kind)
    {
        var policy = PolicyBook.Delivered.Newest;
        foreach (var at in (string[])["2026-03-02T21:00", "2029-03-01T09:00"])
        {
            var place = Everything().At(at);
            foreach (var alert in place.Citizen.Alerts.Values.Where(a => a.Kind == kind))
            {
                var said = place.Said(alert);
                foreach (var text in (string[])[said.Title.Da, said.Title.En, said.Body.Da, said.Body.En])
                    Assert.False(text.Length == 0 || text.Contains('{', StringComparison.Ordinal), text);
                Assert.Contains(policy.Rule(kind).Basis, said.Body.Da, StringComparison.Ordinal);
                Assert.Contains(
                    place.Citizen.Deadlines.Values.First(d => d.AlertSubject == alert.Subject).Responsible.Value, said.Body.En,
                    StringComparison.Ordinal);
            }
        }

        Assert.Contains(Everything().At("2027-01-01T09:00").Citizen.Deadlines.Values, d => d.Kind == kind);
    }

    [Fact]
    public void It_reads_like_this()
    {
        var place = Everything().At("2026-03-10T08:00");
        var said = place.Said(place.AlertTo("bif-job-1", "first-job-interview"));
        Assert.Equal("Overskredet: Første jobsamtale", said.Title.Da);
        Assert.Equal(
            "Den første jobsamtale i kontaktforløb (BIF) skal være holdt: fristen 9. marts 2026 er overskredet. Ansvarlig: bif-job-1. "
            + "Grundlag: Lov om en aktiv beskæftigelsesindsats § 31: den første jobsamtale holdes inden for en uge.", said.Body.Da);
        Assert.StartsWith(
            "The first job interview of contact course (BIF) must have been held: the deadline 9 March 2026 has passed.", said.Body.En,
            StringComparison.Ordinal);
    }

    private static CitizenScenario Everything() => new CitizenScenario()
        .Hears("KFF", new CitizenRegistered { Name = "Ung", BirthDate = CitizenScenario.Day("2010-01-20") })
        .Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" })
        .Hears("SOF", new ConcernAssessed { ConcernId = "u", Outcome = ConcernOutcome.Examination },
            CitizenScenario.Local("2026-03-02T09:00"))
        .Hears("SOF", new ConcernReported { ConcernId = "v", Unit = "sof-family", Caseworker = "sof-family-1" })
        .Hears("SOF", new TreatmentRequested { RequestId = "r", Kind = TreatmentKind.Drug, Caseworker = "sof-treatment-1" })
        .Hears("SOF", new TreatmentRequested { RequestId = "s", Kind = TreatmentKind.Alcohol, Caseworker = "sof-treatment-1" })
        .Hears("REGION", new AdmissionStarted { AdmissionId = "s", Kind = AdmissionKind.Ward })
        .Hears("REGION", new AdmissionEnded { AdmissionId = "s", RehabilitationPlan = true })
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02")))
        .Hears("SOF", EventSamples.Started("p", "placement", "sof-family-1", CitizenScenario.Day("2026-03-02")) with { Lasting = true })
        .Hears("BIF", new AppealReceived { AppealId = "k", Caseworker = "bif-benefits-1" })
        .Hears("BIF", new HearingOpened { HearingId = "h", Caseworker = "bif-benefits-1" })
        .Hears("SOF", new PlanAgreed { PlanId = "p" })
        .Hears("KFF", new ContactReceived { ContactId = "h", Channel = "counter", Unit = "kff-service" });
}
