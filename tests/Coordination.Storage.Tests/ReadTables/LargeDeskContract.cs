using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>
/// A desk with thousands of citizens is walked to its end like any other: in the order of names, or of keys where it has more than 5,000.
/// </summary>
public abstract class LargeDeskContract(StorageFixture storage)
{
    private const int Citizens = 12_000;
    private const int SortedMax = 5_000;

    private static readonly string[] Both = ["responsible", "told"];

    // Of every citizen the place by name is another than that by key.
    private const string Rows = """
        with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 12000)
        insert into citizens (
          citizen, version, ring, departments, active_departments, active_interventions, has_plan, opened_at, changed_at
        )
        select 'c' || n, 1, n, 'BIF', 1, 1, @no, @now, @now from numbers;
        insert into persons (citizen, person)
        select citizen, '["' || substr(cast(100000 + ring * 7919 % 12000 as text), 2) || '",null]' from citizens;
        insert into involvements (citizen, person, role)
        select citizen, 'everywhere', 'told' from persons where cast(substr(person, 3, 5) as integer) % 2 = 0;
        insert into involvements (citizen, person, role)
        select citizen, 'everywhere', 'responsible' from persons where cast(substr(person, 3, 5) as integer) % 40 = 0;
        insert into involvements (citizen, person, role)
        select citizen, 'first', 'told' from persons where cast(substr(person, 3, 5) as integer) < 5000;
        insert into involvements (citizen, person, role)
        select citizen, 'last', 'told' from persons where cast(substr(person, 3, 5) as integer) >= 6800;
        insert into involvements (citizen, person, role)
        select citizen, 'few', 'told' from persons where cast(substr(person, 3, 5) as integer) % 1000 = 0;
        insert into involvements (citizen, person, role) select citizen, 'unit:all', 'named' from citizens
        """;

    [Fact]
    public async Task It_is_read_page_by_page()
    {
        var sqlite = storage is SqliteFixture;
        await storage.ExecuteAsync(Rows
            .Replace("@now", sqlite ? "0" : "now()", StringComparison.Ordinal)
            .Replace("@no", sqlite ? "0" : "false", StringComparison.Ordinal));
        await HoldAsync(["everywhere"], place => place % 2 == 0);
        await HoldAsync(["first"], place => place < 5_000);
        await HoldAsync(["last"], place => place >= 6_800);
        await HoldAsync(["few"], place => place % 1_000 == 0);
        await HoldAsync(["few", "last"], place => place % 1_000 == 0 || place >= 6_800);
        await HoldAsync(["few", "unit:all"], place => place % 1_000 == 0);
        await HoldAsync(["unit:all"], _ => false);
        Assert.Contains(
            (await ReadAsync(["everywhere"], "")).GroupBy(row => row.Citizen),
            one => one.Select(row => row.Role).Order().SequenceEqual(Both));
        Assert.Empty(await storage.Get<DeskTables>().ReadCitizensAsync(["few"], "nobody", 10, StorageSamples.Order, Cancel));
    }

    private async Task HoldAsync(string[] persons, Func<int, bool> isOnDesk)
    {
        string[] byName = [.. Enumerable.Range(0, Citizens).Where(isOnDesk).Select(place => Keys[place])];
        string[] byKey = [.. byName.Order(StringComparer.Ordinal)];
        if (byName.Length <= SortedMax) await HoldAsync(persons, byName, "");
        // A list that was long when the walk began is walked on by key.
        await HoldAsync(persons, byKey, "=");
        if (byName.Length > SortedMax)
            Assert.Equal(byKey[..100], (await ReadAsync(persons, "")).Select(row => row.Citizen).Distinct());
    }

    private async Task HoldAsync(string[] persons, string[] expected, string mark)
    {
        // Pages from the beginning, the middle and the end of the desk.
        int[] pages = [0, 1, expected.Length / 2, expected.Length - 101, expected.Length - 3, expected.Length];
        foreach (var page in pages.Where(page => page >= 0 && page <= expected.Length))
        {
            var rows = await ReadAsync(persons, page == 0 ? mark : mark + expected[page - 1]);
            Assert.Equal(expected.Skip(page).Take(100), rows.Select(row => row.Citizen).Distinct());
            Assert.All(rows, row => Assert.Equal(mark + row.Citizen, row.Position));
        }
    }

    private Task<IReadOnlyList<DeskCitizenRow>> ReadAsync(string[] persons, string after) =>
        storage.Get<DeskTables>().ReadCitizensAsync(persons, after, 100, StorageSamples.Order, Cancel);

    /// <summary>The keys in the order of names.</summary>
    private static string[] Keys { get; } =
        [.. Enumerable.Range(1, Citizens).OrderBy(number => number * 7919L % Citizens).Select(number => $"c{number}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class LargeDeskOnSqlite(SqliteFixture storage) : LargeDeskContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class LargeDeskOnPostgres(PostgresFixture storage) : LargeDeskContract(storage), IClassFixture<PostgresFixture>;
