using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class ChildExaminationTests
{
    private const string Id = "child-examination:SOF/u";

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-07-02T23:59:59")]
    [InlineData("2026-10-31T09:00", "2027-02-28T23:59:59")] // to the end of a shorter month
    [InlineData("2027-10-31T09:00", "2028-02-29T23:59:59")] // in a leap year
    [InlineData("2028-02-29T09:00", "2028-06-29T23:59:59")]
    public void Once_assessed_with_that_outcome_it_is_four_months_from_the_report(string reported, string due) =>
        Assert.Equal(CitizenScenario.Local(due), Examined(reported).DeadlineOf(Id).Due.At);

    [Theory]
    [InlineData(ConcernOutcome.None)]
    [InlineData(ConcernOutcome.Support)]
    [InlineData(ConcernOutcome.Acute)]
    public void Any_other_outcome_asks_for_none(ConcernOutcome outcome) =>
        Assert.DoesNotContain(
            Reported("2026-03-02T09:00").Hears("SOF", new ConcernAssessed { ConcernId = "u", Outcome = outcome }).Citizen.Deadlines.Values,
            d => d.Id.Value == Id);

    [Theory]
    [InlineData("2026-07-02", DeadlineStatus.Met)]
    [InlineData("2026-07-03", DeadlineStatus.Missed)]
    public void It_is_met_when_an_examination_ends(string ended, DeadlineStatus status)
    {
        var place = Examined("2026-03-02T09:00")
            .Hears("SOF", EventSamples.Started("x", "child-examination", "sof-family-1", CitizenScenario.Day("2026-03-09")));
        Assert.Null(place.At($"{ended}T12:00").DeadlineOf(Id).MetAt);
        place.Hears("SOF", new InterventionEnded { InterventionId = "x", EndedOn = CitizenScenario.Day(ended) });
        Assert.Equal((status, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Fact]
    public void One_that_ended_before_the_concern_or_of_another_kind_does_not_meet_it()
    {
        var place = new CitizenScenario("2026-02-10T09:00")
            .Hears("SOF", EventSamples.Started("x", "child-examination", "sof-family-1", CitizenScenario.Day("2026-01-05")))
            .Hears("SOF", new InterventionEnded { InterventionId = "x", EndedOn = CitizenScenario.Day("2026-02-10") })
            .Hears("SOF",
                EventSamples.Started(
                    "y", "family-support", "sof-family-1", CitizenScenario.Day("2026-01-05"), to: CitizenScenario.Day("2026-03-20")))
            .At("2026-03-02T09:00");
        place.Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family" })
            .Hears("SOF", new ConcernAssessed { ConcernId = "u", Outcome = ConcernOutcome.Examination });
        Assert.Equal(DeadlineStatus.Open, place.At("2026-04-01T09:00").DeadlineOf(Id).Status);
    }

    [Fact]
    public void Assessed_otherwise_afterwards_it_is_no_longer_needed()
    {
        var place = Examined("2026-03-02T09:00").Advance("P1D")
            .Hears("SOF", new ConcernAssessed { ConcernId = "u", Outcome = ConcernOutcome.Support });
        Assert.Equal(DeadlineStatus.Cleared, place.DeadlineOf(Id).Status);
    }

    [Theory]
    [InlineData("x", "y")]
    [InlineData("y", "x")]
    public void Of_several_examinations_the_first_to_end_meets_it(string first, string second)
    {
        var place = Examined("2026-03-02T09:00")
            .Hears("SOF", EventSamples.Started(first, "child-examination", "sof-family-1", CitizenScenario.Day("2026-03-09")))
            .Hears("SOF", EventSamples.Started(second, "child-examination", "sof-family-1", CitizenScenario.Day("2026-03-09")))
            .At("2026-05-04T12:00")
                .Hears("SOF", new InterventionEnded { InterventionId = first, EndedOn = CitizenScenario.Day("2026-05-04") })
            .At("2026-05-11T12:00")
                .Hears("SOF", new InterventionEnded { InterventionId = second, EndedOn = CitizenScenario.Day("2026-05-11") });
        Assert.Equal(CitizenScenario.Local("2026-05-04T12:00"), place.DeadlineOf(Id).MetAt);
    }

    private static CitizenScenario Examined(string at) =>
        Reported(at).Hears("SOF", new ConcernAssessed { ConcernId = "u", Outcome = ConcernOutcome.Examination });

    private static CitizenScenario Reported(string at) =>
        new CitizenScenario(at).Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" });
}
