using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class TreatmentStartTests
{
    private const string Id = "drug-treatment-start:SOF/r";

    [Theory]
    [InlineData(TreatmentKind.Drug, "drug-treatment")]
    [InlineData(TreatmentKind.Alcohol, "alcohol-treatment")]
    public void Treatment_of_that_kind_starts_within_fourteen_days(TreatmentKind kind, string intervention)
    {
        var id = $"{intervention}-start:SOF/r";
        var place = Requested(kind);
        Assert.Equal(
            (CitizenScenario.Local("2026-03-16T23:59:59"), "sof-treatment-1"),
            (place.DeadlineOf(id).Due.At, place.DeadlineOf(id).Responsible.Value));
        place.Hears("SOF", EventSamples.Started("b", intervention, "sof-treatment-1", CitizenScenario.Day("2026-03-16")));
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-15T23:59:59").DeadlineOf(id).Status);
        Assert.Equal(DeadlineStatus.Met, place.At("2026-03-16T00:00").DeadlineOf(id).Status);
        Assert.Single(place.Citizen.Deadlines.Values, d => d.Kind.EndsWith("-treatment-start", StringComparison.Ordinal));
    }

    [Fact]
    public void A_start_on_the_fifteenth_day_is_too_late_whenever_the_news_of_it_comes()
    {
        var place = Requested()
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-17")))
            .At("2026-03-17T00:00");
        Assert.Equal((DeadlineStatus.Missed, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Theory]
    [InlineData("drug-treatment", "2026-03-01", null)] // before the request
    [InlineData("alcohol-treatment", "2026-03-03", null)]
    [InlineData("drug-treatment", "2026-03-10", "2026-03-05")] // ended before it began
    public void What_started_before_or_is_another_kind_or_never_starts_does_not_meet_it(string kind, string starts, string? ended)
    {
        var place = Requested().Hears("SOF", EventSamples.Started("b", kind, "sof-treatment-1", CitizenScenario.Day(starts)));
        if (ended is not null) place.Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = CitizenScenario.Day(ended) });
        Assert.Null(place.At("2026-03-12T09:00").DeadlineOf(Id).MetAt);
    }

    [Fact]
    public void One_that_ends_on_the_day_it_began_has_begun()
    {
        var place = Requested()
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-04")))
            .At("2026-03-04T10:00")
            .Hears("SOF", new InterventionEnded { InterventionId = "b", EndedOn = CitizenScenario.Day("2026-03-04") });
        Assert.Equal(CitizenScenario.Local("2026-03-04T00:00"), place.At("2026-03-12T09:00").DeadlineOf(Id).MetAt);
    }

    [Fact]
    public void One_that_starts_on_the_day_of_the_request_meets_it()
    {
        var place = Requested()
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-02")));
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-03-02T09:00")),
            (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).MetAt!.Value));
    }

    [Fact]
    public void The_citizen_may_waive_it()
    {
        var place = Requested().At("2026-03-11T09:00");
        Assert.Equal(["sof-treatment-1"], place.Alerted("drug-treatment-start"));
        place.Hears("SOF", new TreatmentWaived { RequestId = "r" });
        Assert.Equal((DeadlineStatus.Cleared, place.Now), (place.DeadlineOf(Id).Status, place.DeadlineOf(Id).ClearedAt!.Value));
        Assert.Empty(place.Alerted("drug-treatment-start"));
        Assert.Equal(DeadlineStatus.Cleared, place.At("2026-04-11T09:00").DeadlineOf(Id).Status);
    }

    [Theory]
    [InlineData("2026-03-16T23:59:59", DeadlineStatus.Cleared)]
    [InlineData("2026-03-17T00:00:00", DeadlineStatus.Missed)]
    public void Waived_too_late_it_stays_missed_whenever_the_news_comes(string waived, DeadlineStatus status)
    {
        var late = Requested().At("2026-03-20T09:00").Hears("SOF", new TreatmentWaived { RequestId = "r" }, CitizenScenario.Local(waived));
        Assert.Equal((status, CitizenScenario.Local(waived)), (late.DeadlineOf(Id).Status, late.DeadlineOf(Id).ClearedAt!.Value));
        Assert.Empty(late.Alerted("drug-treatment-start"));

        var first = new CitizenScenario("2026-03-20T09:00")
            .Hears("SOF", new TreatmentWaived { RequestId = "r" }, CitizenScenario.Local(waived));
        Assert.Single(first.Citizen.Parked.Values);
        first.Hears(
            "SOF", new TreatmentRequested { RequestId = "r", Kind = TreatmentKind.Drug, Caseworker = "sof-treatment-1" },
            CitizenScenario.Local("2026-03-02T09:00"));
        Assert.Equal((status, CitizenScenario.Local(waived)), (first.DeadlineOf(Id).Status, first.DeadlineOf(Id).ClearedAt!.Value));
    }

    [Theory]
    [InlineData("b", "c")]
    [InlineData("c", "b")]
    public void Of_several_treatments_the_first_to_begin_meets_it(string first, string second)
    {
        var place = Requested()
            .Hears("SOF", EventSamples.Started(second, "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-12")))
            .Hears("SOF", EventSamples.Started(first, "drug-treatment", "sof-treatment-1", CitizenScenario.Day("2026-03-05")))
                .At("2026-03-13T09:00");
        Assert.Equal(CitizenScenario.Local("2026-03-05T00:00"), place.DeadlineOf(Id).MetAt);
    }

    private static CitizenScenario Requested(TreatmentKind kind = TreatmentKind.Drug) =>
        new CitizenScenario().Hears("SOF", new TreatmentRequested { RequestId = "r", Kind = kind, Caseworker = "sof-treatment-1" });
}
