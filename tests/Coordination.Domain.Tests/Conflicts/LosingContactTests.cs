using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class LosingContactTests
{
    [Fact]
    public void Three_no_shows_across_departments_are_owed_by_who_last_saw_the_citizen()
    {
        var place = Lost();
        var losing = place.Conflict("losing-contact");
        Assert.Equal(
            (ConflictStatus.Open, "sof-adult-1", PartyType.Citizen),
            (losing.Status, losing.Owes!.Value.Value, Assert.Single(losing.Parties).Type));
        Assert.Equal(CitizenScenario.Local("2026-03-18T23:59:59"), losing.AnswerBy!.Value.At);
        Assert.Equal(["sof-adult-1"], place.Alerted("losing-contact"));
        Assert.Equal(losing.Id.Value, place.AlertTo("sof-adult-1", "losing-contact").About);
        var (da, en) = place.Explained("losing-contact");
        Assert.Contains("møde om social støtte (SOF) den 3. marts 2026 kl. 10.00, Værestedet", da, StringComparison.Ordinal);
        Assert.Contains("3 times in 60 days", en, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_no_shows_are_not_enough() =>
        Assert.Empty(Seen().Misses("BIF", "a", "2026-03-10").Misses("SUF", "b", "2026-03-12").Conflicts("losing-contact"));

    [Fact]
    public void A_coordinator_owes_it_before_all_others()
    {
        var place = Lost();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02")));
        place.Does("bif-job-1", new AppointAsCoordinator(new("bif-job-1"), "grund"));
        Assert.Equal("bif-job-1", place.Conflict("losing-contact").Owes!.Value.Value);
        Assert.Equal(["bif-job-1"], place.Alerted("losing-contact"));
    }

    [Theory]
    [InlineData("2026-03-09", 59, true)]
    [InlineData("2026-03-09", 60, true)]
    [InlineData("2026-03-09", 61, false)]
    [InlineData("2028-01-01", 60, true)]
    [InlineData("2028-01-01", 61, false)]
    [InlineData("2026-09-01", 60, true)]
    [InlineData("2026-09-01", 61, false)]
    [InlineData("2026-11-15", 61, false)]
    public void The_last_is_at_most_sixty_days_after_the_first(string first, int days, bool found)
    {
        var place = new CitizenScenario($"{first}T09:00");
        place.Misses("BIF", "a", first, "23:30").Misses("SUF", "b", $"{CitizenScenario.Day(first).AddDays(days - 1):yyyy-MM-dd}")
            .Misses("SOF", "c", $"{CitizenScenario.Day(first).AddDays(days):yyyy-MM-dd}", "00:10");
        Assert.Equal(found, place.Conflicts("losing-contact").Count == 1);
    }

    [Fact]
    public void An_excused_no_show_does_not_count()
    {
        var place = new CitizenScenario().Misses("BIF", "a", "2026-03-03").Misses("SUF", "b", "2026-03-04");
        place.Hears(
            "SOF", EventSamples.Booked(
                "t", "treatment", CitizenScenario.Local("2026-03-05T10:00"), CitizenScenario.Local("2026-03-05T11:00"), "sof-treatment-1",
                "Nord"))
            .Misses("BIF", "c", "2026-03-05");
        Assert.True(place.Appointment("BIF/c").IsExcused);
        Assert.Empty(place.Conflicts("losing-contact"));

        place.Hears("SOF", new AppointmentCancelled { AppointmentId = "t" });
        Assert.Equal(ConflictStatus.Open, place.Conflict("losing-contact").Status);
    }

    [Fact]
    public void What_was_attended_in_between_begins_the_count_anew()
    {
        var place = new CitizenScenario().Misses("BIF", "a", "2026-03-03").Misses("SUF", "b", "2026-03-04")
            .Attends("SOF", "s", "2026-03-05")
            .Misses("BIF", "c", "2026-03-06");
        Assert.Empty(place.Conflicts("losing-contact"));
        Assert.Empty(place.Misses("BIF", "d", "2026-03-09").Conflicts("losing-contact"));
        Assert.Single(place.Misses("BIF", "e", "2026-03-10").Conflicts("losing-contact"));
    }

    [Fact]
    public void It_ends_when_an_appointment_is_attended_and_comes_back_as_the_same()
    {
        var place = Lost();
        var id = place.Conflict("losing-contact").Id;
        place.Attends("BIF", "e", "2026-03-16");
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("losing-contact").Status);
        Assert.Equal(
            (DeadlineStatus.Met, CitizenScenario.Local("2026-03-16T10:00")),
            (place.Deadline("conflict-answer").Status, place.Deadline("conflict-answer").MetAt));
        Assert.Empty(place.Alerted("losing-contact"));

        place.Misses("BIF", "f", "2026-03-17").Misses("BIF", "g", "2026-03-18").Misses("SOF", "h", "2026-03-19");
        Assert.Equal(
            (ConflictStatus.Open, id, "bif-job-1"),
            (place.Conflict("losing-contact").Status, place.Conflict("losing-contact").Id,
            place.Conflict("losing-contact").Owes!.Value.Value));
    }

    [Fact]
    public void An_attendance_reported_late_shows_that_nothing_was_owed()
    {
        var place = Lost().Advance("P1D").Attends("KFF", "late", "2026-03-12", "11:30");
        Assert.Equal(
            (ConflictStatus.Dissolved, DeadlineStatus.Cleared),
            (place.Conflict("losing-contact").Status, place.Deadline("conflict-answer").Status));
    }

    [Fact]
    public void An_answer_stands_until_another_no_show()
    {
        var place = Lost();
        var id = place.Conflict("losing-contact").Id;
        place.Does("sof-adult-1", new SettleConflict(id, "answered", null, "opsøgt på Værestedet"));
        place.Advance("P90D");
        Assert.Equal(ConflictStatus.Settled, place.Conflict("losing-contact").Status);

        Assert.Equal(ConflictStatus.Settled, place.Misses("BIF", "f", "2026-07-01").Conflict("losing-contact").Status);
        place.Misses("BIF", "g", "2026-07-02").Misses("BIF", "h", "2026-07-03");
        Assert.Equal(
            (ConflictStatus.Open, id, place.Now),
            (place.Conflict("losing-contact").Status, place.Conflict("losing-contact").Id, place.Conflict("losing-contact").DetectedAt));
    }

    [Fact]
    public void The_next_no_show_after_an_answer_is_asked_about_anew()
    {
        var place = Lost();
        place.Does("sof-adult-1", new SettleConflict(place.Conflict("losing-contact").Id, "not-a-conflict", null, "har været på ferie"));
        Assert.Equal(ConflictStatus.Open, place.Misses("BIF", "f", "2026-03-17").Conflict("losing-contact").Status);
    }

    [Theory]
    [InlineData("bif-job-3")] // Responsible for something that runs.
    [InlineData("bif-job-lead")]
    [InlineData("kff-service-1")] // The coordinator.
    [InlineData("kff-service-lead")]
    [InlineData("sof-adult-1", false)] // Who owes the answer, while nobody coordinates.
    [InlineData("sof-adult-lead", false)]
    public void Those_responsible_the_one_who_owes_the_coordinator_and_their_leaders_may_settle(string by, bool coordinated = true)
    {
        var place = Lost().Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-3", CitizenScenario.Day("2026-03-02")))
            .Hears("KFF", EventSamples.Started("g", "debt-advice", "kff-service-2", CitizenScenario.Day("2026-03-02")));
        if (coordinated) place.Does("kff-service-lead", new AppointAsCoordinator(new("kff-service-1"), "grund"));
        var id = place.Conflict("losing-contact").Id;
        foreach (var other in (string[])["bif-benefits-1", "bif-head", "suf-rehab-lead", "sof-adult-2"])
            place.Refuses<Forbidden>(other, new SettleConflict(id, "answered", null, "grund"));
        place.Refuses<Invalid>(by, new SettleConflict(id, "answered", null, " "));
        place.Does(by, new SettleConflict(id, "answered", null, "grund"));
        Assert.Equal(
            (ConflictStatus.Settled, by), (place.Conflict("losing-contact").Status, place.Conflict("losing-contact").Settlement!.By));
    }

    [Fact]
    public void Where_nothing_was_ever_attended_the_caseworker_of_the_last_no_show_owes_it()
    {
        var place = new CitizenScenario().Misses("BIF", "a", "2026-03-03").Misses("SUF", "b", "2026-03-04")
            .Misses("SOF", "c", "2026-03-05");
        Assert.Equal("sof-adult-1", place.Conflict("losing-contact").Owes!.Value.Value);
        Assert.Contains("Ingen har meldt", place.Explained("losing-contact").Da, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_last_saw_the_citizen_and_left_is_replaced_even_after_the_intervention_ended()
    {
        var place = new CitizenScenario();
        place.Hears(
            "SOF", EventSamples.Started(
                "h", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-03-01"), to: CitizenScenario.Day("2026-03-08")))
            .Hears("SOF",
                EventSamples.Booked(
                    "s", "social-support", CitizenScenario.Local("2026-03-03T10:00"), CitizenScenario.Local("2026-03-03T11:00"),
                    "sof-adult-1",
                    intervention: "h"))
            .At("2026-03-03T12:00").Hears("SOF", new AppointmentAttended { AppointmentId = "s" });
        place.Misses("BIF", "a", "2026-03-10").Misses("SUF", "b", "2026-03-12").Misses("BIF", "c", "2026-03-13");
        Assert.Equal("sof-adult-1", place.Conflict("losing-contact").Owes!.Value.Value);
        Assert.Equal("sof-adult-lead", place.Organized(o => o.Without("sof-adult-1")).Conflict("losing-contact").Owes!.Value.Value);
    }

    [Fact]
    public void Somebody_unknown_is_reached_through_the_entry_of_the_department_that_named_them()
    {
        var place = new CitizenScenario().Misses("BIF", "a", "2026-03-03").Misses("BIF", "b", "2026-03-04")
            .Misses("SUF", "c", "2026-03-05", caseworker: "newcomer-7");
        Assert.Equal("newcomer-7", place.Conflict("losing-contact").Owes!.Value.Value);
        Assert.Equal(["suf-rehab-lead"], place.Alerted("losing-contact"));
        Assert.Equal("SUF", place.Deadline("conflict-answer").Department.Value);
    }

    [Fact]
    public void A_miss_goes_to_the_unit_leader_and_five_business_days_later_the_head()
    {
        var place = Lost();
        place.Does("sof-adult-1", new AcknowledgeAlert(place.AlertTo("sof-adult-1", "losing-contact").Id));
        place.At("2026-03-17T08:00");
        place.Does("sof-adult-1", new AcknowledgeAlert(place.AlertTo("sof-adult-1", "losing-contact").Id));
        Assert.Equal(["sof-adult-1"], place.At("2026-03-18T23:59:59").Alerted("losing-contact"));
        Assert.Equal(["sof-adult-1", "sof-adult-lead"], place.At("2026-03-19T00:00").Alerted("losing-contact"));
        Assert.False(place.At("2026-03-25T23:59:59").Deadline("conflict-answer").HeadTold);
        Assert.Contains("sof-head", place.At("2026-03-26T00:00").Alerted("losing-contact"));
    }

    [Fact]
    public void Of_two_attended_at_one_hour_the_later_id_counts()
    {
        var place = new CitizenScenario().Misses("SUF", "c", "2026-03-03", "10:00").Attends("BIF", "a", "2026-03-03", "10:00")
            .Attends("SOF", "b", "2026-03-03", "10:00")
            .Misses("BIF", "d", "2026-03-10").Misses("SUF", "e", "2026-03-12");
        Assert.False(place.Appointment("SUF/c").IsExcused);
        Assert.Empty(place.Conflicts("losing-contact"));
        Assert.Equal("sof-adult-1", place.Misses("BIF", "f", "2026-03-13").Conflict("losing-contact").Owes!.Value.Value);
    }

    [Theory]
    [InlineData(-1, DeadlineStatus.Cleared)]
    [InlineData(0, DeadlineStatus.Met)]
    public void Attended_from_the_minute_it_was_detected_meets_what_was_owed(int minutes, DeadlineStatus status)
    {
        var place = new CitizenScenario().Misses("BIF", "a", "2026-03-10").Misses("SUF", "b", "2026-03-11").Misses("SOF", "c", "2026-03-12")
            .At("2026-03-13T10:00");
        var at = place.Conflict("losing-contact").DetectedAt.AddMinutes(minutes);
        place.Hears("SOF", EventSamples.Booked("x", "social-support", at, at.AddMinutes(30), "sof-adult-1", "Værestedet", mandatory: false))
            .Hears("SOF", new AppointmentAttended { AppointmentId = "x" });
        Assert.Equal(
            (ConflictStatus.Dissolved, status), (place.Conflict("losing-contact").Status, place.Deadline("conflict-answer").Status));
    }

    private static CitizenScenario Seen() => new CitizenScenario().Attends("SOF", "s", "2026-03-03", where: "Værestedet");

    private static CitizenScenario Lost() =>
        Seen().Misses("BIF", "a", "2026-03-10").Misses("SUF", "b", "2026-03-12").Misses("BIF", "c", "2026-03-13");
}

/// <summary>Appointments that have come to pass: booked beforehand, told two hours after.</summary>
file static class Appointments
{
    public static CitizenScenario Misses(
        this CitizenScenario place, string department, string id, string day, string time = "10:00", string? caseworker = null) =>
        place.Books(department, id, day, time, caseworker, null).Hears(department, new AppointmentMissed { AppointmentId = id });

    public static CitizenScenario Attends(
        this CitizenScenario place, string department, string id, string day, string time = "10:00", string? where = null) =>
        place.Books(department, id, day, time, null, where).Hears(department, new AppointmentAttended { AppointmentId = id });

    private static CitizenScenario Books(
        this CitizenScenario place, string department, string id, string day, string time, string? caseworker, string? where)
    {
        var from = CitizenScenario.Local($"{day}T{time}");
        caseworker ??= department switch { "SOF" => "sof-adult-1", "SUF" => "suf-rehab-1", "KFF" => "kff-service-1", _ => "bif-job-1" };
        place.Hears(department, EventSamples.Booked(id, "social-support", from, from.AddMinutes(30), caseworker, where));
        return from.AddHours(2) > place.Now ? place.At(from.AddHours(2)) : place;
    }
}
