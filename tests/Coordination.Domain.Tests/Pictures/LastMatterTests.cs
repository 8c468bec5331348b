using Coordination.Domain.Pictures;
using Coordination.Events;

namespace Coordination.Domain.Tests.Pictures;

/// <summary>When the last matter of a citizen ended: never while anything runs, waits or is owed.</summary>
public sealed class LastMatterTests
{
    private static readonly DateOnly Begin = CitizenScenario.Day("2026-03-01");

    public static TheoryData<string, EventData, EventData?> Open => new()
    {
        { "an intervention", EventSamples.Started("b", "contact-course", "bif-job-1", Begin), Ends("b") },
        { "a stay", EventSamples.Admitted("a", AdmissionKind.Ward), null },
        { "a sanction", EventSamples.Notified("s", "bif-job-1"), new SanctionLifted { SanctionId = "s", Reason = "x" } },
        {
            "a contact", new ContactReceived { ContactId = "c", Channel = "phone", Unit = "bif-job" },
            new ContactAnswered { ContactId = "c" }
        },
        {
            "a deadline", EventSamples.Due("d", new DateOrInstant(CitizenScenario.Day("2026-05-01")), "bif-job-1"),
            new DeadlineMet { DeadlineId = "d" }
        },
        { "an event that waits", Ends("unknown"), null },
    };

    [Theory]
    [MemberData(nameof(Open))]
    public void While_something_is_open_the_last_matter_has_not_ended(string what, EventData opens, EventData? closes)
    {
        var place = new CitizenScenario().Hears("BIF", Registered);
        Assert.Equal(place.Today, LastMatter.EndedOn(place.Citizen, place.Now));
        place.Hears("BIF", opens);
        Assert.True(LastMatter.EndedOn(place.Citizen, place.Now) is null, what);
        if (closes is null) return;
        place.Advance("P10D").Hears("BIF", closes);
        Assert.Equal(place.Today, LastMatter.EndedOn(place.Citizen, place.Now));
        Assert.Equal(place.Today, LastMatter.EndedOn(place.Advance("P400D").Citizen, place.Now));
    }

    [Fact]
    public void An_appointment_to_come_has_not_ended_and_one_that_was_cancelled_is_none()
    {
        var place = new CitizenScenario().Hears("BIF", Registered);
        var day = place.Today;
        var (from, to) = (CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"));
        place.Hears("BIF", EventSamples.Booked("a", "health", from, to, "bif-job-1"));
        Assert.Null(LastMatter.EndedOn(place.Citizen, place.Now));
        Assert.Equal(CitizenScenario.Day("2026-03-12"), LastMatter.EndedOn(place.Citizen, to));
        place.Hears("BIF", new AppointmentCancelled { AppointmentId = "a" });
        Assert.Equal(day, LastMatter.EndedOn(place.Citizen, place.Now));
    }

    [Fact]
    public void Of_nobody_it_is_not_known()
    {
        var place = new CitizenScenario();
        Assert.Null(LastMatter.EndedOn(place.Citizen, place.Now));
    }

    private static CitizenRegistered Registered => new() { Name = "Anna", BirthDate = CitizenScenario.Day("1980-01-01") };

    private static InterventionEnded Ends(string id) => new() { InterventionId = id, EndedOn = CitizenScenario.Day("2026-03-10") };
}
