using Coordination.Events;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests.Sending;

public sealed class BatchTests
{
    [Fact]
    public void A_batch_holds_at_most_five_hundred_events()
    {
        var batches = Batch.Of(Enumerable.Range(0, 1_201).Select(i => Event(i))).ToList();

        Assert.Equal([500, 500, 201], batches.Select(b => b.Events.Count));
    }

    [Fact]
    public async Task A_batch_stays_below_its_bytes()
    {
        var batches = Batch.Of(Enumerable.Range(0, 600).Select(i => Event(i, new string('x', 3_900)))).ToList();

        Assert.True(batches.Count > 2);
        foreach (var batch in batches)
            Assert.InRange((await batch.ToContent().ReadAsByteArrayAsync(SimulatorSamples.Stop)).Length, 1, Batch.BytesMax);
        Assert.Equal(600, batches.Sum(b => b.Events.Count));
    }

    [Fact]
    public void A_batch_is_of_one_source_and_keeps_its_order()
    {
        var batches = Batch.Of(Enumerable.Range(0, 6).Select(i => Event(i, source: i % 2 == 0 ? "/BIF/a" : "/SOF/b"))).ToList();

        Assert.Equal(["/BIF/a", "/SOF/b"], batches.Select(b => b.Source));
        Assert.Equal(["0", "2", "4"], batches[0].Events.Select(e => e.Event.Id));
    }

    [Fact]
    public void A_cloud_event_carries_what_the_contract_asks_for()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Event(7).CloudEvent);

        Assert.Equal(
            ["specversion", "id", "source", "type", "subject", "time", "sequence", "datacontenttype", "data"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
    }

    internal static OutgoingEvent Event(int number, string? reason = null, string source = "/BIF/a") =>
        new($"cpr:01018000{number % 100:00}", new DepartmentEvent
    {
        Source = source,
        Id = $"{number}",
        Type = "coordination.appointment.missed.v1",
        Time = SimulatorSamples.BeforeTheLog,
        Sequence = "1",
        Data = new AppointmentMissed { AppointmentId = "a", Reason = reason },
    });
}
