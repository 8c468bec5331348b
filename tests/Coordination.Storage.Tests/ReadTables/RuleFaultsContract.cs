using Coordination.Storage.Operations;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>The last fault of each citizen and rule is kept.</summary>
public abstract class RuleFaultsContract(StorageFixture storage)
{
    [Fact]
    public async Task The_last_fault_of_a_rule_replaces_the_one_before_and_the_newest_come_first()
    {
        var table = storage.Get<RuleFaultTable>();
        var (citizen, noon) = (Guid.NewGuid().ToString("N"), StorageSamples.Noon);
        RuleFaultRow[] first =
            [new(citizen, "overload", "2026-01-01", 3, "X in Y", noon), new(citizen, "orphaned", "2026-01-01", 3, "Z", noon)];
        await table.PutAsync(first, Cancel);
        var again = first[0] with { Version = 4, Error = "W", At = noon.AddHours(1) };
        await table.PutAsync([again], Cancel);

        Assert.Equal([again, first[1]], (await table.ReadLatestAsync(null, 1_000, Cancel)).Where(row => row.Citizen == citizen));
        Assert.Single(await table.ReadLatestAsync(null, 1, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class RuleFaultsOnSqlite(SqliteFixture storage) : RuleFaultsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class RuleFaultsOnPostgres(PostgresFixture storage) : RuleFaultsContract(storage), IClassFixture<PostgresFixture>;
