using System.Globalization;
using System.Text.Json;
using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>A figure or count is what counting the rows gives, whatever was summed before and whatever has changed since.</summary>
public abstract class FigureSumsContract(StorageFixture storage)
{
    private const int Citizens = 24;
    private const int Changes = 60;

    /// <summary>With an instant to begin from, every row is counted.</summary>
    private static readonly DateTimeOffset BeforeAll = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Begin = StorageSamples.Noon.AddDays(-300);
    private static readonly string[] Departments = ["BIF", "SOF", "SUF"];

    private readonly Random _random = new(20261128);
    private readonly string _run = StorageSamples.NewCitizen();
    private readonly Dictionary<string, (long Version, ReadTableChanges Rows)> _written = new(StringComparer.Ordinal);

    protected StorageFixture Storage => storage;

    [Fact]
    public async Task Figures_are_what_the_rows_say_when_old_rows_come_change_and_go()
    {
        await ChangeManyAsync();
        await HoldFiguresAgainstRowsAsync();
        foreach (var days in (int[])[100, 150, 150, 120, 290])
        {
            await Sums.CloseAsync(Begin.AddDays(days), Cancel);
            await HoldFiguresAgainstRowsAsync();
            for (var round = 0; round < 3; round++)
            {
                await ChangeManyAsync(Changes / 20);
                await HoldFiguresAgainstRowsAsync();
            }
        }

        await storage.Get<ReadTablesRebuild>().ClearAsync(Cancel);
        await HoldFiguresAgainstRowsAsync();
        await Sums.CloseAsync(Begin.AddDays(290), Cancel);
        Assert.Equal(0, (await FiguresAsync(null, null, null)).HandoversCompleted);
        _written.Keys.ToList().ForEach(citizen => _written[citizen] = _written[citizen] with { Rows = ReadTableChanges.None });
        await ChangeManyAsync();
        await HoldFiguresAgainstRowsAsync();
        await Sums.CloseAsync(Begin.AddDays(290), Cancel);
        await HoldFiguresAgainstRowsAsync();
    }

    [Fact]
    public async Task Sums_made_while_old_rows_change_are_what_the_rows_say_afterwards()
    {
        await ChangeManyAsync();
        for (var day = 0; day < 5; day++)
        {
            var changing = Task.WhenAll(Enumerable.Range(0, Citizens).Select(ChangeAsync));
            await Task.WhenAll(changing, Sums.CloseAsync(Begin.AddDays(200 + day), Cancel), Sums.JoinCountersAsync(Cancel));
            await HoldFiguresAgainstRowsAsync();
            await HoldCountsAgainstRowsAsync();
        }
    }

    [Fact]
    public async Task Counts_of_what_stands_are_what_the_rows_say()
    {
        for (var round = 0; round < 6; round++)
        {
            await ChangeManyAsync();
            await HoldCountsAgainstRowsAsync();
            if (round % 2 == 0) await Sums.JoinCountersAsync(Cancel);
            await HoldCountsAgainstRowsAsync();
        }

        var heads = _written.Select(one => new RebuiltCitizen(
            Head(Number(one.Key)), one.Value.Version, StorageSamples.Noon, one.Value.Rows));
        await storage.Get<ReadTablesRebuild>().ClearAsync(Cancel);
        await HoldCountsAgainstRowsAsync();
        await storage.Get<ReadTablesRebuild>().WriteAsync([.. heads], Cancel);
        await HoldCountsAgainstRowsAsync();
        Assert.NotEmpty((await storage.Get<OperationsCounts>().ReadTotalsAsync(Cancel)).Deadlines);
    }

    protected FigureSums Sums => storage.Get<FigureSums>();

    protected Task<PeriodFigures> FiguresAsync(DateTimeOffset? from, DateTimeOffset? to, string? department) =>
        storage.Get<FiguresTables>().ReadAsync(from, to, department, Cancel);

    protected async Task ChangeManyAsync(int changes = Changes)
    {
        for (var change = 0; change < changes; change++) await ChangeAsync(_random.Next(Citizens));
    }

    private async Task HoldFiguresAgainstRowsAsync()
    {
        foreach (var to in (DateTimeOffset?[])[null, Begin.AddDays(130), Begin.AddDays(295)])
            foreach (var department in (string?[])[null, .. Departments])
                Assert.Equal(Written(await FiguresAsync(BeforeAll, to, department)), Written(await FiguresAsync(null, to, department)));
    }

    private static string Written(PeriodFigures figures) => JsonSerializer.Serialize(figures with
    {
        Waiting = [.. figures.Waiting.OrderBy(row => $"{row.Stage} {row.From} {row.To}", StringComparer.Ordinal)],
    });

    private async Task HoldCountsAgainstRowsAsync()
    {
        var (now, totals) = (await storage.Get<OperationsCounts>().ReadAsync(Cancel),
            await storage.Get<OperationsCounts>().ReadTotalsAsync(Cancel));
        var figures = await FiguresAsync(null, null, null);
        Assert.Equal(await CountAsync("citizens where leader is null and citizen not like 'department:%'"), totals.Citizens);
        Assert.Equal(totals.Citizens, figures.Citizens);
        Assert.Equal(await CountAsync("citizens where leader is null and active_departments >= 2"), figures.Shared);
        Assert.Equal(await CountAsync("citizens where active_departments >= 2"), now.CitizensShared);
        Assert.Equal(
            await CountAsync("citizens where active_departments >= 2 and coordinator is null"), now.CitizensWithoutCoordinator);
        Assert.Equal(await CountAsync("deadlines where not closed and status = 'missed'"), figures.Deadlines.Overdue);
        Assert.Equal(await CountAsync("deadlines where not closed and status <> 'before-start'"), figures.Deadlines.Open);
        var expected = new List<OpenDeadlines>();
        foreach (var department in Departments)
        {
            var here = $"deadlines where not closed and department = '{department}'";
            if (await CountAsync(here) > 0)
                expected.Add(new(
                    department, await CountAsync($"{here} and status = 'open'"), await CountAsync($"{here} and status = 'warned'"),
                    await CountAsync($"{here} and status = 'missed'"), await CountAsync($"{here} and status = 'before-start'")));
        }

        Assert.Equal(expected, totals.Deadlines);
    }

    private async Task<long> CountAsync(string rows) =>
        Convert.ToInt64(await storage.ExecuteAsync($"select count(*) from {rows}"), CultureInfo.InvariantCulture);

    /// <summary>Writes some rows of a citizen anew and takes some away.</summary>
    private async Task ChangeAsync(int number)
    {
        var citizen = $"{(number == 0 ? "department:" : "")}{_run}-{number}";
        (long Version, ReadTableChanges Rows) before;
        ReadTableChanges rows;
        lock (_written)
        {
            before = _written.TryGetValue(citizen, out var known) ? known : (0, ReadTableChanges.None);
            rows = Rows(citizen, before.Rows);
            _written[citizen] = (before.Version + 1, rows);
        }

        var append = StorageSamples.Append(citizen, before.Version) with
        {
            Head = Head(number, before.Version),
            Changes = rows with
            {
                DeadlinesRemoved = Gone(before.Rows.Deadlines.Select(row => row.Id), rows.Deadlines.Select(row => row.Id)),
                HandoversRemoved = Gone(before.Rows.Handovers.Select(row => row.Id), rows.Handovers.Select(row => row.Id)),
                ConflictsRemoved = Gone(before.Rows.Conflicts.Select(row => row.Id), rows.Conflicts.Select(row => row.Id)),
                ContactsRemoved = Gone(before.Rows.Contacts.Select(row => row.Id), rows.Contacts.Select(row => row.Id)),
                NeedStartsRemoved = Gone(before.Rows.NeedStarts.Select(row => row.Id), rows.NeedStarts.Select(row => row.Id)),
            },
        };
        Assert.Equal(AppendOutcome.Committed, await storage.Get<IJournal>().AppendAsync(append, Cancel));

        static string[] Gone(IEnumerable<string> before, IEnumerable<string> now) => [.. before.Except(now)];
    }

    /// <summary>Most rows stand as before; some come, go or change, many of them long after they ended.</summary>
    private ReadTableChanges Rows(string citizen, ReadTableChanges before) => new()
    {
        Deadlines = Some(before.Deadlines, row => row.Id, id =>
        {
            var (ended, status) = (Ended(), One("open", "warned", "missed", "suspended", "before-start"));
            return new DeadlineRow(
                citizen, id, "hearing", One(Departments), null, null,
                ended is null || status == "before-start" ? status : One("met", "missed"), Begin, One("anna", "bo"), ended,
                ended is not null && _random.Next(3) == 0, ended is not null);
        }),
        Handovers = Some(before.Handovers, row => row.Id, id =>
        {
            var ended = Ended();
            return new HandoverRow(
                citizen, id, "intervention", "1", One("anna", "bo", "carl"), One(Departments),
                _random.Next(9) == 0 ? null : One("dora", "eva"),
                null, One(Departments), ended is null ? "offered" : One("accepted", "accepted", "declined"), false,
                Begin.AddMinutes(-_random.Next(100)), _random.Next(3) == 0 ? null : Begin, ended);
        }),
        Conflicts = Some(before.Conflicts, row => row.Id, id =>
        {
            var ended = Ended();
            return new ConflictRow(
                citizen, id, "overload", ended is null ? "open" : "settled", One("BIF SOF", "BIF", "SOF SUF"), null, null,
                Begin.AddMinutes(-_random.Next(100)), ended, ended);
        }),
        Contacts = Some(before.Contacts, row => row.Id, id => new ContactRow(
            citizen, id, One(Departments), "unit", _random.Next(2) == 0 ? null : One(Departments), Begin, Ended())),
        NeedStarts = Some(before.NeedStarts, row => row.Id, id => new NeedStartRow(
            citizen, id, One(Departments), One(Departments), Begin, Ended() ?? Begin)),
    };

    private List<T> Some<T>(IReadOnlyList<T> before, Func<T, string> id, Func<string, T> make)
    {
        List<T> rows = [.. before.Where(_ => _random.Next(6) > 0).Select(row => _random.Next(4) == 0 ? make(id(row)) : row)];
        rows.AddRange(Enumerable.Range(0, _random.Next(2)).Select(_ => make(Guid.NewGuid().ToString("N"))));
        return rows;
    }

    private DateTimeOffset? Ended() => _random.Next(3) == 0 ? null : Begin.AddMinutes(_random.Next(300 * 24 * 60));

    private T One<T>(params T[] of) => of[_random.Next(of.Length)];

    private CitizenRow Head(int number, long version = 0)
    {
        var (shared, key) = ((number + version) % 3 > 0, $"{(number == 0 ? "department:" : "")}{_run}-{number}");
        return StorageSamples.Head(key) with
        {
            Departments = shared ? "BIF SOF" : "BIF", ActiveDepartments = shared ? 2 : 1,
            Coordinator = (number + version) % 5 > 1 ? "anna" : null, Leader = number % 4 == 3 && version % 2 == 1 ? $"{_run}-1" : null,
        };
    }

    private static int Number(string citizen) => int.Parse(citizen[(citizen.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class FigureSumsOnSqlite(SqliteFixture storage) : FigureSumsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class FigureSumsOnPostgres(PostgresFixture storage) : FigureSumsContract(storage), IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Sums_stand_in_for_rows_until_one_of_these_changes()
    {
        await ChangeManyAsync();
        await Sums.CloseAsync(StorageSamples.Noon.AddDays(1_000), Cancel);
        var figures = await FiguresAsync(null, null, null);
        // Whoever reads the sums sees what only they say.
        await Storage.ExecuteAsync(
            "update closed_deadlines set met = met + 1000; update closed_handovers set completed = completed + 1000;"
            + "update closed_handover_citizens set citizens = citizens + 1000; delete from closed_waits");
        var summed = await FiguresAsync(null, null, null);
        Assert.True(summed.Deadlines.Met >= figures.Deadlines.Met + 1000);
        Assert.True(summed.HandoversCompleted >= figures.HandoversCompleted + 1000);
        Assert.Equal(figures.HandoverCitizens + 1000, summed.HandoverCitizens);
        Assert.Empty(summed.Waiting);

        await Storage.ExecuteAsync("update deadlines set late = not late where met_at is not null");
        await Storage.ExecuteAsync("update handovers set offered_at = offered_at - interval '1 hour' where status = 'accepted'");
        var counted = await FiguresAsync(null, null, null);
        Assert.NotEqual(figures.Deadlines.Met, counted.Deadlines.Met);
        Assert.Equal(
            (figures.HandoversCompleted, figures.HandoverCitizens), (counted.HandoversCompleted, counted.HandoverCitizens));
        Assert.NotEmpty(counted.Waiting);

        await Sums.CloseAsync(StorageSamples.Noon.AddDays(1_000), Cancel);
        Assert.Equal(counted.Deadlines, (await FiguresAsync(null, null, null)).Deadlines);
        await Storage.ExecuteAsync("update closed_deadlines set met = met + 1000");
        // Who answers for what ended long ago is no figure.
        await Storage.ExecuteAsync("update deadlines set responsible = 'somebody'");
        Assert.True((await FiguresAsync(null, null, null)).Deadlines.Met >= 1000);
    }
}
