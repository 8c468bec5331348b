using Coordination.Events;
using Coordination.Simulator.Replays;

namespace Coordination.Simulator.Tests.Replays;

public sealed class CaseMappingTests
{
    [Fact]
    public void A_case_becomes_a_citizen_with_an_intervention_a_deadline_and_assignments()
    {
        var events = SimulatorSamples.Events().Where(e => e.Event.Id.StartsWith("A-1/", StringComparison.Ordinal)).Select(e => e.Event)
            .ToList();

        Assert.Equal(["A-1/started", "A-1/deadline", "A-1/assigned/1", "A-1/assigned/2", "A-1/ended", "A-1/met"], events.Select(e => e.Id));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], events.Select(e => e.Sequence));
        Assert.All(events, e => Assert.Equal("/LOG/replay", e.Source));
        Assert.Equal("R1", Assert.IsType<InterventionStarted>(events[0].Data).Caseworker);
        Assert.Equal(new DateOnly(2011, 3, 10), Assert.IsType<DeadlineSet>(events[1].Data).DueAt.Date);
        Assert.Equal("R3", Assert.IsType<CaseworkerAssigned>(events[3].Data).Caseworker);
    }

    [Fact]
    public void Days_are_local_whatever_the_offset_of_the_log()
    {
        var events = SimulatorSamples.Events().ToDictionary(e => e.Event.Id, e => e.Event.Data);

        Assert.Equal(new DateOnly(2011, 1, 31), Assert.IsType<InterventionStarted>(events["A-2/started"]).StartsOn);
        Assert.Equal(new DateOnly(2011, 2, 28), Assert.IsType<DeadlineSet>(events["A-2/deadline"]).DueAt.Date);
    }

    [Fact]
    public void As_an_instant_a_deadline_keeps_its_hour()
    {
        var events = SimulatorSamples.Events(DeadlineForm.Instant).ToDictionary(e => e.Event.Id, e => e.Event.Data);

        Assert.Equal(
            new DateTimeOffset(2011, 3, 10, 12, 0, 0, TimeSpan.FromHours(1)),
            Assert.IsType<DeadlineSet>(events["A-1/deadline"]).DueAt.Instant);
    }

    [Fact]
    public void Events_stand_in_order_of_time_and_what_opens_a_case_comes_first()
    {
        var events = SimulatorSamples.Events();

        Assert.Equal(events.Select(e => e.Event.Time).Order(), events.Select(e => e.Event.Time));
        foreach (var ofCase in events.GroupBy(e => e.Subject))
            Assert.IsType<InterventionStarted>(ofCase.First().Event.Data);
    }

    [Fact]
    public void Two_readings_of_a_log_give_the_same_events_byte_by_byte()
    {
        Assert.Equal(
            SimulatorSamples.Events().Select(e => e.CloudEvent.ToArray()), SimulatorSamples.Events().Select(e => e.CloudEvent.ToArray()));
    }

    [Fact]
    public void Every_event_is_one_that_the_door_takes()
    {
        foreach (var outgoing in SimulatorSamples.Events())
        {
            using var data = System.Text.Json.JsonDocument.Parse(EventJson.Write(outgoing.Event.Data));
            Assert.Empty(EventReading.Read(EventTypes.Of(outgoing.Event), data.RootElement).Faults);
        }
    }

    [Fact]
    public void Numbers_look_like_numbers_of_citizens_and_no_two_cases_share_one()
    {
        var numbers = new CitizenNumbers();
        var subjects = Enumerable.Range(0, 50_000).Select(i => numbers.SubjectOf("LOG", $"case-{i}")).ToList();

        Assert.Equal(subjects.Count, subjects.Distinct().Count());
        Assert.All(subjects, s => Assert.Matches("^cpr:(0[1-9]|1[0-9]|2[0-8])(0[1-9]|1[0-2])[0-9]{6}$", s));
    }
}
