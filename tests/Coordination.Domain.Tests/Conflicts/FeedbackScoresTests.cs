using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Domain.Tests.Access;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class FeedbackScoresTests
{
    private const string Kind = "feedback-score";

    [Theory]
    [InlineData(FeedbackInstrument.Ors, "1975-05-05", 25, false)]
    [InlineData(FeedbackInstrument.Ors, "1975-05-05", 24.9, true)]
    [InlineData(FeedbackInstrument.Ors, null, 25, false)] // Whoever's age is not known counts as an adult.
    [InlineData(FeedbackInstrument.Ors, "2008-03-03", 27.9, true)] // 18 tomorrow.
    [InlineData(FeedbackInstrument.Ors, "2008-03-02", 27.9, false)] // 18 today.
    [InlineData(FeedbackInstrument.Ors, "2010-01-01", 28, false)]
    [InlineData(FeedbackInstrument.Cors, "2017-01-01", 31.9, true)]
    [InlineData(FeedbackInstrument.Cors, "2017-01-01", 32, false)]
    [InlineData(FeedbackInstrument.Srs, "1975-05-05", 35.9, true)]
    [InlineData(FeedbackInstrument.Csrs, "2017-01-01", 36, false)]
    public void Each_scale_and_age_has_its_own_cut_off(FeedbackInstrument scale, string? born, double score, bool isLow)
    {
        var place = new CitizenScenario();
        if (born is not null)
            place.Hears("SOF", new CitizenRegistered { Name = "Ida", BirthDate = CitizenScenario.Day(born) });
        place.Hears("SOF", Recorded(scale, (decimal)score));
        Assert.Equal(isLow ? 1 : 0, place.Conflicts(Kind).Count);
    }

    [Theory]
    [InlineData(35, 30, true)]
    [InlineData(35, 30.1, false)]
    [InlineData(26, 30, false)]
    public void A_fall_of_five_from_the_score_before_is_found(double before, double score, bool isFound)
    {
        var place = new CitizenScenario().Hears("SOF", Ors(before)).Advance("P7D").Hears("SOF", Ors(score));
        Assert.Equal(isFound ? 1 : 0, place.Conflicts(Kind).Count);
    }

    [Fact]
    public void Scores_are_compared_within_a_department_and_a_scale_in_their_own_order()
    {
        var place = new CitizenScenario().Hears("SOF", Ors(38)).Hears("BIF", Ors(30)).Hears("SOF", Recorded(FeedbackInstrument.Srs, 36));
        Assert.Empty(place.Conflicts(Kind));
        place.Advance("P2D").Hears("SOF", Ors(34)).Hears("SOF", Ors(39), time: place.Now.AddDays(-1));
        Assert.Equal(
            "Borgerens tilbagemelding er faldet eller under grænsen: ORS er 34, før 39. "
            + "Tal med borgeren om, hvad der skal være anderledes.",
            Explained.Fully(place, place.Conflict(Kind)).Da.Split(" sof-")[0]);
    }

    [Fact]
    public void The_coordinator_is_told_and_owes_within_five_business_days()
    {
        var place = Supported().Hears("SOF", Ors(20));
        Assert.Equal("sof-adult-2", place.Conflict(Kind).Owes!.Value.Value);
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        Assert.Equal(
            ("bif-job-1", CitizenScenario.Local("2026-03-09T23:59:59")),
            (place.Conflict(Kind).Owes!.Value.Value, place.Conflict(Kind).AnswerBy!.Value.At));
        Assert.Equal(["bif-job-1"], place.Alerted(Kind));
        Assert.Contains("Lokal retningslinje: feedback-informeret indsats (FIT)", place.Explained(Kind).Da, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_intervention_runs_the_leader_of_the_entry_unit_owes()
    {
        var place = new CitizenScenario().Hears("SOF", Ors(20));
        Assert.Equal("sof-adult-lead", place.Conflict(Kind).Owes!.Value.Value);
    }

    [Fact]
    public void A_better_score_ends_it_and_a_settlement_stands_until_the_next_low_score()
    {
        var place = Supported().Hears("SOF", Ors(20));
        place.Does("sof-adult-2", new SettleConflict(place.Conflict(Kind).Id, "answered", null, "talt med Ida"));
        Assert.Equal(ConflictStatus.Settled, place.Conflict(Kind).Status);
        place.Advance("P7D").Hears("SOF", Ors(21));
        Assert.Equal((ConflictStatus.Open, place.Now), (place.Conflict(Kind).Status, place.Conflict(Kind).DetectedAt));
        place.Advance("P7D").Hears("SOF", Ors(30));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict(Kind).Status);
    }

    [Fact]
    public void A_score_counts_for_ninety_days_and_a_withdrawn_one_not_at_all()
    {
        var place = new CitizenScenario().Hears("SOF", Ors(20)).Advance("P89D");
        Assert.Equal(ConflictStatus.Open, place.Conflict(Kind).Status);
        Assert.Equal(ConflictStatus.Dissolved, place.Advance("P1D").Conflict(Kind).Status);

        var mistaken = new CitizenScenario().Hears("SOF", Ors(20), id: "wrong");
        mistaken.Hears("SOF", new EventWithdrawn { Id = "wrong", Reason = "forkert borger" });
        Assert.Equal(ConflictStatus.Dissolved, mistaken.Conflict(Kind).Status);
        Assert.Empty(mistaken.Alerted(Kind));
    }

    [Fact]
    public void The_picture_shows_a_curve_for_each_department_and_scale_with_its_cut_off()
    {
        var place = Supported().Hears("SOF", Ors(31.5)).Advance("P7D").Hears("SOF", Ors(33)).Hears("BIF", Ors(29));
        var feedback = CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Feedback;
        Assert.Equal(
            [("BIF", "ORS", 25m, 1), ("SOF", "ORS", 25m, 2)],
            feedback.Select(static one => (one.Department, one.Instrument, one.CutOff, one.Total)));
        Assert.Equal([31.5m, 33m], feedback[1].Scores.Select(static score => score.Score));
    }

    [Fact]
    public void A_coordinator_elsewhere_learns_that_there_is_something_and_no_score()
    {
        var place = Supported().Hears("SOF", Ors(17.25));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "kender borgeren"));
        var received = Received.All(place, Viewer.Caseworker(new("bif-job-1")));
        Assert.Contains(Kind, received, StringComparison.Ordinal);
        Assert.Contains("(ikke vist)", received, StringComparison.Ordinal);
        Assert.DoesNotContain("17", received.Replace("2026-03-17", "", StringComparison.Ordinal), StringComparison.Ordinal);
        place.Hears("SOF", new ConsentGiven { Scope = TextList.Of(["BIF", "SOF"]) });
        Assert.Contains("17.25", Received.All(place, Viewer.Caseworker(new("bif-job-1"))), StringComparison.Ordinal);
    }

    private static CitizenScenario Supported() => new CitizenScenario()
        .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01")))
        .Hears("BIF", EventSamples.Started("k", "job-placement", "bif-job-1", CitizenScenario.Day("2026-02-01")));

    private static FeedbackRecorded Ors(double score) => Recorded(FeedbackInstrument.Ors, (decimal)score);

    private static FeedbackRecorded Recorded(FeedbackInstrument scale, decimal score) => new() { Instrument = scale, Score = score };
}
