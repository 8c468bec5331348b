using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>Each engine counts waits and their percentiles as the list of the same waits, sorted and counted by hand.</summary>
public abstract class WaitingSummaryContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    private readonly Random _random = new(20261127);

    [Fact]
    public async Task Median_and_90th_percentile_lie_between_two_waits_in_proportion()
    {
        var (one, other) = NewPair();
        await WriteAsync(Handovers(one, other, [.. ((double[])[1, 3, 2, 10]).Select(TimeSpan.FromHours)]));
        Assert.Equal(
            [new WaitingSummary(WaitingTime.OfferedAccepted, one, other, 4, TimeSpan.FromHours(2.5), TimeSpan.FromHours(7.9))],
            await SummarizeAsync(new WaitingFilter(null, null, [one])));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1_000)]
    [InlineData(10, 3)] // Ties.
    [InlineData(11, 1)] // Nothing but ties.
    [InlineData(97, 1_000_000)]
    [InlineData(100, 50)]
    [InlineData(10_500, 1_000_000_000)]
    public async Task The_summary_of_random_waits_is_as_their_list_says(int count, int lengths)
    {
        var (one, other) = NewPair();
        await WriteAsync(Handovers(one, other, RandomLengths(count, lengths)));
        await HoldAgainstListAsync(new WaitingFilter(null, null, [one]), groups: 1, waits: count);
    }

    [Fact]
    public async Task Each_stage_and_pair_is_counted_by_itself_and_only_what_the_filter_selects()
    {
        var (one, other) = NewPair();
        var citizen = StorageSamples.NewCitizen();
        await WriteAsync(Handovers(one, other, RandomLengths(60, 1_000_000_000)));
        await WriteAsync(Handovers(other, one, RandomLengths(41, 1_000_000_000)));
        await WriteAsync(new ReadTableChanges
        {
            Contacts = [.. RandomLengths(25, 1_000_000_000).Select((length, number) =>
                new ContactRow(citizen, $"{one}/c{number}", one, "unit", other, Noon, Noon + length))],
            Conflicts = [.. RandomLengths(26, 1_000_000_000).Select((length, number) =>
                new ConflictRow(citizen, $"k{number}", "overload", "settled", $"{one} {other}", null, null, Noon, Noon + length,
                    Noon + length))],
            NeedStarts = [.. RandomLengths(27, 1_000_000_000).Select((length, number) =>
                new NeedStartRow(citizen, $"n{number}", one, other, Noon, Noon + length))],
        }, citizen);

        await HoldAgainstListAsync(new WaitingFilter(null, null, [one]), groups: 5, waits: 60 + 41 + 25 + 26 + 27);
        await HoldAgainstListAsync(new WaitingFilter(null, null, [one], WaitingTime.NeedStart), groups: 1, waits: 27);
        await HoldStagesAsync(Noon.AddMicroseconds(500_000_000));
        await HoldAgainstListAsync(new WaitingFilter(null, null, null, null, other), groups: 1, waits: 41);
        await HoldAgainstListAsync(new WaitingFilter(null, null, [other], WaitingTime.ContactAnswer), groups: 1, waits: 25);
        var middle = Noon.AddMicroseconds(500_000_000);
        var (early, late) = (new WaitingFilter(null, middle, [one]), new WaitingFilter(middle, null, [one]));
        Assert.Equal(179, await HoldAgainstListAsync(early, groups: 5) + await HoldAgainstListAsync(late, groups: 5));
    }

    private async Task<int> HoldAgainstListAsync(WaitingFilter filter, int groups, int? waits = null)
    {
        var list = await storage.Get<FiguresTables>().ReadWaitingAsync(filter, null, 100_000, Cancel);
        var expected = list.GroupBy(wait => (wait.Stage, wait.From, wait.To)).Select(Counted);
        var summaries = await SummarizeAsync(filter);
        Assert.Equal(expected.OrderBy(Key, StringComparer.Ordinal), summaries.OrderBy(Key, StringComparer.Ordinal), IsSame);
        Assert.Equal((groups, waits ?? list.Count), (summaries.Count, list.Count));
        return list.Count;
    }

    /// <summary>Each stage of all departments together, whatever other tests wrote.</summary>
    private async Task HoldStagesAsync(DateTimeOffset from)
    {
        var list = await storage.Get<FiguresTables>().ReadWaitingAsync(new WaitingFilter(from, null), null, 100_000, Cancel);
        var expected = list.GroupBy(static wait => (wait.Stage, "", "")).Select(Counted);
        Assert.Equal(
            expected.OrderBy(Key, StringComparer.Ordinal), await storage.Get<FiguresTables>().SummarizeStagesAsync(from, Cancel), IsSame);
    }

    private static WaitingSummary Counted(IGrouping<(string Stage, string From, string To), WaitingTime> group)
    {
        TimeSpan[] sorted = [.. group.Select(wait => wait.EndedAt - wait.StartedAt).Order()];
        return new(group.Key.Stage, group.Key.From, group.Key.To, sorted.Length, At(0.5m), At(0.9m));

        TimeSpan At(decimal share)
        {
            var rank = (sorted.Length - 1) * share;
            var (below, above) = (sorted[(int)decimal.Floor(rank)], sorted[(int)decimal.Ceiling(rank)]);
            return below + ((above - below) * (double)(rank - decimal.Floor(rank)));
        }
    }

    /// <summary>The engines round to whole microseconds.</summary>
    private static bool IsSame(WaitingSummary one, WaitingSummary other) =>
        one == other with { Median = one.Median, Percentile90 = one.Percentile90 }
            && (one.Median - other.Median).Duration() <= TimeSpan.FromMicroseconds(1)
            && (one.Percentile90 - other.Percentile90).Duration() <= TimeSpan.FromMicroseconds(1);

    private static string Key(WaitingSummary summary) => $"{summary.Stage} {summary.From} {summary.To}";

    private TimeSpan[] RandomLengths(int count, int differentMicroseconds) =>
        [.. Enumerable.Range(0, count).Select(_ => TimeSpan.FromMicroseconds(_random.Next(differentMicroseconds)))];

    private static ReadTableChanges Handovers(string from, string to, TimeSpan[] lengths) => new()
    {
        Handovers = [.. lengths.Select((length, number) => new HandoverRow(
            "", $"h{number}", "intervention", "1", "bo", from, "anna", null, to, "accepted", false, Noon, Noon.AddDays(7), Noon + length))],
    };

    private static (string One, string Other) NewPair() => ($"A{Guid.NewGuid():N}", $"B{Guid.NewGuid():N}");

    private Task<IReadOnlyList<WaitingSummary>> SummarizeAsync(WaitingFilter filter) =>
        storage.Get<FiguresTables>().SummarizeWaitingAsync(filter, Cancel);

    private async Task WriteAsync(ReadTableChanges changes, string? citizen = null)
    {
        citizen ??= StorageSamples.NewCitizen();
        changes = changes with { Handovers = [.. changes.Handovers.Select(row => row with { Citizen = citizen })] };
        var append = StorageSamples.Append(citizen, 0) with { Head = StorageSamples.Head(citizen), Changes = changes };
        Assert.Equal(AppendOutcome.Committed, await storage.Get<IJournal>().AppendAsync(append, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class WaitingSummaryOnSqlite(SqliteFixture storage) : WaitingSummaryContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class WaitingSummaryOnPostgres(PostgresFixture storage) : WaitingSummaryContract(storage), IClassFixture<PostgresFixture>;
