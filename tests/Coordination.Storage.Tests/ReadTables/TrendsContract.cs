using Coordination.Storage.Operations;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>Samples add what was counted, keep the most that stood, and go when they are too old.</summary>
public abstract class TrendsContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    private TrendTable Trends => storage.Get<TrendTable>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_of_several_hosts_are_added_in_every_step()
    {
        var (minutes, day) = (Step("minutes"), Step("day"));
        await Task.WhenAll(Enumerable.Range(1, 8).Select(host => Trends.AddAsync(
            [minutes, day], new Dictionary<string, long> { ["found"] = host, ["settled"] = 1 }, Cancel)));

        foreach (var step in new[] { minutes, day })
        {
            Assert.Equal(
                [new(Noon, "found", 36), new TrendSample(Noon, "settled", 8)],
                await Trends.ReadAsync(step.Name, Noon, Noon.AddMinutes(5), Cancel));
        }
    }

    [Fact]
    public async Task Of_what_stands_the_most_is_kept_and_nothing_is_a_figure_too()
    {
        var step = Step("levels");
        foreach (var open in (long[])[3, 7, 0])
            await Trends.RaiseAsync([step], new Dictionary<string, long> { ["open"] = open, ["parked"] = 0 }, Cancel);

        Assert.Equal(
            [new(Noon, "open", 7), new TrendSample(Noon, "parked", 0)], await Trends.ReadAsync(step.Name, Noon, Noon.AddHours(1), Cancel));
    }

    [Fact]
    public async Task Samples_that_are_too_old_go_and_those_of_other_steps_stay()
    {
        var levels = new Dictionary<string, long> { ["open"] = 1 };
        var (short_, long_) = (Step("short"), Step("long"));
        for (var hour = 0; hour < 6; hour++)
        {
            var at = Noon.AddHours(hour);
            await Trends.RaiseAsync(
                [short_ with { At = at, KeptFrom = at.AddHours(-2) }, long_ with { At = at, KeptFrom = at.AddDays(-2) }], levels, Cancel);
        }

        Assert.Equal(
            [Noon.AddHours(3), Noon.AddHours(4), Noon.AddHours(5)],
            (await Trends.ReadAsync(short_.Name, Noon, Noon.AddDays(1), Cancel)).Select(static one => one.At));
        Assert.Equal(6, (await Trends.ReadAsync(long_.Name, Noon, Noon.AddDays(1), Cancel)).Count);
        Assert.Equal(5, (await Trends.ReadAsync(long_.Name, Noon, Noon.AddHours(5), Cancel)).Count);
    }

    private static TrendStep Step(string name) => new($"{name}-{Guid.NewGuid():N}", Noon, DateTimeOffset.UnixEpoch);
}

public sealed class TrendsOnSqlite(SqliteFixture storage) : TrendsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class TrendsOnPostgres(PostgresFixture storage) : TrendsContract(storage), IClassFixture<PostgresFixture>;
