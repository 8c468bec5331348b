using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>Lists are walked to their end, page by page, in one order on both engines.</summary>
public abstract class ListsContract(StorageFixture storage)
{
    private static readonly (string Key, string? Name, string SortKey)[] People =
        [("3", "Zenia", "zenia"), ("1", null, "~"), ("5", "Åse", "{cse"), ("2", "adam", "adam"), ("4", "Ægir", "{agir"), ("0", null, "~")];

    private readonly IJournal _journal = storage.Get<IJournal>();

    [Fact]
    public async Task A_desk_is_walked_by_name_with_every_role_and_the_nameless_last()
    {
        var (desk, person) = (storage.Get<DeskTables>(), StorageSamples.NewCitizen());
        foreach (var (key, name, _) in People)
            await WriteAsync($"{person}-{key}", new ReadTableChanges
            {
                Persons = name is null ? [] : [StorageSamples.Person($"{person}-{key}", name)],
                Involvements =
                [
                    new InvolvementRow($"{person}-{key}", person, "owes"), new InvolvementRow($"{person}-{key}", person, "responsible"),
                    new InvolvementRow($"{person}-{key}", $"unit:u-{person}", "named"),
                ],
            });
        string[] persons = [person, $"unit:u-{person}"];
        foreach (var limit in (int[])[1, 2, 4, 6, 100])
        {
            List<DeskCitizenRow> walked = [];
            for (var after = ""; ;)
            {
                var page = await desk.ReadCitizensAsync(persons, after, limit, SortKeyOf, Cancel);
                walked.AddRange(page);
                if (page.Count == 0) break;
                after = page[^1].Position;
            }

            Assert.Equal(
                ["2", "3", "4", "5", "0", "1"], walked.Select(row => row.Citizen[(person.Length + 1)..]).Distinct());
            Assert.Equal(12, walked.Count);
            Assert.DoesNotContain(walked, row => row.Role == "named");
        }

        Assert.Equal(6, await desk.CountCitizensAsync(persons, Cancel));
        Assert.Equal(0, await desk.CountCitizensAsync([$"unit:u-{person}"], Cancel));
    }

    [Fact]
    public async Task What_is_owed_is_walked_by_due_time_and_what_has_none_comes_last()
    {
        var (desk, person, noon) = (storage.Get<DeskTables>(), StorageSamples.NewCitizen(), StorageSamples.Noon);
        for (var number = 0; number < 5; number++)
        {
            var citizen = $"{person}-{number}";
            await WriteAsync(citizen, new ReadTableChanges
            {
                // Ids are unique for their citizen only, and several are due at one time.
                Conflicts =
                [
                    new ConflictRow(citizen, "k", "overload", "open", "", person, number < 2 ? null : noon, noon, null),
                    new ConflictRow(citizen, "l", "overload", "open", "", person, noon.AddDays(-number), noon, null),
                ],
                Deadlines = [new DeadlineRow(citizen, "d", "department", person, null, null, "open", noon, person, null, false, false)],
            });
        }

        List<ConflictRow> conflicts = [];
        for (var position = ListPosition.Start; await desk.ReadConflictsOwedAsync(person, position, 3, Cancel) is { Count: > 0 } page;)
        {
            conflicts.AddRange(page);
            var last = page[^1];
            position = new ListPosition(last.AnswerBy ?? ListPosition.Never, last.DetectedAt, last.Id, last.Citizen);
        }

        Assert.Equal(10, conflicts.Select(row => (row.Citizen, row.Id)).Distinct().Count());
        var due = conflicts.Select(row => row.AnswerBy ?? ListPosition.Never).ToArray();
        Assert.Equal(due.Order(), due);
        List<string> matters = [];
        var filter = new MatterFilter(OpenMatter.Deadline, Departments: [person]);
        for (var last = ListPosition.Start; await MattersAsync(filter, last, 2) is { Count: > 0 } page; last = page[^1].Position)
            matters.AddRange(page.Select(row => row.Citizen));
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"{person}-{number}"), matters);
        Assert.Equal(5, await storage.Get<OpenMatterTable>().CountAsync(filter, Cancel));
        Assert.Equal(5, await storage.Get<OpenMatterTable>().CountAsync(filter, 5, Cancel));
        Assert.Null(await storage.Get<OpenMatterTable>().CountAsync(filter, 4, Cancel));
        Assert.Empty(await desk.ReadDeadlinesAsync(person, new ListPosition(noon, noon, "d", $"{person}-4"), 10, Cancel));
    }

    [Fact]
    public async Task A_row_that_goes_between_two_pages_hides_no_other()
    {
        var (department, noon) = (StorageSamples.NewCitizen(), StorageSamples.Noon);
        for (var number = 0; number < 4; number++)
            await WriteAsync($"{department}-{number}", Deadline($"{department}-{number}", "open"));
        var filter = new MatterFilter(OpenMatter.Deadline, Departments: [department]);
        var first = await MattersAsync(filter, ListPosition.Start, 2);
        await WriteAsync($"{department}-1", Deadline($"{department}-1", "met"), 1);
        Assert.Equal(
            [$"{department}-2", $"{department}-3"], (await MattersAsync(filter, first[^1].Position, 10)).Select(row => row.Citizen));

        ReadTableChanges Deadline(string citizen, string status) => new()
        {
            Deadlines =
                [new DeadlineRow(citizen, "d", "department", department, null, null, status, noon, "anna", null, false, status == "met")],
        };
    }

    [Fact]
    public async Task Unknown_names_are_counted_by_department_and_kind_of_item_and_listed()
    {
        var (table, one, department) = (storage.Get<UnknownNameTable>(), StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        var (two, name, noon) = ($"{one}-2", $"caseworker {StorageSamples.NewCitizen()}", StorageSamples.Noon);
        UnknownNameRow[] rows =
        [
            new(one, "intervention BIF/1", name, "NY", department, noon.AddHours(1), 2),
            new(one, "deadline BIF/2", name, "ny", department, noon, 1),
        ];
        await WriteAsync(one, new ReadTableChanges { UnknownNames = rows });
        await WriteAsync(two, new ReadTableChanges { UnknownNames = [rows[0] with { Citizen = two, Times = 3 }] });

        var filter = new UnknownNameFilter(["unit other"], [department]);
        Assert.Equal(
            [
                new NamedItems(name, department, "NY", "deadline", noon, 1, 1, 1),
                new NamedItems(name, department, "NY", "intervention", noon.AddHours(1), 5, 2, 2),
            ],
            await table.ReadAsync(filter, UnknownNamePosition.Start, 10, Cancel));
        Assert.Equal(1, await table.CountAsync(filter, Cancel));
        Assert.Equal(0, await table.CountAsync(filter with { Known = [name] }, Cancel));
        Assert.Empty(await table.ReadAsync(filter with { Known = [name] }, UnknownNamePosition.Start, 10, Cancel));
        Assert.Equal(0, await table.CountAsync(filter with { SeenBy = [] }, Cancel));
        Assert.Contains(await table.ReadAsync(new([]), UnknownNamePosition.Start, 10_000, Cancel), row => row.Name == name);
        var first = Assert.Single(await table.ReadAsync(name, department, "", "", 1, Cancel));
        Assert.Equal(new NamedItem(one, "deadline BIF/2", noon, 1), first);
        Assert.Equal(
            ["intervention BIF/1", "intervention BIF/1"],
            (await table.ReadAsync(name, department, first.Citizen, first.Item, 10, Cancel)).Select(row => row.Item));
        Assert.Empty(await table.ReadAsync(name, "elsewhere", "", "", 10, Cancel));

        await WriteAsync(one, new ReadTableChanges { UnknownNamesRemoved = [rows[1]] }, 1);
        Assert.Equal(2, (await table.ReadAsync(name, department, "", "", 10, Cancel)).Count);
    }

    [Fact]
    public async Task Unknown_names_are_read_page_by_page_the_most_frequent_first()
    {
        var (table, citizen, department) = (storage.Get<UnknownNameTable>(), StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        UnknownNameRow Row(string name, string item, int times) =>
            new(citizen, item, name, name.Split(' ')[1].ToUpperInvariant(), department, StorageSamples.Noon, times);
        await WriteAsync(citizen, new ReadTableChanges
        {
            UnknownNames =
            [
                Row("unit a", "goal BIF/1", 2), Row("caseworker b", "goal BIF/1", 1), Row("caseworker b", "goal BIF/2", 1),
                Row("caseworker a", "goal BIF/1", 1), Row("caseworker a", "plan BIF/3", 1), Row("caseworker c", "goal BIF/1", 9),
                Row("department d", "goal BIF/1", 1),
            ],
        });

        var filter = new UnknownNameFilter([], [department]);
        List<string> walked = [];
        for (var position = UnknownNamePosition.Start; ;)
        {
            var page = (await table.ReadAsync(filter, position, 2, Cancel)).GroupBy(row => row.Name).ToList();
            Assert.InRange(page.Count, 0, 2);
            if (page.Count == 0) break;
            walked.AddRange(page.Select(one => $"{one.Key} {string.Join('+', one.Select(row => row.ItemKind))}"));
            var last = page[^1].ToList();
            position = new(last.Sum(row => row.Times), department, last[0].Name.Split(' ')[0], last[0].Written);
        }

        Assert.Equal(["caseworker c goal", "caseworker a goal+plan", "caseworker b goal", "unit a goal", "department d goal"], walked);
        Assert.Equal(5, await table.CountAsync(filter, Cancel));
    }

    [Fact]
    public async Task Citizens_are_found_by_any_form_of_their_name_and_by_nothing_else()
    {
        var (people, one, two, born) = (storage.Get<PersonTable>(), StorageSamples.NewCitizen(), StorageSamples.NewCitizen(), Born());
        await WriteAsync(one, new PersonRow(one, "Ann-Sofie O'Hara", born, "annsofie ohara\nann ohara sofie\nann hara o sofie"));
        await WriteAsync(two, new PersonRow(two, "Bo", born, "bo"));
        foreach (var form in (string[])["annsofie ohara", "ann ohara sofie", "ann hara o sofie"])
        {
            Assert.Equal([new CitizenName(one, "Ann-Sofie O'Hara")], await people.FindAsync(born, [form, "other"], Cancel));
            Assert.Empty(await people.FindAsync(born.AddDays(1), [form], Cancel));
        }

        Assert.Equal(2, (await people.FindAsync(born, ["bo", "annsofie ohara"], Cancel)).Count);
        Assert.Empty(await people.FindAsync(born, ["ann", "annsofie", "b"], Cancel));

        await WriteAsync(two, new ReadTableChanges { Persons = [new PersonRow(two, "Bo Holm", born, "bo holm")] }, 1);
        Assert.Empty(await people.FindAsync(born, ["bo"], Cancel));
        Assert.Equal([two], (await people.FindAsync(born, ["bo holm"], Cancel)).Select(static found => found.Citizen));
        await WriteAsync(two, new ReadTableChanges { PersonsRemoved = [two] }, 2);
        Assert.Empty(await people.FindAsync(born, ["bo holm"], Cancel));
        Assert.DoesNotContain((await storage.Get<StoredRows>().ReadAsync("", "~", Cancel)).Persons, row => row.Citizen == two);
    }

    // The tests of the class share a database.
    private static DateOnly Born() => new DateOnly(1900, 1, 1).AddDays(Random.Shared.Next(30_000));

    private static string SortKeyOf(string? name) => People.First(one => one.Name == name).SortKey;

    private Task WriteAsync(string citizen, PersonRow person) => WriteAsync(citizen, new ReadTableChanges { Persons = [person] });

    private Task<IReadOnlyList<OpenMatter>> MattersAsync(MatterFilter filter, ListPosition after, int limit) =>
        storage.Get<OpenMatterTable>().ReadAsync(filter, after, limit, Cancel);

    private async Task WriteAsync(string citizen, ReadTableChanges changes, long expected = 0) =>
        Assert.Equal(
        AppendOutcome.Committed,
        await _journal.AppendAsync(
            StorageSamples.Append(citizen, expected, StorageSamples.Fact()) with
            {
                Head = StorageSamples.Head(citizen), Changes = changes,
            },
            Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class ListsOnSqlite(SqliteFixture storage) : ListsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class ListsOnPostgres(PostgresFixture storage) : ListsContract(storage), IClassFixture<PostgresFixture>;
