using Coordination.Events;
using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Inbox;

/// <summary>What a citizen may have at most. On a silo of its own: the citizen is large.</summary>
public sealed class CitizenLimitTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task One_item_more_than_a_citizen_may_have_is_refused_with_the_number()
    {
        var key = await silo.NewCitizenAsync();
        for (var sent = 0; sent < EventLimits.ItemsOfOneCitizenMax; sent += EventLimits.EventsMax)
        {
            var results = await silo.TakeInAsync(key, [.. Enumerable.Range(sent, EventLimits.EventsMax).Select(Benefit)]);
            Assert.All(results, static result => Assert.Equal("settled", result.Status));
        }

        var more = Benefit(EventLimits.ItemsOfOneCitizenMax);
        var refused = Assert.Single(await silo.TakeInAsync(key, more));
        Assert.Equal("refused", refused.Status);
        Assert.Contains("10000 items", refused.Why, StringComparison.Ordinal);

        // The same through the inbox: the refused event becomes a dead letter, the change of a known item is applied.
        var change = Reports.Of("BIF", Now.AddMinutes(1), new BenefitGranted { BenefitId = "b0" });
        var waited = await silo.Get<EventIntake>().SettleAsync(
            [new IncomingEvent(key, more), new IncomingEvent(key, change)], TimeSpan.FromSeconds(30));
        Assert.Equal(["refused", "settled"], waited.Select(static result => result.Status));
        var other = Benefit(EventLimits.ItemsOfOneCitizenMax + 1);
        await silo.Get<EventIntake>().AcceptAsync([new IncomingEvent(key, other)]);
        await Eventually.IsAsync("the refused events to be dead letters", async () =>
            (await silo.Get<IInbox>().ReadDeadLettersAsync(null, 100)).Count(letter => letter.Citizen == key
                && letter.Error.Contains("10000 items", StringComparison.Ordinal)) == 2);
    }

    [Fact]
    public async Task One_event_more_than_an_item_may_have_is_refused_and_others_go_on()
    {
        var key = await silo.NewCitizenAsync();
        for (var sent = 0; sent < EventLimits.EventsOfOneItemMax; sent += EventLimits.EventsMax)
            await silo.TakeInAsync(key, [.. Enumerable.Range(sent, EventLimits.EventsMax).Select(_ => Benefit(0))]);
        var results = await silo.TakeInAsync(key, Benefit(0), Benefit(1));
        Assert.Equal(["refused", "settled"], results.Select(static result => result.Status));
        Assert.Contains("2000 events", results[0].Why, StringComparison.Ordinal);
    }

    private DepartmentEvent Benefit(int number) =>
        Reports.Of("BIF", Now, new BenefitRequested { BenefitId = $"b{number}", Kind = BenefitKind.Ongoing });
}
