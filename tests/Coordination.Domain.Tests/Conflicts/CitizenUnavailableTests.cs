using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class CitizenUnavailableTests
{
    [Theory]
    [InlineData("2026-04-01T08:59", true)]
    [InlineData("2026-04-01T10:01", false)]
    public void A_stay_without_an_expected_end_counts_thirty_days_ahead(string starts, bool yields) =>
        Assert.Equal(yields, Admitted(null).Hears("BIF", Interview(starts)).Appointment("BIF/a").Yields is not null);

    [Fact]
    public void As_the_days_go_by_an_open_stay_reaches_further()
    {
        var place = Admitted(null).Hears("BIF", Interview("2026-04-10T12:00"));
        Assert.Empty(place.Citizen.Conflicts.Values);
        Assert.Empty(place.At("2026-03-11T11:59").Citizen.Conflicts.Values);
        Assert.Single(place.At("2026-03-11T12:00").Citizen.Conflicts.Values);
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-10T20:00", true)]
    [InlineData("2026-03-10", "2026-03-11T00:00", false)]
    public void A_day_as_an_expected_end_means_the_end_of_that_day(string end, string starts, bool yields) =>
        Assert.Equal(yields, Admitted(CitizenScenario.Day(end)).Hears("BIF", Interview(starts)).Appointment("BIF/a").Yields is not null);

    [Fact]
    public void At_the_same_place_the_citizen_is_there() =>
        Assert.Empty(Admitted(null).Hears("BIF", Interview("2026-03-05T10:00") with { Place = "Afsnit 4" }).Citizen.Conflicts.Values);

    [Fact]
    public void An_expected_end_that_comes_nearer_frees_the_appointment()
    {
        var place = Admitted(CitizenScenario.Day("2026-03-10")).Hears("BIF", Interview("2026-03-09T10:00"));
        Assert.NotNull(place.Appointment("BIF/a").Yields);

        place.Hears("REGION", new AdmissionChanged { AdmissionId = "ad", ExpectedEnd = CitizenScenario.Day("2026-03-08") });
        Assert.Null(place.Appointment("BIF/a").Yields);
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("citizen-unavailable").Status);
    }

    [Fact]
    public void A_person_may_keep_the_appointment_and_the_stay_gives_way_to_nothing()
    {
        var place = Admitted(null).Hears("BIF", Interview("2026-03-05T10:00"));
        var id = place.Conflict("citizen-unavailable").Id;
        place.Refuses<Invalid>("bif-job-1", new SettleConflict(id, "yield", new("REGION/ad"), "grund"));
        place.Does("bif-job-1", new SettleConflict(id, "keep-both", null, "vi mødes på afsnittet"));

        Assert.Null(place.Appointment("BIF/a").Yields);
        Assert.False(
            place.At("2026-03-05T12:00").Hears("BIF", new AppointmentMissed { AppointmentId = "a" }).Appointment("BIF/a").IsExcused);
    }

    [Fact]
    public void The_caseworker_of_the_appointment_inside_the_stay_owes_a_rebooking()
    {
        var place = Admitted(CitizenScenario.Day("2026-03-31")).Hears("BIF", Interview("2026-03-05T10:00"));
        var unavailable = place.Conflict("citizen-unavailable");
        Assert.Equal((ConflictStatus.Settled, "policy", SettlementOutcome.Yield, "BIF/a"),
            (unavailable.Status, unavailable.Settlement!.By, unavailable.Settlement.Outcome, unavailable.Settlement.GivesWay!.Value.Value));
        Assert.Equal(
            ("bif-job-1", CitizenScenario.Local("2026-03-04T23:59:59")), (unavailable.Owes!.Value.Value, unavailable.AnswerBy!.Value.At));
        Assert.Equal(
            ("bif-job-1", CitizenScenario.Local("2026-03-04T23:59:59")),
            (place.Deadline("rebook").Responsible.Value, place.Deadline("rebook").Due.At));
        Assert.Equal("REGION/ad", place.Appointment("BIF/a").Yields!.To.Value);
        Assert.Equal("BIF/a", place.AlertTo("bif-job-1", "citizen-unavailable").About);
    }

    [Theory]
    [InlineData("2026-03-02T07:59", "2026-03-04T10:00", false)] // Over the minute the stay begins.
    [InlineData("2026-03-02T08:01", "2026-03-04T10:00", true)]
    [InlineData("2026-03-04T09:59", "2026-03-04T10:00", true)]
    [InlineData("2026-03-04T10:00", "2026-03-04T10:00", false)] // Begins the minute the stay ends.
    public void An_appointment_lies_inside_strictly_between_start_and_end_of_the_stay(string starts, string until, bool yields)
    {
        var place = new CitizenScenario()
            .Hears("REGION", EventSamples.Admitted("ad", AdmissionKind.Ward, CitizenScenario.Local(until), "Afsnit 4"),
                CitizenScenario.Local("2026-03-02T08:59"));
        place.Hears(
            "BIF", EventSamples.Booked(
                "a", "other", CitizenScenario.Local(starts), CitizenScenario.Local(starts).AddHours(1), "bif-job-1", "Jobcenter"));
        Assert.Equal(yields, place.Appointment("BIF/a").Yields is not null);
    }

    private static CitizenScenario Admitted(DateOnly? expectedEnd) => new CitizenScenario().Hears("REGION",
        new AdmissionStarted { AdmissionId = "ad", Kind = AdmissionKind.Ward, Place = "Afsnit 4", ExpectedEnd = expectedEnd is { } day
            ? (DateOrInstant)day
            : null });

    private static AppointmentBooked Interview(string starts) =>
        EventSamples.Booked(
            "a", "employment-interview", CitizenScenario.Local(starts), CitizenScenario.Local(starts).AddHours(1), "bif-job-1",
            "Jobcenter");
}
