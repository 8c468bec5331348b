using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>Whoever works in a department that has not started is asked for nothing, and causes nobody to be told.</summary>
public sealed class QuietPeopleTests
{
    private static readonly DateOnly Monday = CitizenScenario.Day("2026-03-02");
    private static readonly DateOnly Start = CitizenScenario.Day("2026-04-01");

    [Fact]
    public void Nobody_of_it_is_proposed_as_coordinator_until_it_has_started()
    {
        var place = Three();
        foreach (var next in (string[])["bif-job-1", "suf-rehab-1"])
        {
            Assert.Equal(next, place.Conflict("no-coordinator").Proposed!.Value.Value);
            Assert.Equal([next], Told(place, "no-coordinator"));
            place.Does(next, new SettleConflict(place.Conflict("no-coordinator").Id, "pass-on", null, "for meget på bordet"));
        }

        Assert.Equal("bif-job-lead", place.Conflict("no-coordinator").Owes!.Value.Value);
        place.At("2026-03-31T23:59:59");
        Assert.Null(place.Conflict("no-coordinator").Proposed);
        place.At("2026-04-01T00:00");
        Assert.Equal("sof-treatment-2", place.Conflict("no-coordinator").Proposed!.Value.Value);
        Assert.Contains("sof-treatment-2", Told(place, "no-coordinator"));
    }

    [Fact]
    public void Who_is_proposed_stays_so_when_a_department_starts()
    {
        var place = Three().At("2026-03-31T23:59:59");
        var told = Told(place, "no-coordinator");
        place.At("2026-04-01T09:00").Hears("SUF", new ContactReceived { ContactId = "h", Channel = "phone", Unit = "suf-rehab" });
        Assert.Equal("bif-job-1", place.Conflict("no-coordinator").Proposed!.Value.Value);
        Assert.Equal(told, Told(place, "no-coordinator"));
    }

    [Fact]
    public void Of_departments_that_all_are_quiet_the_usual_one_is_proposed_and_nobody_told()
    {
        var place = Three("BIF", "SUF", "SOF");
        Assert.Equal("sof-treatment-2", place.Conflict("no-coordinator").Proposed!.Value.Value);
        Assert.Empty(Told(place, "no-coordinator"));
        Assert.Empty(Told(place.At("2026-04-01T00:00"), "no-coordinator"));
        Assert.Equal("sof-treatment-2", place.Conflict("no-coordinator").Proposed!.Value.Value);
    }

    [Fact]
    public void Its_head_is_not_told_of_an_answer_that_others_missed()
    {
        var place = Three().At("2026-03-17T00:00");
        var told = Told(place, "no-coordinator");
        Assert.Contains("bif-head", told);
        Assert.Contains("suf-head", told);
        Assert.DoesNotContain("sof-head", told);
        Assert.DoesNotContain("sof-head", Told(place.At("2026-04-02T09:00"), "no-coordinator"));
    }

    [Fact]
    public void A_sanction_held_for_its_treatment_is_held_and_tells_nobody_of_missed_advice()
    {
        var place = Sanctioned(new CitizenScenario(organization: Quiet("SOF"))
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12)));
        Assert.Equal(InterimAct.Held, place.Conflict("sanction-hold").Interim);
        Assert.Empty(Told(place, "sanction-hold"));
        place.At("2026-03-24T00:00");
        Assert.Equal(AnswerStage.Decision, place.Conflict("sanction-hold").Stage);
        Assert.Empty(Told(place, "sanction-hold"));
        place.Hears("BIF", new SanctionImposed { SanctionId = "s" });
        Assert.Equal(ConflictStatus.Open, place.Conflict("hold-bypassed").Status);
        Assert.Empty(Told(place, "hold-bypassed"));
    }

    [Fact]
    public void Advice_it_owes_about_a_stay_is_nobodys_miss_but_the_decision_is_owed()
    {
        var place = Sanctioned(new CitizenScenario(organization: Quiet("SOF"))
            .Hears("REGION", new AdmissionStarted { AdmissionId = "ad", Kind = AdmissionKind.Ward }));
        Assert.Equal("sof-adult-lead", place.Conflict("sanction-hold").Owes!.Value.Value);
        Assert.Empty(Told(place, "sanction-hold"));
        place.At("2026-03-10T09:00");
        Assert.Equal(["bif-benefits-1"], Told(place, "sanction-hold"));
        Assert.Contains("bif-head", Told(place.At("2026-03-20T09:00"), "sanction-hold"));
    }

    [Fact]
    public void A_deadline_of_another_department_that_names_somebody_of_it_alerts_neither()
    {
        var place = new CitizenScenario(organization: Quiet("SOF"))
            .Hears("BIF", EventSamples.Due("d", Monday.AddDays(1), "sof-treatment-2"))
            .At("2026-03-20T09:00");
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("BIF/d").Status);
        Assert.Empty(Told(place, "department"));
    }

    private static CitizenScenario Sanctioned(CitizenScenario place) =>
        place.Advance("PT1H").Hears("BIF", EventSamples.Notified("s", "bif-benefits-1"));

    /// <summary>Three departments and no coordinator; the most intensive help is of the social department.</summary>
    private static CitizenScenario Three(params string[] quiet) => new CitizenScenario(organization: Quiet(quiet is [] ? ["SOF"] : quiet))
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 8, intensity: Intensity.Medium))
        .Hears("SUF", EventSamples.Started("r", "home-care", "suf-rehab-1", Monday, 4, intensity: Intensity.Medium))
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12));

    private static Organization Quiet(params string[] departments) => new(1, AcceptanceMunicipality.Document with
    {
        Departments =
        [
            .. AcceptanceMunicipality.Document.Departments.Select(it => departments.Contains(it.Code) ? it with { LiveFrom = Start } : it),
        ],
    }, []);

    /// <summary>Who is told of a kind of matter, sorted.</summary>
    private static string[] Told(CitizenScenario place, string kind) =>
    [
        .. place.Citizen.Alerts.Values.Where(alert => alert.Kind == kind && alert.Quiet is not true)
            .Select(alert => alert.Receiver.Value).Order(StringComparer.Ordinal),
    ];
}
