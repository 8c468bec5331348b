using Coordination.Client;
using Coordination.Events;

namespace Coordination.Adapters.Tests.CivilRegistration;

public sealed class CivilRegistrationMessageTests
{
    private static readonly CivilRegistrationMessages Messages = new(CivilSettings.All);

    [Theory]
    [InlineData("born", "citizen.registered 18T04:12 c6d1 {'name':'Alba Prøvesen','birthDate':'2026-08-18'}")]
    [InlineData("moved", "citizen.moved 24T00:00 c6d2 {'municipality':'0751','onDate':'2026-08-24'}")]
    [InlineData("died", "citizen.died 26T23:30 c6d3 {'onDate':'2026-08-26'}")]
    [InlineData("renumbered", "citizen.renumbered 25T00:00 c6d4 {'to':'cpr:0101809998','onDate':'2026-08-25'}")]
    [InlineData("protected", "citizen.corrected 21T00:00 c6d5 {'addressProtected':true}")]
    [InlineData("unprotected", "citizen.corrected 21T00:00 c6d6 {'addressProtected':false}")]
    [InlineData("named", "citizen.corrected 22T00:00 c6d7 {'name':'Alba Sol Prøvesen'}")]
    public void What_the_register_tells_is_one_event(string name, string expected)
    {
        var message = Messages.Map(Text(name));
        Assert.Empty(message.Faults);
        Assert.Equal([expected], MessageFile.Short(message));
        Assert.Equal(EventSubject.OfCpr(MessageFile.Cpr), message.Events[0].Subject);
        Assert.Equal("/KFF/cpr", message.Events[0].Event.Source);
    }

    [Fact]
    public void A_repeat_is_the_same_event_and_another_message_is_another()
    {
        Assert.Equal(Messages.Map(Text("moved")).Events, Messages.Map(Text("moved")).Events);
        Assert.NotEqual(Messages.Map(Text("protected")).Events[0].Event.Id, Messages.Map(Text("unprotected")).Events[0].Event.Id);
    }

    [Fact]
    public void What_is_valid_from_the_same_time_is_ordered_by_when_it_was_registered()
    {
        var (first, second) = (Messages.Map(Text("protected")).Events[0].Event, Messages.Map(Text("unprotected")).Events[0].Event);
        Assert.Equal(first.Time, second.Time);
        Assert.True(EventOrder.Compare(first, second) < 0);
    }

    [Fact]
    public void Only_the_action_that_is_published_is_known_without_settings()
    {
        var delivered = new CivilRegistrationMessages(new CivilRegistrationSettings());
        Assert.Single(delivered.Map(Text("born")).Events);
        Assert.EndsWith("ObjektHandling", Assert.Single(delivered.Map(Text("moved")).Faults).Pointer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-08-24T00:00:00", "2026-08-23T22:00:00Z")]
    [InlineData("2026-08-24T00:00:00Z", "2026-08-24T00:00:00Z")]
    [InlineData("2026-12-24T00:00:00", "2026-12-23T23:00:00Z")]
    public void Times_without_an_offset_are_danish(string written, string expected)
    {
        var text = Text("moved").Replace("2026-08-24T00:00:00", written, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.Parse(expected, null), Assert.Single(Messages.Map(text).Events).Event.Time);
    }

    private static string Text(string name) => MessageFile.Read("CivilRegistration", name);
}
