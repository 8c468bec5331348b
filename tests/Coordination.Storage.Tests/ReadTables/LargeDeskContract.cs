using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>A desk with thousands of citizens is read like any other, wherever they stand in the order of names.</summary>
public abstract class LargeDeskContract(StorageFixture storage)
{
    private const int Citizens = 26_000;

    // Of every citizen the place by name is another than that by key.
    private const string Rows = """
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 26000)
        insert into citizens (
          citizen, version, ring, departments, active_departments, active_interventions, has_plan, opened_at, changed_at, name, sort_key
        )
        select 'c' || n, 1, n, 'BIF', 1, 1, @no, @now, @now, 'N', substr(cast(100000 + n * 7919 % 26000 as text), 2) from numbers;
        insert into involvements (citizen, person, role)
        select citizen, 'everywhere', 'told' from citizens where cast(sort_key as integer) % 4 = 0;
        insert into involvements (citizen, person, role)
        select citizen, 'everywhere', 'responsible' from citizens where cast(sort_key as integer) % 40 = 0;
        insert into involvements (citizen, person, role)
        select citizen, 'first', 'told' from citizens where cast(sort_key as integer) < 5200;
        insert into involvements (citizen, person, role)
        select citizen, 'last', 'told' from citizens where cast(sort_key as integer) >= 20800;
        insert into involvements (citizen, person, role)
        select citizen, 'few', 'told' from citizens where cast(sort_key as integer) % 1000 = 0;
        insert into involvements (citizen, person, role) select citizen, 'unit:all', 'named' from citizens
        """;

    [Fact]
    public async Task It_is_read_page_by_page_in_the_order_of_names()
    {
        var sqlite = storage is SqliteFixture;
        await storage.ExecuteAsync(Rows
            .Replace("@now", sqlite ? "0" : "now()", StringComparison.Ordinal)
            .Replace("@no", sqlite ? "0" : "false", StringComparison.Ordinal));
        await HoldAsync(["everywhere"], place => place % 4 == 0);
        await HoldAsync(["first"], place => place < 5_200);
        await HoldAsync(["last"], place => place >= 20_800);
        await HoldAsync(["few"], place => place % 1_000 == 0);
        await HoldAsync(["few", "last"], place => place % 1_000 == 0 || place >= 20_800);
        await HoldAsync(["few", "unit:all"], place => place % 1_000 == 0);
        await HoldAsync(["unit:all"], _ => false);
        var first = await storage.Get<DeskTables>().ReadCitizensAsync(["everywhere"], "", 1, Cancel);
        Assert.Equal(["responsible", "told"], first.Select(row => row.Role));
        Assert.Empty(await storage.Get<DeskTables>().ReadCitizensAsync(["everywhere"], "nobody", 10, Cancel));
    }

    private async Task HoldAsync(string[] persons, Func<int, bool> isOnDesk)
    {
        string[] expected = [.. Enumerable.Range(0, Citizens).Where(isOnDesk).Select(place => Keys[place])];
        // Pages from the beginning, the middle and the end of the desk.
        int[] pages = [0, 1, expected.Length / 2, expected.Length - 101, expected.Length - 3, expected.Length];
        foreach (var page in pages.Where(page => page >= 0 && page <= expected.Length))
        {
            var rows = await storage.Get<DeskTables>().ReadCitizensAsync(persons, page == 0 ? "" : expected[page - 1], 100, Cancel);
            Assert.Equal(expected.Skip(page).Take(100), rows.Select(row => row.Citizen).Distinct());
        }
    }

    /// <summary>The keys in the order of names.</summary>
    private static string[] Keys { get; } =
        [.. Enumerable.Range(1, Citizens).OrderBy(number => number * 7919L % Citizens).Select(number => $"c{number}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class LargeDeskOnSqlite(SqliteFixture storage) : LargeDeskContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class LargeDeskOnPostgres(PostgresFixture storage) : LargeDeskContract(storage), IClassFixture<PostgresFixture>;
