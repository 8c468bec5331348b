using Coordination.Silo.Citizens;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Clock;

/// <summary>One stray cancellation ended a silo's clock for good, and no log told of it.</summary>
public sealed class StrayCancellationTests(StraySiloFixture silo) : IClassFixture<StraySiloFixture>
{
    [Fact]
    public async Task The_clock_goes_on_after_a_wake_that_was_canceled()
    {
        var key = await silo.NewCitizenAsync();
        var due = DateOnly.FromDateTime(silo.Time.Now.UtcDateTime).AddDays(3);
        await silo.TakeInAsync(
            key, Reports.Started("SOF", "1", silo.Time.Now), Reports.DeadlineSet("SOF", "d", silo.Time.Now, due));
        silo.Stray.Next(nameof(ICitizenDelivery.Wake));
        Assert.True(silo.Time.TryMoveTo(silo.Time.Now.AddDays(10))); // Nobody but the clock in the background wakes it.
        await Eventually.IsAsync("the deadline to be missed", async () =>
            (await silo.Journal.ReadAsync(key, 0, 100)).Any(static entry => entry.Fact.Kind == "deadline-missed"));
        Assert.True(silo.Stray.Happened);
    }
}
