using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class AppointmentClashTests
{
    [Theory]
    [InlineData("11:29", true)]
    [InlineData("11:30", false)]
    [InlineData("11:31", false)]
    public void Exactly_the_travel_time_is_enough(string start, bool clash) =>
        Assert.Equal(clash, Booked("health", "Nord", "social-support", "Syd", start).Citizen.Conflicts.Count == 1);

    [Theory]
    [InlineData("10:59", true)]
    [InlineData("11:00", false)]
    public void No_travel_is_needed_at_the_same_place(string start, bool clash) =>
        Assert.Equal(clash, Booked("health", "Nord", "social-support", " nord ", start).Citizen.Conflicts.Count == 1);

    [Fact]
    public void A_place_that_nobody_said_is_another_place() =>
        Assert.Single(Booked("health", null, "social-support", null, "11:10").Citizen.Conflicts.Values);

    [Theory]
    [InlineData("court", "treatment", "SOF/two")]
    [InlineData("treatment", "court", "BIF/one")]
    [InlineData("treatment", "child-and-family", "SOF/two")]
    [InlineData("health", "child-and-family", "BIF/one")]
    [InlineData("social-support", "health", "BIF/one")]
    [InlineData("housing", "social-support", "BIF/one")]
    [InlineData("housing", "employment-interview", "SOF/two")]
    [InlineData("other", "employment-interview", "BIF/one")]
    [InlineData("unheard-of", "other", "BIF/one")]
    public void The_one_of_lower_precedence_yields(string one, string other, string yields) =>
        Assert.Equal(yields, Booked(one, "Nord", other, "Syd", "10:30").Conflict("appointment-clash").Settlement!.GivesWay!.Value.Value);

    [Fact]
    public void Of_equal_precedence_the_one_booked_later_yields_whenever_the_news_came()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", Appointment("two", "health", "10:30", "Syd"), time: place.In("-P2D"))
            .Hears("BIF", Appointment("one", "health", "10:00", "Nord"), time: place.In("-P3D"));

        Assert.Equal("SOF/two", place.Conflict("appointment-clash").Settlement!.GivesWay!.Value.Value);
    }

    [Fact]
    public void Of_equal_precedence_and_booked_at_the_same_instant_the_larger_event_id_yields()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", Appointment("two", "health", "10:30", "Syd"), id: "e-1")
            .Hears("BIF", Appointment("one", "health", "10:00", "Nord"), id: "e-2");

        Assert.Equal("BIF/one", place.Conflict("appointment-clash").Settlement!.GivesWay!.Value.Value);
    }

    [Fact]
    public void What_is_not_mandatory_or_cancelled_clashes_with_nothing()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", Appointment("two", "health", "10:30", "Syd") with { Mandatory = false })
            .Hears("BIF", Appointment("one", "health", "10:00", "Nord"));
        Assert.Empty(place.Citizen.Conflicts.Values);

        var cancelled = Booked("health", "Nord", "housing", "Syd", "10:30")
            .Hears("BIF", new AppointmentCancelled { AppointmentId = "one" });
        Assert.Equal(ConflictStatus.Dissolved, cancelled.Conflict("appointment-clash").Status);
        Assert.Null(cancelled.Appointment("SOF/two").Yields);
    }

    [Fact]
    public void A_yielding_appointment_that_is_cancelled_is_rebooked_in_time_by_the_events_own_time()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30");
        place.At("2026-03-05T08:00")
            .Hears("SOF", new AppointmentCancelled { AppointmentId = "two" }, time: CitizenScenario.Local("2026-03-04T22:00"));

        Assert.Equal(DeadlineStatus.Met, place.Deadline("rebook").Status);
    }

    [Fact]
    public void When_both_are_over_the_conflict_dissolves_and_a_miss_stays_excused()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30").At("2026-03-05T11:29:59");
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("appointment-clash").Status);
        Assert.NotNull(place.Appointment("SOF/two").Yields);

        Assert.True(place.Hears("SOF", new AppointmentMissed { AppointmentId = "two" }).Appointment("SOF/two").IsExcused);
        Assert.False(place.Hears("BIF", new AppointmentMissed { AppointmentId = "one" }).Appointment("BIF/one").IsExcused);
    }

    [Fact]
    public void A_miss_is_excused_even_if_the_stronger_booking_is_reported_afterwards()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", Appointment("two", "housing", "10:30", "Syd")).At("2026-03-06T09:00")
            .Hears("SOF", new AppointmentMissed { AppointmentId = "two" });
        Assert.False(place.Appointment("SOF/two").IsExcused);

        place.Hears("BIF", Appointment("one", "health", "10:00", "Nord"), time: CitizenScenario.Local("2026-03-04T09:00"));
        Assert.True(place.Appointment("SOF/two").IsExcused);
        Assert.Empty(place.Citizen.Conflicts.Values);
    }

    [Fact]
    public void A_person_may_let_the_other_yield_and_that_stands_until_times_or_places_change()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30");
        var id = place.Conflict("appointment-clash").Id;
        place.Refuses<Invalid>("sof-adult-1", new SettleConflict(id, "yield", null, "grund"));
        place.Refuses<Invalid>("sof-adult-1", new SettleConflict(id, "yield", new("SOF/nothing"), "grund"));
        place.Refuses<Invalid>("sof-adult-1", new SettleConflict(id, "keep-both", new("BIF/one"), "grund"));
        place.Refuses<Forbidden>("suf-rehab-1", new SettleConflict(id, "yield", new("BIF/one"), "grund"));
        place.Refuses<NotFound>("sof-adult-1", new SettleConflict(new("nothing"), "yield", new("BIF/one"), "grund"));
        place.Does("sof-adult-1", new SettleConflict(id, "yield", new("BIF/one"), "boligen kan kun ses i dag"));

        Assert.NotNull(place.Appointment("BIF/one").Yields);
        Assert.Null(place.Appointment("SOF/two").Yields);
        Assert.Equal("bif-job-1", place.Conflict("appointment-clash").Owes!.Value.Value);
        Assert.Equal(DeadlineStatus.Open, place.DeadlineOf("rebook:BIF/one").Status);
        Assert.Equal(DeadlineStatus.Cleared, place.DeadlineOf("rebook:SOF/two").Status);
        Assert.Equal(["bif-job-1"], place.Alerted("appointment-clash"));

        place.Advance("PT1H")
            .Hears("SOF", EventSamples.Moved("two", CitizenScenario.Local("2026-03-05T10:45"), CitizenScenario.Local("2026-03-05T11:45")));
        var again = place.Conflict("appointment-clash");
        Assert.Equal(
            (id, "policy", "SOF/two", place.Now),
            (again.Id, again.Settlement!.By, again.Settlement.GivesWay!.Value.Value, again.DetectedAt));
    }

    [Fact]
    public void A_person_may_keep_both_and_nobody_owes_anything()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30");
        place.Does(
            "sof-adult-lead", new SettleConflict(place.Conflict("appointment-clash").Id, "keep-both", null, "de ligger i samme gård"));

        Assert.All(place.Citizen.Appointments.Values, a => Assert.Null(a.Yields));
        Assert.Null(place.Conflict("appointment-clash").Owes);
        Assert.Equal(DeadlineStatus.Cleared, place.Deadline("rebook").Status);
        Assert.Empty(place.Citizen.Alerts.Values);
        Assert.Equal(ConflictStatus.Settled, place.At("2026-03-20T09:00").Conflict("appointment-clash").Status);
    }

    [Fact]
    public void A_yielding_appointment_moved_into_another_time_that_clashes_is_owed_anew_from_then()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30", day: "2026-03-20").At("2026-03-05T09:00");
        Assert.Equal(DeadlineStatus.Missed, place.Deadline("rebook").Status);
        place.Hears("SOF", EventSamples.Moved("two", CitizenScenario.Local("2026-03-20T09:45"), CitizenScenario.Local("2026-03-20T10:45")));

        Assert.Equal(
            (DeadlineStatus.Open, CitizenScenario.Local("2026-03-09T23:59:59")),
            (place.Deadline("rebook").Status, place.Deadline("rebook").Due.At));
    }

    [Fact]
    public void A_conflict_whose_reason_returns_reopens_under_the_same_identity()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30");
        var id = place.Conflict("appointment-clash").Id;
        place.Hears("SOF", EventSamples.Moved("two", CitizenScenario.Local("2026-03-06T10:30"), CitizenScenario.Local("2026-03-06T11:30")));
        place.Advance("PT1H")
            .Hears("SOF", EventSamples.Moved("two", CitizenScenario.Local("2026-03-05T10:30"), CitizenScenario.Local("2026-03-05T11:30")));

        var clash = place.Conflict("appointment-clash");
        Assert.Equal((id, ConflictStatus.Settled, place.Now), (clash.Id, clash.Status, clash.DetectedAt));
        Assert.Equal(DeadlineStatus.Open, place.Deadline("rebook").Status);
        Assert.Single(place.AlertsTo("sof-adult-1"));
    }

    [Fact]
    public void One_that_yields_in_two_clashes_is_one_matter_with_one_deadline_and_one_alert()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30")
            .Hears("SUF", Appointment("three", "treatment", "11:00", "Øst") with { Caseworker = "suf-rehab-1" });

        Assert.Equal(2, place.Conflicts("appointment-clash").Count(it => it.Status == ConflictStatus.Settled));
        Assert.Equal(["rebook:BIF/one", "rebook:SOF/two"], place.Citizen.Deadlines.Keys.Select(k => k.Value));
        Assert.Equal(["bif-job-1", "sof-adult-1"], place.Alerted("appointment-clash"));
    }

    [Fact]
    public void A_persons_choice_yields_to_the_other_and_policys_to_the_first_by_precedence()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30");
        Assert.Equal("BIF/one", place.Appointment("SOF/two").Yields!.To.Value);
        place.Does(
            "sof-adult-1",
            new SettleConflict(place.Conflict("appointment-clash").Id, "yield", new("BIF/one"), "boligen kan kun ses i dag"));
        Assert.Equal("SOF/two", place.Appointment("BIF/one").Yields!.To.Value);

        place = Booked("health", "Nord", "housing", "Syd", "10:30").Hears("SUF", Appointment("three", "treatment", "10:45", "Øst"));
        Assert.Equal("SUF/three", place.Appointment("SOF/two").Yields!.To.Value);
        place = Booked("housing", "Nord", "health", "Syd", "10:30").Hears("SUF", Appointment("three", "treatment", "10:45", "Øst"));
        Assert.Equal("SUF/three", place.Appointment("BIF/one").Yields!.To.Value);
    }

    [Fact]
    public void Many_at_one_hour_make_one_conflict_for_each_that_yields()
    {
        var place = new CitizenScenario();
        for (var n = 0; n < 30; n++)
            place.Hears("SUF", Appointment($"n{n:00}", "other", "10:00", $"Sted {n}"), time: place.In($"-PT{90 - n}M"));

        Assert.Equal(29, place.Conflicts("appointment-clash").Count);
        Assert.Null(place.Appointment("SUF/n00").Yields);
        Assert.All(place.Citizen.Appointments.Values.Skip(1), it => Assert.Equal("SUF/n00", it.Yields!.To.Value));
    }

    [Fact]
    public void Whoever_keeps_one_clash_is_asked_about_the_next()
    {
        var place = Booked("health", "Nord", "housing", "Syd", "10:30").Hears("SUF", Appointment("three", "treatment", "10:45", "Øst"));
        var first = Assert.Single(place.Conflicts("appointment-clash"), it =>
            it.Status == ConflictStatus.Settled && it.Settlement!.GivesWay!.Value.Value == "SOF/two");
        place.Does("sof-adult-1", new SettleConflict(first.Id, "keep-both", null, "behandlingen er på telefon"));

        Assert.Equal("sof-adult-1", place.Citizen.Conflicts[first.Id].Settlement!.By);
        Assert.Equal("BIF/one", place.Appointment("SOF/two").Yields!.To.Value);
        Assert.Equal(3, place.Conflicts("appointment-clash").Count);
    }

    [Fact]
    public void An_answer_stands_when_policy_turns_the_order_of_precedence_round()
    {
        var delivered = PolicyBook.Delivered.Newest;
        var turned =
            delivered with { Version = "turned",
            Appointments = delivered.Appointments with { Precedence = [.. delivered.Appointments.Precedence.Reverse()] } };
        var book = PolicyBook.Delivered.With(new PolicyVersion(turned, CitizenScenario.Local("2026-03-04T00:00"), 1));
        foreach (var (one, other) in new[] { ("health", "housing"), ("housing", "health") })
        {
            var place = new CitizenScenario { Policies = book }.Hears("BIF", Appointment("one", one, "10:00", "Nord"))
                .Hears("SOF", Appointment("two", other, "10:30", "Syd"));
            place.Does(
                "sof-adult-1", new SettleConflict(place.Conflict("appointment-clash").Id, "keep-both", null, "de ligger i samme gård"));
            place.At("2026-03-04T09:00")
                .Hears("KFF", new CitizenRegistered { Name = "Borger", BirthDate = CitizenScenario.Day("1975-05-05") });
            Assert.Equal(ConflictStatus.Settled, place.Conflict("appointment-clash").Status);
            Assert.Equal("sof-adult-1", place.Conflict("appointment-clash").Settlement!.By);
        }
    }

    private static CitizenScenario Booked(
        string one, string? place, string other, string? otherPlace, string otherStarts, string day = "2026-03-05") => new CitizenScenario()
        .Hears("BIF", Appointment("one", one, "10:00", place, day))
        .Hears("SOF", Appointment("two", other, otherStarts, otherPlace, day));

    private static AppointmentBooked Appointment(string id, string kind, string starts, string? place, string day = "2026-03-05")
    {
        var start = CitizenScenario.Local($"{day}T{starts}");
        return EventSamples.Booked(id, kind, start, start.AddHours(1), id == "one" ? "bif-job-1" : "sof-adult-1", place);
    }
}
