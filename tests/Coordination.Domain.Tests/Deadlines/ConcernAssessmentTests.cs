using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class ConcernAssessmentTests
{
    private const string Id = "concern-assessment:SOF/u";

    [Theory]
    [InlineData("2026-03-03T10:00", "2026-03-04T10:00")]
    [InlineData("2026-03-06T16:00", "2026-03-07T16:00")] // Friday afternoon: over the weekend all the same
    [InlineData("2026-03-07T23:30", "2026-03-08T23:30")]
    [InlineData("2026-03-28T12:00", "2026-03-29T13:00")] // the night the clock goes forward
    [InlineData("2026-10-24T12:00", "2026-10-25T11:00")] // the night it goes back
    [InlineData("2026-04-02T09:00", "2026-04-03T09:00")] // Maundy Thursday
    [InlineData("2026-12-24T18:00", "2026-12-25T18:00")]
    [InlineData("2028-02-28T08:00", "2028-02-29T08:00")]
    public void It_is_24_hours_by_the_clock_nights_and_weekends_too(string reported, string due) =>
        Assert.Equal(
            (CitizenScenario.Local(due), false),
            (Reported(reported).DeadlineOf(Id).Due.At, Reported(reported).DeadlineOf(Id).Due.EndOfDay));

    [Fact]
    public void It_warns_at_half_time_and_is_missed_the_minute_after()
    {
        var place = Reported("2026-03-06T16:00");
        Assert.Equal(DeadlineStatus.Open, place.At("2026-03-07T03:59").DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-07T04:00").DeadlineOf(Id).Status);
        Assert.Equal(["sof-family-1"], place.Alerted("concern-assessment"));
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-07T16:00").DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Missed, place.At("2026-03-07T16:01").DeadlineOf(Id).Status);
        Assert.Equal(["sof-family-1", "sof-family-lead"], place.Alerted("concern-assessment"));
        Assert.False(place.At("2026-03-13T23:59:59").DeadlineOf(Id).HeadTold);
        Assert.True(place.At("2026-03-14T00:00").DeadlineOf(Id).HeadTold);
        Assert.Contains("sof-head", place.Alerted("concern-assessment"));
    }

    [Theory]
    [InlineData("2026-03-07T16:00", DeadlineStatus.Met)]
    [InlineData("2026-03-07T16:01", DeadlineStatus.Missed)]
    public void Whether_it_was_assessed_in_time_is_decided_by_the_events_own_time(string assessed, DeadlineStatus status)
    {
        var place = Reported("2026-03-06T16:00").At("2026-03-20T09:00");
        Assert.NotEmpty(place.Alerted("concern-assessment"));
        place.Hears("SOF", new ConcernAssessed { ConcernId = "u", Outcome = ConcernOutcome.None }, CitizenScenario.Local(assessed));
        Assert.Equal((status, CitizenScenario.Local(assessed)), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
        Assert.Empty(place.Alerted("concern-assessment"));
    }

    [Fact]
    public void Without_a_caseworker_the_unit_leader_owes_it_and_in_unknown_units_the_entry_unit()
    {
        Assert.Equal("sof-family-lead", Reported("2026-03-03T10:00", caseworker: null).DeadlineOf(Id).Responsible.Value);
        Assert.Equal("sof-adult-lead", Reported("2026-03-03T10:00", caseworker: null, unit: "nowhere").DeadlineOf(Id).Responsible.Value);
    }

    [Fact]
    public void While_the_named_caseworker_is_away_the_substitute_has_it_and_the_alert_goes_along()
    {
        var place = Reported("2026-03-03T10:00").At("2026-03-04T08:00");
        Assert.Equal(["sof-family-1"], place.Alerted("concern-assessment"));
        place.Organized(o => o.Absent("sof-family-1", CitizenScenario.Day("2026-03-04")));
        Assert.Equal("sof-family-2", place.DeadlineOf(Id).Responsible.Value);
        Assert.Equal(["sof-family-2"], place.Alerted("concern-assessment"));
    }

    private static CitizenScenario Reported(string at, string? caseworker = "sof-family-1", string unit = "sof-family") =>
        new CitizenScenario(at).Hears("SOF", new ConcernReported { ConcernId = "u", Unit = unit, Caseworker = caseworker });
}
