using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>What a team owes: each count is the length of its list, page by page, on both engines.</summary>
public abstract class WorkContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    private readonly WorkTable _work = storage.Get<WorkTable>();

    [Fact]
    public async Task Each_count_is_the_length_of_its_list()
    {
        var person = StorageSamples.NewCitizen();
        var (other, unit) = ($"{person}-o", $"{person}-u");
        for (var number = 0; number < 3; number++) await WriteAsync($"{person}-{number}", Rows($"{person}-{number}", person, other, unit));
        string[] persons = [person, other];
        var counts = await _work.CountAsync(persons, [unit], Noon, Cancel);
        Assert.Equal(
            [(person, "conflict", 3, 0), (person, "deadline", 6, 3), (other, "handover", 3, 3), ($"unit:{unit}", "handover", 3, 0)],
            counts.Select(static one => (one.Person, one.Matter, (int)one.Count, (int)one.Overdue)));
        Assert.Equal(Noon.AddHours(-1), counts[1].FirstDue);
        foreach (var one in counts)
        {
            var rows = await WalkAsync(persons, [unit], new WorkFilter(one.Person, one.Matter, Overdue: false));
            Assert.Equal(one.Count, rows.Count);
            Assert.All(rows, row => Assert.Equal((one.Person, one.Matter), (row.Person, row.Matter)));
            Assert.Equal(one.Overdue, (await WalkAsync(persons, [unit], new WorkFilter(one.Person, one.Matter, Overdue: true))).Count);
        }

        var all = await WalkAsync(persons, [unit], new WorkFilter(null, null, Overdue: false));
        Assert.Equal(counts.Sum(static one => one.Count), all.Select(static row => (row.Citizen, row.Id)).Distinct().Count());
        var due = all.ConvertAll(static row => row.DueAt ?? ListPosition.Never);
        Assert.Equal(due.Order(), due);
        Assert.Empty(await _work.CountAsync([], [], Noon, Cancel));
    }

    [Fact]
    public async Task Loads_and_alerts_that_went_on_are_counted_and_listed_by_person()
    {
        var person = StorageSamples.NewCitizen();
        var other = $"{person}-o";
        for (var number = 0; number < 3; number++) await WriteAsync($"{person}-{number}", Rows($"{person}-{number}", person, other, "u"));
        Assert.Equal([new PersonCount(person, 3)], await _work.CountLoadsAsync([person, other], Cancel));
        Assert.Equal(
            Enumerable.Range(0, 3).Select(number => $"{person}-{number}"),
            (await WalkAsync([person, other], [], new WorkFilter(person, WorkRow.Load, Overdue: false))).Select(static row => row.Citizen));
        Assert.Empty(await WalkAsync([person, other], [], new WorkFilter(other, WorkRow.Load, Overdue: false)));
        Assert.Equal([new PersonCount(person, 3)], await _work.CountEscalatedAsync([person, other], Cancel));
        Assert.Equal(3, (await WalkAsync([person, other], [], new WorkFilter(person, WorkRow.Escalated, Overdue: false))).Count);
    }

    /// <summary>An open conflict, four deadlines of which two count, two handovers, a load, and an alert that went on.</summary>
    private static ReadTableChanges Rows(string citizen, string person, string other, string unit) => new()
    {
        Conflicts =
        [
            new ConflictRow(citizen, "k", "overload", "open", "", person, null, Noon, null),
            new ConflictRow(citizen, "l", "overload", "settled", "", person, Noon, Noon, Noon),
        ],
        Deadlines =
        [
            new DeadlineRow(citizen, "d", "reassessment", "BIF", null, null, "missed", Noon.AddHours(-1), person, null, false, false),
            new DeadlineRow(citizen, "e", "rebook", "BIF", null, null, "before-start", Noon.AddHours(-2), person, null, false, false),
            new DeadlineRow(citizen, "f", "conflict-answer", "BIF", null, null, "open", Noon, person, null, false, false),
            new DeadlineRow(citizen, "g", "reassessment", "BIF", null, null, "suspended", Noon, person, null, false, false),
        ],
        Handovers =
        [
            new HandoverRow(citizen, "h", "intervention", "BIF/k", person, "BIF", other, null, "BIF", "offered", false, Noon,
                Noon.AddMinutes(-1), null),
            new HandoverRow(citizen, "i", "intervention", "BIF/l", person, "BIF", null, unit, "BIF", "offered", false, Noon, null, null),
        ],
        Involvements =
        [
            new InvolvementRow(citizen, person, "responsible"), new InvolvementRow(citizen, person, "coordinator"),
            new InvolvementRow(citizen, other, "told"),
        ],
        Alerts =
        [
            new AlertRow($"{citizen}-a", citizen, person, "overload", "k", "BIF", "warning", "{}", "/", Noon, "open", Noon, null, other),
            new AlertRow($"{citizen}-b", citizen, person, "overload", "k", "BIF", "warning", "{}", "/", Noon, "open", Noon, null, null),
        ],
    };

    private async Task<List<WorkRow>> WalkAsync(string[] persons, string[] units, WorkFilter filter)
    {
        List<WorkRow> walked = [];
        for (var position = ListPosition.Start; ;)
        {
            var page = await _work.ReadAsync(persons, units, Noon, filter, position, 2, Cancel);
            walked.AddRange(page);
            if (page.Count == 0) return walked;
            position = page[^1].Position;
        }
    }

    private async Task WriteAsync(string citizen, ReadTableChanges changes) => Assert.Equal(
        AppendOutcome.Committed,
        await storage.Get<IJournal>().AppendAsync(
            StorageSamples.Append(citizen, 0, StorageSamples.Fact()) with { Head = StorageSamples.Head(citizen), Changes = changes },
            Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class WorkOnSqlite(SqliteFixture storage) : WorkContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class WorkOnPostgres(PostgresFixture storage) : WorkContract(storage), IClassFixture<PostgresFixture>;
