using Coordination.Events;
using Coordination.Silo.Clock;
using Coordination.Silo.Inbox;
using Coordination.Storage.Database;
using Coordination.Testing;
using Coordination.Views;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Tests.Clock;

public abstract class ClockContract(SiloFixture silo, SteppedTime machine)
{
    private static readonly TimeSpan Much = TimeSpan.FromMinutes(10);

    private ClockCheck Check => silo.Get<ClockCheck>();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_silo_whose_clock_steps_decides_nothing_from_that_moment_until_it_steps_back(int direction)
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Started("1"));
        var before = await silo.Journal.ReadAsync(key, 0, 100);
        try
        {
            machine.Ahead = Much * direction;
            var refused = await Assert.ThrowsAsync<WrongClockException>(() => silo.TakeInAsync(key, Started("2")));
            Assert.Equal(WrongClockException.Said, refused.Message);
            Assert.Equal(ClockVerdict.Wrong, Check.Reading.Verdict);
            Assert.Equal(before.Count, (await silo.Journal.ReadAsync(key, 0, 100)).Count);
            Assert.NotNull(await silo.PictureAsync(key)); // It is still shown.
        }
        finally
        {
            machine.Ahead = TimeSpan.Zero;
        }

        Assert.Equal("settled", Assert.Single(await silo.TakeInAsync(key, Started("2"))).Status);
    }

    [Fact]
    public async Task An_event_received_while_the_clock_is_wrong_is_applied_when_it_is_right()
    {
        var key = await silo.NewCitizenAsync();
        var reported = Started("1");
        try
        {
            machine.Ahead = Much;
            var received = await silo.Intake.SettleAsync([new IncomingEvent(key, reported)], TimeSpan.FromSeconds(1));
            Assert.Equal(EventStatuses.Accepted, Assert.Single(received).Status);
        }
        finally
        {
            machine.Ahead = TimeSpan.Zero;
        }

        await Eventually.IsAsync("the pump to deliver it again", async () => await silo.PictureAsync(key) is { Version: > 0 });
        var right = TimeProvider.System.GetUtcNow();
        Assert.All(await silo.Journal.ReadAsync(key, 0, 100), entry => Assert.InRange(entry.Fact.At, right.AddMinutes(-1), right));
    }

    [Fact]
    public async Task The_time_of_a_citizens_facts_never_runs_backwards()
    {
        var key = await silo.NewCitizenAsync();
        try
        {
            machine.Ahead = TimeSpan.FromSeconds(8);
            await silo.TakeInAsync(key, Started("1"));
        }
        finally
        {
            machine.Ahead = TimeSpan.Zero;
        }

        await silo.TakeInAsync(key, Started("2"));
        await silo.DeactivateAsync(key);
        await silo.TakeInAsync(key, Started("3"));
        DateTimeOffset[] instants = [.. (await silo.Journal.ReadAsync(key, 0, 100)).Select(static entry => entry.Fact.At)];
        Assert.Equal(instants.Order(), instants);
        Assert.True(instants[0] > TimeProvider.System.GetUtcNow(), "The first decision was dated ahead of the others.");
    }

    [Fact]
    public async Task A_clock_a_little_wrong_is_told_of_and_decisions_go_on()
    {
        var key = await silo.NewCitizenAsync();
        try
        {
            machine.Ahead = TimeSpan.FromSeconds(-4);
            Assert.Equal(ClockVerdict.Doubtful, (await Check.CompareAsync()).Verdict);
            Assert.Equal("settled", Assert.Single(await silo.TakeInAsync(key, Started("1"))).Status);
        }
        finally
        {
            machine.Ahead = TimeSpan.Zero;
        }

        Assert.Equal(ClockVerdict.Right, (await Check.CompareAsync()).Verdict);
    }

    [Fact]
    public async Task What_is_due_is_asked_for_by_the_databases_clock()
    {
        try
        {
            machine.Ahead = Much;
            await Check.CompareAsync();
            Assert.InRange((Check.NowOfDatabase - TimeProvider.System.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }
        finally
        {
            machine.Ahead = TimeSpan.Zero;
            await Check.CompareAsync();
        }
    }

    [Fact]
    public async Task A_silo_with_a_wrong_clock_does_not_join_and_names_the_setting()
    {
        var wrong = new SteppedTime { Ahead = -Much };
        var joining = Of(ServiceClock.System(wrong), wrong);
        var refused = await Assert.ThrowsAsync<WrongClockException>(() => joining.RequireRightToJoinAsync());
        Assert.Contains("-600.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Clock:RefuseBeyond=00:00:10", refused.Message, StringComparison.Ordinal);
        wrong.Ahead = TimeSpan.Zero;
        await joining.RequireRightToJoinAsync();
    }

    [Fact]
    public async Task A_manual_clock_is_compared_with_nobodys()
    {
        var check = Of(ServiceClock.Manual(machine, DateTimeOffset.UnixEpoch), machine);
        await check.RequireRightToJoinAsync();
        Assert.Equal(default, check.Reading);
        Assert.Equal(DateTimeOffset.UnixEpoch, check.NowOfDatabase);
    }

    private ClockCheck Of(ServiceClock clock, TimeProvider time) => new(
        silo.Get<DatabaseClock>(), clock, time, Options.Create(new ClockOptions()), NullLogger<ClockCheck>.Instance);

    private static DepartmentEvent Started(string id) => Reports.Started("BIF", id, TimeProvider.System.GetUtcNow().AddHours(-1));
}

public sealed class SqliteClockTests(SteppedSiloFixture silo) : ClockContract(silo, silo.Machine), IClassFixture<SteppedSiloFixture>;

public sealed class PostgresClockTests(SteppedPostgresSiloFixture silo)
    : ClockContract(silo, silo.Machine), IClassFixture<SteppedPostgresSiloFixture>;
