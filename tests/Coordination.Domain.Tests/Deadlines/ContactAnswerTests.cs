using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Deadlines;

public sealed class ContactAnswerTests
{
    private const string Id = "contact-answer:KFF/h";

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-04T23:59:59")]
    [InlineData("2026-03-06T15:00", "2026-03-10T23:59:59")] // over a weekend
    [InlineData("2026-04-01T09:00", "2026-04-08T23:59:59")] // over Easter
    [InlineData("2026-12-23T09:00", "2026-12-29T23:59:59")] // over Christmas
    [InlineData("2026-06-04T09:00", "2026-06-09T23:59:59")] // Constitution Day
    public void It_is_answered_within_two_business_days(string received, string due) =>
        Assert.Equal(CitizenScenario.Local(due), Received(new CitizenScenario(received)).DeadlineOf(Id).Due.At);

    [Fact]
    public void It_is_met_by_the_answer_and_missed_the_second_after_the_day()
    {
        var place = Received(new CitizenScenario());
        Assert.Equal(DeadlineStatus.Warned, place.At("2026-03-03T08:00").DeadlineOf(Id).Status);
        Assert.Equal(
            DeadlineStatus.Met,
            place.At("2026-03-04T23:59:59").Hears("KFF", new ContactAnswered { ContactId = "h" }).DeadlineOf(Id).Status);
        Assert.Equal(DeadlineStatus.Missed, Received(new CitizenScenario()).At("2026-03-05T00:00").DeadlineOf(Id).Status);
    }

    [Fact]
    public void With_nobody_responsible_the_leader_of_the_receiving_entry_unit_owns_it() =>
        Assert.Equal("kff-service-lead", Received(new CitizenScenario()).DeadlineOf(Id).Responsible.Value);

    [Fact]
    public void Whoever_is_responsible_for_the_intervention_it_concerns_owns_it()
    {
        var place = new CitizenScenario()
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")))
            .Hears("SOF", EventSamples.Started("c", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-01-01")))
            .Hears("SOF", EventSamples.Started("d", "shelter", "sof-adult-3", CitizenScenario.Day("2026-03-20")));
        Assert.Equal("sof-treatment-2", Received(place, wants: "SOF").DeadlineOf(Id).Responsible.Value);
        Assert.Equal("sof-adult-1", Received(place, about: "SOF/b", id: "i").DeadlineOf("contact-answer:KFF/i").Responsible.Value);
        Assert.Equal("kff-service-lead", Received(place, wants: "BIF", id: "j").DeadlineOf("contact-answer:KFF/j").Responsible.Value);
    }

    [Fact]
    public void Once_there_is_a_coordinator_it_is_theirs()
    {
        var place = Received(
            new CitizenScenario()
                .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01"))),
                wants: "SOF");
        Assert.Equal("sof-adult-1", place.DeadlineOf(Id).Responsible.Value);
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-3"), "kender borgeren"));
        Assert.Equal("sof-adult-3", place.DeadlineOf(Id).Responsible.Value);
        Assert.Equal("sof-adult-lead", place.Organized(o => o.Absent("sof-adult-3", place.Today)).DeadlineOf(Id).Responsible.Value);
    }

    private static CitizenScenario Received(CitizenScenario place, string? wants = null, string? about = null, string id = "h") =>
        place.Hears("KFF", new ContactReceived { ContactId = id, Channel = "counter", Unit = "kff-service", Wants = wants, About = about });
}
