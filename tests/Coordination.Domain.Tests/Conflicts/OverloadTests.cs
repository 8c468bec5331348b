using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class OverloadTests
{
    [Theory]
    [InlineData(17, false)]
    [InlineData(17.25, true)]
    public void More_than_37_weekly_hours_are_too_many_and_most_hours_owes(double hours, bool isTooMany)
    {
        var place = Hours(20, (decimal)hours);
        Assert.Equal(isTooMany ? 1 : 0, place.Conflicts("overload").Count);
        if (!isTooMany) return;
        var overload = place.Conflict("overload");
        Assert.Equal(
            ("bif-job-2", CitizenScenario.Local("2026-03-16T23:59:59")), (overload.Owes!.Value.Value, overload.AnswerBy!.Value.At));
        Assert.Equal(PartyType.Citizen, Assert.Single(overload.Parties).Type);
        Assert.Contains(
            "tager 37,25 timer om ugen, og borgeren kan klare 37.", Explained.Fully(place, overload).Da, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_plan_agreed_last_says_counts_instead_and_its_follow_up()
    {
        var place = Hours(10, 10).Hears("SOF", new PlanAgreed { PlanId = "p", CapacityHours = 20 });
        Assert.Empty(place.Conflicts("overload"));
        place.Advance("P1D").Hears("SOF", new PlanAgreed { PlanId = "p2", CapacityHours = 19.5m });
        Assert.Equal(ConflictStatus.Open, place.Conflict("overload").Status);
        place.Advance("P1D").Hears("SOF", new PlanFollowedUp { PlanId = "p2", CapacityHours = 25 });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("overload").Status);
    }

    [Fact]
    public void What_is_planned_or_paused_weighs_nothing_until_its_day()
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("m", "activation", "bif-job-2", CitizenScenario.Day("2026-03-01"), 20))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-05"), 20))
                .At("2026-03-04T23:59");
        Assert.Empty(place.Conflicts("overload"));
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-05T00:00").Conflict("overload").Status);
        place.Hears("SOF", new InterventionPaused { InterventionId = "h", OnDate = place.Today });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("overload").Status);
    }

    [Theory]
    [InlineData("2026-03-15T23:00", true)]
    [InlineData("2026-03-16T00:00", false)]
    public void A_fifth_mandatory_appointment_in_seven_days_is_too_many_and_who_booked_last_owes(string fifth, bool isTooMany)
    {
        var place = Appointments("2026-03-09T00:30", "2026-03-10T09:00", "2026-03-11T09:00", "2026-03-12T09:00").Advance("PT1H")
            .Hears("BIF", Booked("a5", fifth, "bif-job-3"));
        Assert.Equal(isTooMany ? 1 : 0, place.Conflicts("overload").Count);
        if (!isTooMany) return;
        Assert.Equal("bif-job-3", place.Conflict("overload").Owes!.Value.Value);
        Assert.Contains(
            "5 mandatory appointments lie so close that more than 4 fall in 7 days", Explained.Fully(place, place.Conflict("overload")).En,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cancelled_or_not_mandatory_does_not_count()
    {
        var place = Crowded();
        place.Hears("SUF", new AppointmentCancelled { AppointmentId = "a3" });
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("overload").Status);
        place.Hears(
            "SUF", EventSamples.Booked(
                "b", "other", CitizenScenario.Local("2026-03-13T14:00"), CitizenScenario.Local("2026-03-13T15:00"), "suf-rehab-1",
                mandatory: false));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("overload").Status);
    }

    [Fact]
    public void It_holds_until_the_last_is_over_and_a_settlement_outlives_the_others()
    {
        var place = Crowded();
        Assert.Equal(ConflictStatus.Open, place.At("2026-03-13T09:59:59").Conflict("overload").Status);
        Assert.Equal(ConflictStatus.Dissolved, place.At("2026-03-13T10:00").Conflict("overload").Status);

        place = Crowded().Hears("SUF", Booked("a6", "2026-03-15T09:00", "suf-rehab-1"));
        place.Does("suf-rehab-1", new SettleConflict(place.Conflict("overload").Id, "answered", null, "aftalt med borgeren"));
        Assert.Equal(ConflictStatus.Settled, place.At("2026-03-14T12:00").Conflict("overload").Status);
    }

    [Fact]
    public void A_coordinator_appointed_meanwhile_owes()
    {
        var place = Hours(20, 20);
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-3"), "kender borgeren"));
        Assert.Equal("sof-adult-3", place.Conflict("overload").Owes!.Value.Value);
    }

    [Fact]
    public void A_settlement_stands_while_hours_and_capacity_do_and_comes_back_as_the_same_conflict()
    {
        var place = Hours(20, 20);
        var id = place.Conflict("overload").Id;
        place.Does("bif-job-2", new SettleConflict(id, "not-a-conflict", null, "borgeren ønsker det"));
        place.Advance("PT1H").Hears("SOF", new InterventionChanged { InterventionId = "h", Title = "Bostøtte" });
        Assert.Equal(ConflictStatus.Settled, place.Conflict("overload").Status);

        place.Hears("SOF", new InterventionChanged { InterventionId = "h", WeeklyHours = 22 });
        Assert.Equal(
            (id, ConflictStatus.Open, place.Now),
            (place.Conflict("overload").Id, place.Conflict("overload").Status, place.Conflict("overload").DetectedAt));
    }

    [Fact]
    public void An_appointment_moved_within_its_day_changes_nothing_moved_to_another_it_does()
    {
        var place = Crowded();
        place.Does("suf-rehab-1", new SettleConflict(place.Conflict("overload").Id, "answered", null, "aftalt"));
        place.Hears("SUF", EventSamples.Moved("a2", CitizenScenario.Local("2026-03-10T13:00"), CitizenScenario.Local("2026-03-10T14:00")));
        Assert.Equal(ConflictStatus.Settled, place.Conflict("overload").Status);
        place.Advance("PT1H")
            .Hears("SUF", EventSamples.Moved("a2", CitizenScenario.Local("2026-03-11T13:00"), CitizenScenario.Local("2026-03-11T14:00")));
        Assert.Equal(ConflictStatus.Open, place.Conflict("overload").Status);
    }

    [Fact]
    public void A_missed_answer_goes_to_the_unit_leader()
    {
        var place = Hours(20, 20).At("2026-03-17T00:00");
        Assert.Equal(["bif-job-2", "bif-job-lead"], place.Alerted("overload"));
    }

    [Theory]
    [InlineData(10, 30, "2026-03-01", "2026-03-01", 8, 9, "sof-adult-2")]
    [InlineData(30, 10, "2026-03-01", "2026-03-01", 8, 9, "bif-job-2")]
    [InlineData(20, 20, "2026-03-02", "2026-03-01", 8, 9, "sof-adult-2")]
    [InlineData(20, 20, "2026-03-01", "2026-03-02", 8, 9, "bif-job-2")]
    [InlineData(20, 20, "2026-03-01", "2026-03-01", 8, 7, "sof-adult-2")]
    [InlineData(20, 20, "2026-03-01", "2026-03-01", 7, 8, "bif-job-2")]
    public void Of_equal_hours_the_one_that_started_first_owes_then_the_one_told_of_first(
        int bif, int sof, string bifFrom, string sofFrom, int bifTold, int sofTold, string owes)
    {
        var place = new CitizenScenario()
            .Hears("BIF", EventSamples.Started("m", "activation", "bif-job-2", CitizenScenario.Day(bifFrom), bif),
                CitizenScenario.Local($"2026-03-02T0{bifTold}:00"))
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day(sofFrom), sof),
                CitizenScenario.Local($"2026-03-02T0{sofTold}:00"));
        Assert.Equal(owes, place.Conflict("overload").Owes!.Value.Value);
    }

    [Fact]
    public void Too_many_appointments_are_owed_by_the_one_with_most_hours_while_something_runs()
    {
        var place = new CitizenScenario()
            .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-01")))
            .Hears("BIF", EventSamples.Started("m", "activation", "bif-job-2", CitizenScenario.Day("2026-03-02"), 2));
        for (var day = 9; day <= 13; day++) place.Hears("SUF", Booked($"a{day}", $"2026-03-{day:00}T09:00", "suf-rehab-1"));
        Assert.Equal("bif-job-2", place.Conflict("overload").Owes!.Value.Value);
    }

    [Fact]
    public void What_it_says_is_how_many_stand_together_and_what_the_plan_allows()
    {
        var six = Appointments(
            "2026-03-04T09:00", "2026-03-16T09:00", "2026-03-17T09:00", "2026-03-18T09:00", "2026-03-19T09:00", "2026-03-21T09:00",
            "2026-03-23T09:00");
        Assert.Contains("6 mandatory appointments", Explained.Fully(six, six.Conflict("overload")).En, StringComparison.Ordinal);

        var apart = Appointments(
            "2026-03-04T09:00", "2026-03-16T09:00", "2026-03-17T09:00", "2026-03-18T09:00", "2026-03-19T09:00", "2026-03-22T09:00",
            "2026-03-26T09:00");
        Assert.Contains("5 mandatory appointments", Explained.Fully(apart, apart.Conflict("overload")).En, StringComparison.Ordinal);

        var place = Hours(10, 10).Hears("SOF", new PlanAgreed { PlanId = "p", CapacityHours = 12 });
        Assert.Contains("og borgeren kan klare 12.", Explained.Fully(place, place.Conflict("overload")).Da, StringComparison.Ordinal);
    }

    [Fact]
    public void It_holds_while_only_the_first_of_them_is_not_over()
    {
        var place = Crowded();
        foreach (var told in (string[])["a2", "a3", "a4", "a5"]) place.Hears("SUF", new AppointmentAttended { AppointmentId = told });
        Assert.Equal(ConflictStatus.Open, place.Conflict("overload").Status);
        Assert.Equal(
            ConflictStatus.Dissolved, place.Hears("SUF", new AppointmentAttended { AppointmentId = "a1" }).Conflict("overload").Status);
    }

    [Fact]
    public void A_quarter_of_an_hour_more_is_another_load()
    {
        var place = Hours(20, 20.25m);
        place.Does("bif-job-2", new SettleConflict(place.Conflict("overload").Id, "not-a-conflict", null, "borgeren ønsker det"));
        place.Advance("PT1H").Hears("SOF", new InterventionChanged { InterventionId = "h", WeeklyHours = 20.5m });
        Assert.Equal(ConflictStatus.Open, place.Conflict("overload").Status);
    }

    [Fact]
    public void Stretches_that_share_one_appointment_stand_together()
    {
        var place = Appointments("2026-03-09T08:00", "2026-03-09T10:00", "2026-03-09T12:00", "2026-03-09T14:00", "2026-03-15T09:00",
            "2026-03-16T08:00", "2026-03-16T10:00", "2026-03-16T12:00", "2026-03-16T14:00");
        Assert.Contains("9 mandatory appointments", Explained.Fully(place, place.Conflict("overload")).En, StringComparison.Ordinal);
    }

    private static CitizenScenario Hours(decimal bif, decimal sof) => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("m", "activation", "bif-job-2", CitizenScenario.Day("2026-03-01"), bif))
        .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-03-01"), sof));

    private static CitizenScenario Crowded() =>
        Appointments("2026-03-09T09:00", "2026-03-10T09:00", "2026-03-11T09:00", "2026-03-12T09:00", "2026-03-13T09:00");

    private static CitizenScenario Appointments(params string[] starts)
    {
        var place = new CitizenScenario();
        for (var i = 0; i < starts.Length; i++) place.Hears("SUF", Booked($"a{i + 1}", starts[i], "suf-rehab-1"));
        return place;
    }

    private static AppointmentBooked Booked(string id, string start, string caseworker) =>
        EventSamples.Booked(id, "other", CitizenScenario.Local(start), CitizenScenario.Local(start).AddHours(1), caseworker, "Huset");
}
