using Coordination.Events;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Coordination.Tests.Events;

public sealed class EventSerializationTests
{
    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static TheoryData<string> Names => GoldenEvents.Names;

    [Theory, MemberData(nameof(Names))]
    public void An_event_crosses_the_wire_unchanged(string name)
    {
        var sent = EventJson.Read(GoldenEvents.Json(name));

        var received = Serializer.Deserialize<DepartmentEvent>(Serializer.SerializeToArray(sent));

        Assert.Equal(sent, received);
        Assert.Equal(EventJson.Write(sent), EventJson.Write(received!));
    }

    [Fact]
    public void What_was_not_said_stays_unsaid()
    {
        EventData sent = new InterventionChanged { InterventionId = "1" };

        Assert.Equal(sent, Serializer.Deserialize<EventData>(Serializer.SerializeToArray(sent)));
    }

    [Fact]
    public void Faults_cross_the_wire()
    {
        var fault = new Fault("/data/kind", "missing");

        Assert.Equal(fault, Serializer.Deserialize<Fault>(Serializer.SerializeToArray(fault)));
    }
}
