using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Pictures;
using Coordination.Domain.Stored;
using Coordination.Domain.Tests.Access;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Tests.Plans;

public sealed class PlanTests
{
    private const string Coordinator = "bif-job-1";

    private static readonly PlanText Text = new()
    {
        Wishes = "Jeg vil bo for mig selv og have min søn hver anden weekend",
        Goals =
        [
            new PlanGoalView
            {
                Text = "Egen bolig", DueOn = CitizenScenario.Day("2026-09-01"), InterventionIds = ["BIF/k", "SOF/h"],
            },
        ],
        Steps =
        [
            new PlanStepView { What = "Skriv op til bolig", Who = "bif-job-1", DueOn = CitizenScenario.Day("2026-03-20") },
            new PlanStepView { What = "Pak sammen", Who = "søster Mia" },
        ],
        Views =
        [
            new PlanOpinionView { Of = "citizen", Text = "Det er min plan" },
            new PlanOpinionView { Of = "child", Text = "Jeg vil gerne se far", Disagreement = "ikke om søndagen" },
        ],
        Safety = new SafetyPlanView { Signs = ["far drikker"], Acts = ["Mia henter"], Calls = ["Mia 12 34 56 78"] },
        ReviewOn = CitizenScenario.Day("2026-06-01"),
    };

    [Fact]
    public void What_the_coordinator_writes_is_a_draft_until_the_citizen_agrees()
    {
        var place = Coordinated();
        place.Does(Coordinator, new WritePlan(Text));
        var picture = Picture(place);
        Assert.Null(picture.Plan);
        Assert.Equal((1, Text.Wishes, Coordinator), (picture.PlanDraft!.Version, picture.PlanDraft.Wishes, picture.PlanDraft.By));
        Assert.Null(picture.PlanDraft.Agreed);

        place.Advance("P1D").Does(Coordinator, new AgreePlan("sagt ja på et møde", CitizenScenario.Day("2026-03-02"), 1));
        picture = Picture(place);
        Assert.Null(picture.PlanDraft);
        Assert.Equal(
            ("plan", CitizenScenario.Day("2026-03-02"), CitizenScenario.Day("2026-06-01")),
            (picture.Plan!.Id, picture.Plan.AgreedOn, picture.Plan.ReviewOn));
        var content = picture.Plan.Content!;
        Assert.Equal(("sagt ja på et møde", 1), (content.Agreed!.How, content.Agreed.Version));
        Assert.Equal(["Skriv op til bolig", "Pak sammen"], content.Steps.Select(static step => step.What));
        Assert.Equal(("child", "ikke om søndagen"), (content.Views[1].Of, content.Views[1].Disagreement));
        Assert.Equal(["Mia 12 34 56 78"], content.Safety!.Calls);
        Assert.Equal(["BIF/k", "SOF/h"], content.Goals[0].InterventionIds);
    }

    [Fact]
    public void A_plan_says_whose_view_is_missing_before_it_is_decided()
    {
        var place = Coordinated();
        Assert.Equal("", Missing(Text));
        Assert.Equal("citizen", Missing(Text with { Views = [Text.Views![1]] }));
        Assert.Equal("child", Missing(Text with { Views = [Text.Views[0]] }));
        Assert.Equal("citizen child", Missing(Text with { Views = null }));
        Assert.Equal("citizen", Missing(Text with { Views = null, Safety = null })); // There are no children to keep safe.
        place.Does(Coordinator, new AgreePlan("underskrevet", null, null));
        Assert.Equal(["citizen"], Picture(place).Plan!.Content!.ViewsMissing); // It says so after the decision too.

        string Missing(PlanText text)
        {
            place.Does(Coordinator, new WritePlan(text));
            return string.Join(' ', Picture(place).PlanDraft!.ViewsMissing);
        }
    }

    [Fact]
    public void Each_change_is_a_version_and_what_was_agreed_stands_until_it_is_agreed_anew()
    {
        var place = Coordinated();
        place.Does(Coordinator, new WritePlan(Text));
        place.Does(Coordinator, new AgreePlan("underskrevet", null, null));
        place.Does(Coordinator, new WritePlan(Text with { Wishes = "Jeg vil også i arbejde" }));
        Assert.Equal((1, 2), (Picture(place).Plan!.Content!.Version, Picture(place).PlanDraft!.Version));
        Assert.Equal(Text.Wishes, Picture(place).Plan!.Content!.Wishes);
        place.Refuses<StateConflict>(Coordinator, new AgreePlan("underskrevet", null, 1));
        place.Does(Coordinator, new AgreePlan("underskrevet", null, 2));
        place.Refuses<StateConflict>(Coordinator, new AgreePlan("underskrevet", null, 2));
        Assert.Equal("Jeg vil også i arbejde", Picture(place).Plan!.Content!.Wishes);
        Assert.Equal(
            ["plan-written", "plan-agreed", "plan-written", "plan-agreed"],
            place.Journal.Select(static entry => FactJson.KindOf(entry.Fact))
                .Where(static kind => kind.StartsWith("plan-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_coordinator_writes_the_plan_and_notes_the_agreement()
    {
        var place = InTwoDepartments();
        place.Refuses<Forbidden>(Coordinator, new WritePlan(Text));
        place.Refuses<NotFound>(Coordinator, new AgreePlan("x", null, null));
        place.Does(Coordinator, new AppointAsCoordinator(new(Coordinator), "kender borgeren"));
        place.Does(Coordinator, new WritePlan(Text));
        place.Refuses<Forbidden>("sof-adult-2", new WritePlan(Text));
        place.Refuses<Forbidden>("sof-adult-2", new AgreePlan("x", null, null));
    }

    [Fact]
    public void Every_fault_of_a_plan_is_named()
    {
        var place = Coordinated();
        var faulty = new PlanText
        {
            Goals = [new PlanGoalView(), null!],
            Steps = [new PlanStepView { What = "x" }],
            Views = [new PlanOpinionView { Of = "stranger", Text = " " }],
            Safety = new SafetyPlanView { Signs = [], Acts = ["x", ""], Calls = ["x"] },
        };
        Assert.Equal(
            [
                "/wishes", "/goals/0/text", "/goals/1", "/steps/0/who", "/views/0/of", "/views/0/text", "/safety/signs", "/safety/acts/1",
            ],
            place.Refuses<Invalid>(Coordinator, new WritePlan(faulty)).Faults.Select(static fault => fault.Pointer));
        var tooLong = new PlanText { Wishes = "x", Steps = [.. Enumerable.Repeat(new PlanStepView { What = "x", Who = "y" }, 51)] };
        Assert.Equal("/steps", Assert.Single(place.Refuses<Invalid>(Coordinator, new WritePlan(tooLong)).Faults).Pointer);
        place.Does(Coordinator, new WritePlan(Text));
        Assert.Equal(
            ["/how", "/onDate"],
            place.Refuses<Invalid>(Coordinator, new AgreePlan(" ", CitizenScenario.Day("2026-03-03"), null)).Faults
                .Select(static fault => fault.Pointer));
    }

    [Fact]
    public void The_review_is_a_deadline_that_warns_the_coordinator_and_is_met_by_agreeing_anew()
    {
        var place = Coordinated();
        place.Does(Coordinator, new WritePlan(Text));
        Assert.Empty(place.Citizen.Deadlines.Values.Where(static one => one.Kind == "plan-review"));
        place.Does(Coordinator, new AgreePlan("sagt ja", null, null));
        Assert.Equal(
            (Coordinator, CitizenScenario.Local("2026-06-01T23:59:59")),
            (place.Deadline("plan-review").Responsible.Value, place.Deadline("plan-review").Due.At));
        Assert.Equal([Coordinator], place.At("2026-05-29T12:00").Alerted("plan-review"));
        Assert.StartsWith(
            "Planen skal gennemgås med borgeren: fristen er", place.Said(place.AlertTo(Coordinator, "plan-review")).Body.Da,
            StringComparison.Ordinal);
        place.Does(Coordinator, new WritePlan(Text with { ReviewOn = null }));
        place.Does(Coordinator, new AgreePlan("sagt ja igen", null, null));
        Assert.Equal(DeadlineStatus.Met, place.DeadlineOf("plan-review:plan-1").Status);
        Assert.Equal(CitizenScenario.Local("2026-11-29T23:59:59"), place.DeadlineOf("plan-review:plan-2").Due.At); // After six months.
        Assert.Empty(place.Alerted("plan-review"));
    }

    [Fact]
    public void A_plan_is_content_of_the_coordinators_department_and_names_hidden_interventions_opaquely()
    {
        var place = Coordinated();
        place.Does(Coordinator, new WritePlan(Text));
        place.Does(Coordinator, new AgreePlan("sagt ja", null, null));
        place.Does(Coordinator, new WritePlan(Text with { Wishes = "HEMMELIG kladde" }));
        var own = Received.All(place, Viewer.Caseworker(new(Coordinator)));
        Assert.Contains("have min søn", own, StringComparison.Ordinal);
        Assert.Contains("HEMMELIG", own, StringComparison.Ordinal);
        Assert.Contains("\"BIF/k\"", own, StringComparison.Ordinal);
        Assert.DoesNotContain("\"SOF/h\"", own, StringComparison.Ordinal);
        var other = Received.All(place, Viewer.Caseworker(new("sof-adult-2")));
        Assert.DoesNotContain("min søn", other, StringComparison.Ordinal);
        Assert.DoesNotContain("HEMMELIG", other, StringComparison.Ordinal);
        place.Hears("SOF", new ConsentGiven { Scope = TextList.Of(["SOF", "BIF"]) });
        Assert.Contains("HEMMELIG", Received.All(place, Viewer.Caseworker(new("sof-adult-2"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_a_department_reports_is_shown_where_none_is_written_here()
    {
        var place = Coordinated().Hears("SOF", new PlanAgreed { PlanId = "p", CapacityHours = 10 });
        Assert.Equal(("SOF/p", 10m, null), (Picture(place).Plan!.Id, Picture(place).Plan!.CapacityHours, Picture(place).Plan!.Content));
        place.Does(Coordinator, new WritePlan(Text));
        place.Does(Coordinator, new AgreePlan("sagt ja", null, null));
        Assert.Equal(("plan", 10m), (Picture(place).Plan!.Id, Picture(place).Plan!.CapacityHours));
        var shown = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(Coordinator)), place.Organization, place.Now).Shown!;
        var masked = CitizenPicture.Of(place.Citizen, place.DecisionContext, Viewer.Caseworker(new(Coordinator)), shown).Plan!;
        Assert.Equal(("plan", null), (masked.Id, masked.CapacityHours)); // The hours are SOF's to tell.
        shown = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("sof-adult-2")), place.Organization, place.Now).Shown!;
        Assert.Equal(
            "SOF/p", CitizenPicture.Of(place.Citizen, place.DecisionContext, Viewer.Caseworker(new("sof-adult-2")), shown).Plan!.Id);
    }

    [Fact]
    public void It_is_read_back_from_the_journal_and_from_a_snapshot()
    {
        var place = Coordinated();
        place.Does(Coordinator, new WritePlan(Text));
        place.Restore();
        place.Does(Coordinator, new AgreePlan("sagt ja", null, null));
        place.Killed();
        place.Restore();
        Assert.Equal(["far drikker"], Picture(place).Plan!.Content!.Safety!.Signs);
    }

    [Fact]
    public void Of_two_places_that_join_the_plan_written_last_stands_with_its_agreements()
    {
        var (one, other) = (Coordinated(), Coordinated());
        one.Does(Coordinator, new WritePlan(Text));
        other.Advance("P1D").Does(Coordinator, new WritePlan(Text with { Wishes = "senere" }));
        other.Does(Coordinator, new AgreePlan("sagt ja", null, null));
        foreach (var (own, joined) in (ReadOnlySpan<(Citizen, Citizen)>)[(one.Citizen, other.Citizen), (other.Citizen, one.Citizen)])
        {
            var both = PlaceContent.Of(joined, own.Key, OpaqueIds.OfNoKey).AddedTo(own);
            Assert.Equal(("senere", 1), (both.WrittenPlan!.Wishes, both.PlanAgreements.Length));
        }
    }

    private static CitizenScenario InTwoDepartments() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "job-placement", Coordinator, CitizenScenario.Day("2026-02-01")))
        .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01")));

    private static CitizenScenario Coordinated()
    {
        var place = InTwoDepartments();
        place.Does(Coordinator, new AppointAsCoordinator(new(Coordinator), "kender borgeren"));
        return place;
    }

    private static CitizenView Picture(CitizenScenario place) =>
        CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now);
}
