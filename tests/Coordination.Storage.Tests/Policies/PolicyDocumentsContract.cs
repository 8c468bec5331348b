using Coordination.Storage.Journal;
using Coordination.Storage.Policies;

namespace Coordination.Storage.Tests.Policies;

public abstract class PolicyDocumentsContract(StorageFixture storage)
{
    private readonly PolicyTable _documents = storage.Get<PolicyTable>();
    private readonly PolicyProgress _progress = storage.Get<PolicyProgress>();

    [Fact]
    public async Task Versions_are_numbered_and_neither_a_number_nor_a_name_is_used_twice()
    {
        var first = Policy(await NextAsync(), "v-a");
        Assert.True(await _documents.PutAsync(first, Cancel));
        Assert.False(await _documents.PutAsync(first with { Version = "v-b" }, Cancel));
        Assert.False(await _documents.PutAsync(first with { Number = first.Number + 1 }, Cancel));
        Assert.True(await _documents.PutAsync(first with { Number = first.Number + 1, Version = "v-c" }, Cancel));

        var stored = await _documents.ReadAfterAsync(first.Number - 1, Cancel);
        Assert.Equal(["v-a", "v-c"], stored.Select(policy => policy.Version));
        Assert.Equal(first.Document.ToArray(), stored[0].Document.ToArray());
        Assert.Equal((first.AppliesFrom, first.PutBy, first.PutAt), (stored[0].AppliesFrom, stored[0].PutBy, stored[0].PutAt));
    }

    [Fact]
    public async Task Citizens_are_behind_until_an_append_says_they_are_reconciled()
    {
        string[] citizens = [.. Enumerable.Range(0, 5).Select(_ => StorageSamples.NewCitizen()).Order(StringComparer.Ordinal)];
        foreach (var citizen in citizens) await AppendAsync(citizen, 0, mark: 5);
        Assert.Empty(await BehindAsync(5, citizens));
        Assert.Equal(citizens, await BehindAsync(9, citizens));
        var before = await _progress.CountBehindAsync(9, Cancel);

        await AppendAsync(citizens[0], 1, mark: 9);
        await AppendAsync(citizens[1], 1, mark: null); // Carries no reconciling.
        await AppendAsync(citizens[2], 1, mark: 5); // Decided by a silo that does not know the newer version.

        Assert.Equal(citizens[1..], await BehindAsync(9, citizens));
        Assert.Equal(before - 1, await _progress.CountBehindAsync(9, Cancel));
    }

    [Fact]
    public async Task An_append_in_flight_behind_a_reconciling_does_not_undo_it()
    {
        var citizen = StorageSamples.NewCitizen();
        await Task.WhenAll(AppendAsync(citizen, 0, mark: 7), AppendAsync(citizen, 1, mark: null));
        Assert.Empty(await BehindAsync(7, [citizen]));
    }

    [Fact]
    public async Task Those_behind_are_read_step_by_step_and_by_range_of_the_ring()
    {
        string[] citizens = [.. Enumerable.Range(0, 7).Select(_ => StorageSamples.NewCitizen())];
        foreach (var citizen in citizens) await AppendAsync(citizen, 0, mark: 2);
        HashSet<string> seen = [];
        for (CitizenBehind? last = null; ;)
        {
            var step = await _progress.BehindAsync(3, last, limit: 2, cancellation: Cancel);
            if (step.Count == 0) break;
            Assert.True(step.Count <= 2);
            foreach (var behind in step) Assert.True(seen.Add(behind.Citizen));
            last = step[^1];
        }

        Assert.Subset(seen, citizens.ToHashSet());
        var place = CitizenRing.PointOf(citizens[0]);
        Assert.Contains(
            citizens[0], (await _progress.BehindAsync(3, null, 10_000, (place - 1, place), Cancel)).Select(behind => behind.Citizen));
        Assert.DoesNotContain(
            citizens[0], (await _progress.BehindAsync(3, null, 10_000, (place, place - 1), Cancel)).Select(behind => behind.Citizen));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static StoredPolicy Policy(long number, string version) =>
        new(number, version, StorageSamples.Noon, "{\"b\":1,\"a\":\"blåbær\"}"u8.ToArray(), "operations",
            StorageSamples.Noon.AddMinutes(-1));

    private async Task<long> NextAsync() => (await _documents.ReadAfterAsync(0, Cancel)) is [.., var last] ? last.Number + 1 : 1;

    private async Task<IEnumerable<string>> BehindAsync(long mark, string[] among) =>
        (await _progress.BehindAsync(mark, null, 10_000, cancellation: Cancel)).Select(behind => behind.Citizen).Where(among.Contains)
            .Order(StringComparer.Ordinal);

    private async Task AppendAsync(string citizen, long expected, long? mark) => Assert.Equal(
        AppendOutcome.Committed,
        await storage.Get<IJournal>().AppendAsync(StorageSamples.Append(citizen, expected) with { Policy = mark }, Cancel));
}

public sealed class SqlitePolicyDocumentsTests(SqliteFixture storage) : PolicyDocumentsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class PostgresPolicyDocumentsTests(PostgresFixture storage)
    : PolicyDocumentsContract(storage), IClassFixture<PostgresFixture>;
