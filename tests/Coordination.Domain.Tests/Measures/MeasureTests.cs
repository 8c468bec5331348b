using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Measures;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Tests.Access;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Measures;

public sealed class MeasureTests
{
    private const string Coordinator = "bif-job-1";
    private const string Asked = "sof-adult-lead";

    [Fact]
    public void The_coordinator_asks_and_the_entry_unit_leader_owes_an_answer_in_ten_business_days()
    {
        var place = Coordinated();
        var measure = Ask(place);
        var answer = place.Deadline("measure-answer");
        Assert.Equal(
            (Asked, CitizenScenario.Local("2026-03-16T23:59:59"), "SOF"),
            (answer.Responsible.Value, answer.Due.At, answer.Department.Value));
        Assert.Equal([Asked], place.Alerted("measure-asked"));
        Assert.Equal(
            "bif-job-1 beder SOF om: bostøtte. kan ikke passe en bolig alene Giv, afslå eller tilbyd noget andet, med begrundelse, "
            + "senest 16. marts 2026. Grundlag: Lokal retningslinje: en forvaltning svarer tovholderen med begrundelse; "
            + "lov om helhedsorienteret indsats (koordinering).",
            place.Said(place.AlertTo(Asked, "measure-asked")).Body.Da);
        Assert.Equal("asked", Picture(place, measure).Status);
        Assert.Equal(Asked, Picture(place, measure).Owes);
    }

    [Fact]
    public void Only_the_coordinator_asks_and_a_day_that_is_named_counts()
    {
        var place = InTwoDepartments();
        place.Refuses<Forbidden>(Coordinator, Request("SOF"));
        place.Does(Coordinator, new AppointAsCoordinator(new(Coordinator), "kender borgeren"));
        place.Refuses<Forbidden>("sof-adult-2", Request("SOF"));
        place.Does(Coordinator, Request("sof ") with { AnswerBy = new DateOrInstant(CitizenScenario.Day("2026-03-04")) });
        Assert.Equal(CitizenScenario.Local("2026-03-04T23:59:59"), place.Deadline("measure-answer").Due.At);
        Assert.Equal("SOF", Assert.Single(place.Citizen.Measures.Values).Department.Value);
    }

    [Fact]
    public void What_is_missing_or_wrong_is_named_and_nothing_is_asked_for_twice()
    {
        var place = Coordinated();
        var past = new DateOrInstant(CitizenScenario.Day("2026-03-01"));
        Assert.Equal(
            ["/department", "/what", "/reason", "/answerBy"],
            place.Refuses<Invalid>(Coordinator, new AskMeasure(null, " ", null, past)).Faults.Select(static fault => fault.Pointer));
        Assert.Equal(
            "/department", Assert.Single(place.Refuses<Invalid>(Coordinator, Request("XYZ")).Faults).Pointer);
        var measure = Ask(place);
        place.Refuses<StateConflict>(Coordinator, Request("SOF"));
        Ask(place, "SUF");
        place.Does(Asked, Granted(measure));
        Ask(place);
    }

    [Fact]
    public void No_more_than_fifty_wait_for_an_answer()
    {
        var place = Coordinated();
        for (var i = 0; i < MeasureCommands.OpenMax; i++) place.Does(Coordinator, Request("SOF") with { What = $"noget {i}" });
        place.Refuses<StateConflict>(Coordinator, Request("SOF"));
    }

    [Theory]
    [InlineData("granted", null, null, null)]
    [InlineData("refused", null, null, "/basis")]
    [InlineData("refused", "SEL § 85", null, null)]
    [InlineData("counter-offer", null, null, "/offer")]
    [InlineData("counter-offer", null, "to timer", null)]
    [InlineData("asked", null, null, "/answer")]
    [InlineData("maybe", null, null, "/answer")]
    public void An_answer_has_a_reason_a_refusal_a_basis_a_counter_offer_its_offer(
        string answer, string? basis, string? offer, string? lacks)
    {
        var place = Coordinated();
        var measure = Ask(place);
        var command = new AnswerMeasure(measure, answer, "vi har set på det", basis, offer);
        Assert.Equal("/reason", place.Refuses<Invalid>(Asked, command with { Reason = " " }).Faults.First(
            fault => fault.Pointer != lacks).Pointer);
        if (lacks is null) place.Does(Asked, command);
        else Assert.Equal(lacks, Assert.Single(place.Refuses<Invalid>(Asked, command).Faults).Pointer);
    }

    [Theory]
    [InlineData(Asked, true)]
    [InlineData("sof-head", true)]
    [InlineData("sof-adult-2", false)] // Works there, and owes nothing.
    [InlineData("sof-treatment-lead", false)] // Leads another unit.
    [InlineData(Coordinator, false)] // Never decided for another department.
    [InlineData("bif-head", false)]
    public void The_department_answers_for_itself(string by, bool may)
    {
        var place = Coordinated();
        var measure = Ask(place);
        if (may) place.Does(by, Granted(measure));
        else place.Refuses<Forbidden>(by, Granted(measure));
    }

    [Fact]
    public void While_the_leader_is_away_the_substitute_answers()
    {
        var place = Coordinated();
        place.Organized(o => o with
        {
            Caseworkers = [.. o.Caseworkers.Select(static one => one.Id == Asked ? one with { Substitute = "sof-adult-3" } : one)],
        });
        var measure = Ask(place);
        place.Organized(o => o.Absent(Asked, place.Today, null));
        Assert.Equal("sof-adult-3", place.Deadline("measure-answer").Responsible.Value);
        place.Does("sof-adult-3", Granted(measure));
        Assert.Equal("sof-adult-3", Picture(place, measure).AnsweredBy);
    }

    [Fact]
    public void What_is_granted_is_told_to_the_coordinator_and_meets_the_deadline()
    {
        var place = Coordinated();
        var measure = Ask(place);
        place.Advance("P1D").Does(Asked, Granted(measure));
        Assert.Equal(
            (DeadlineStatus.Met, place.Now), (place.Deadline("measure-answer").Status, place.Deadline("measure-answer").MetAt));
        Assert.Equal([Coordinator], place.Alerted("measure-granted"));
        Assert.Empty(place.Alerted("measure-asked"));
        place.Refuses<StateConflict>(Asked, Granted(measure));
        Assert.Empty(place.Advance("P31D").Alerted("measure-granted"));
    }

    [Fact]
    public void What_is_refused_is_told_to_both_leaders_with_reason_and_basis()
    {
        var place = Coordinated();
        place.Does(Asked, new AnswerMeasure(Ask(place), "refused", "bor i eget botilbud.", "SEL § 85", null));
        Assert.Equal([Coordinator, "bif-job-lead", "sof-head"], place.Alerted("measure-refused"));
        Assert.Equal(
            "SOF afslår: bostøtte. sof-adult-lead: bor i eget botilbud. Hjemmel: SEL § 85.",
            place.Said(place.AlertTo("bif-job-lead", "measure-refused")).Body.Da);
    }

    [Fact]
    public void A_counter_offer_is_told_to_the_coordinator_with_what_is_offered()
    {
        var place = Coordinated();
        place.Does(Asked, new AnswerMeasure(Ask(place), "counter-offer", "fire er for meget", null, "to timer"));
        Assert.Equal([Coordinator], place.Alerted("measure-countered"));
        Assert.Contains(
            "offers instead: to timer", place.Said(place.AlertTo(Coordinator, "measure-countered")).Body.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_answered_in_time_is_told_to_both_leaders_and_stays_owed()
    {
        var place = Coordinated();
        var measure = Ask(place);
        Assert.Equal(Severity.Urgent, place.At("2026-03-16T09:00").AlertTo(Asked, "measure-asked").Severity);
        place.At("2026-03-17T00:00");
        Assert.Equal(DeadlineStatus.Missed, place.Deadline("measure-answer").Status);
        Assert.Equal([Coordinator, "bif-job-lead", "sof-head"], place.Alerted("measure-unanswered"));
        Assert.Equal([Asked], place.Alerted("measure-asked"));
        place.Does(Asked, Granted(measure));
        Assert.Empty(place.Alerted("measure-unanswered"));
        Assert.Equal(DeadlineStatus.Missed, place.Deadline("measure-answer").Status);
    }

    [Fact]
    public void A_new_coordinator_is_told_of_the_answer()
    {
        var place = Coordinated();
        var measure = Ask(place);
        var offer = place.Does(
            Coordinator, new OfferHandover(Responsibility.CoordinatorRole, new("sof-adult-2"), null, "flytter", null, null));
        place.Does("sof-adult-2", new AcceptHandover(new(offer!)));
        place.Does(Asked, Granted(measure));
        Assert.Equal(["sof-adult-2"], place.Alerted("measure-granted"));
    }

    [Fact]
    public void A_death_closes_what_is_asked_and_nothing_more_is_asked_or_answered()
    {
        var place = Coordinated();
        var measure = Ask(place);
        place.Hears("KFF", new CitizenDied { OnDate = place.Today });
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("measure-answer").Status);
        Assert.Equal(("closed", null), (Picture(place, measure).Status, Picture(place, measure).Owes));
        Assert.Empty(place.Alerted("measure-asked"));
        place.Refuses<StateConflict>(Asked, Granted(measure));
        place.Refuses<StateConflict>(Coordinator, Request("SUF"));
    }

    [Fact]
    public void Both_sides_see_what_is_asked_and_answered_and_nobody_else_does()
    {
        var place = Coordinated().Hears("SUF", EventSamples.Started("r", "home-care", "suf-rehab-1", CitizenScenario.Day("2026-02-01")));
        var measure = Ask(place);
        place.Does(Asked, new AnswerMeasure(measure, "refused", "HEMMELIG grund", "SEL § 85", null));
        foreach (var person in (string[])[Coordinator, "bif-job-lead", Asked, "sof-adult-2"])
            Assert.Contains("HEMMELIG grund", Received.All(place, Viewer.Caseworker(new(person))), StringComparison.Ordinal);
        var elsewhere = Received.All(place, Viewer.Caseworker(new("suf-rehab-1")));
        Assert.DoesNotContain("HEMMELIG", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain("bostøtte", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain(measure.Value, elsewhere, StringComparison.Ordinal);
        place.Hears("SUF", new ConsentGiven { Scope = TextList.Of(["SUF", "BIF"]) });
        Assert.Contains("HEMMELIG grund", Received.All(place, Viewer.Caseworker(new("suf-rehab-1"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_leader_who_is_asked_sees_the_citizen_by_it_and_nothing_of_others()
    {
        var place = Coordinated();
        var leader = Viewer.Caseworker(new("suf-rehab-lead"));
        Assert.Null(CitizenAccess.Of(place.Citizen, leader, place.Organization, place.Now).Shown);
        Ask(place, "SUF");
        var shown = CitizenAccess.Of(place.Citizen, leader, place.Organization, place.Now).Shown!;
        var picture = CitizenPicture.Of(place.Citizen, place.DecisionContext, leader, shown);
        Assert.Equal("bostøtte", Assert.Single(picture.Measures).What);
        Assert.All(picture.Interventions, static one => Assert.True(one.Masked));
    }

    [Fact]
    public void It_is_read_back_from_the_journal_and_from_a_snapshot()
    {
        var place = Coordinated();
        var measure = Ask(place);
        place.Restore();
        place.Does(Asked, new AnswerMeasure(measure, "counter-offer", "fire er for meget", null, "to timer"));
        place.Killed();
        Assert.Equal(("counter-offer", "to timer"), (Picture(place, measure).Status, Picture(place, measure).Offer));
    }

    [Fact]
    public void Where_two_places_join_an_answer_stands_whichever_place_has_it()
    {
        var place = Coordinated();
        var measure = Ask(place);
        var asked = place.Citizen;
        place.Does(Asked, Granted(measure));
        foreach (var (own, other) in (ReadOnlySpan<(Citizen, Citizen)>)[(asked, place.Citizen), (place.Citizen, asked)])
            Assert.Equal(
                MeasureStatus.Granted,
                PlaceContent.Of(other, own.Key, OpaqueIds.OfNoKey).AddedTo(own).Measures[measure].Status);
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

    private static MeasureId Ask(CitizenScenario place, string department = "SOF") => new(place.Does(Coordinator, Request(department))!);

    private static AskMeasure Request(string department) => new(department, "bostøtte", "kan ikke passe en bolig alene", null);

    private static AnswerMeasure Granted(MeasureId measure) => new(measure, "granted", "vi begynder på mandag", null, null);

    private static Views.MeasureView Picture(CitizenScenario place, MeasureId measure) =>
        CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Measures.Single(one => one.Id == measure.Value);
}
