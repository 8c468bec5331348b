using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.ReadTables;

public abstract class FiguresContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon;

    [Fact]
    public async Task Waits_are_those_between_departments_at_each_stage_and_nothing_else()
    {
        var (citizen, asks, owes) = (StorageSamples.NewCitizen(), $"A{Guid.NewGuid():N}", $"B{Guid.NewGuid():N}");
        var handover = new HandoverRow(
            citizen, "h1", "intervention", "1", "bo", asks, "anna", null, owes, "accepted", false, Noon, Noon.AddDays(7), Noon.AddHours(1));
        var contact = new ContactRow(citizen, $"{asks}/c1", asks, "unit", owes, Noon, Noon.AddHours(2));
        var conflict = new ConflictRow(
            citizen, "k1", "overload", "settled", $"{asks} {owes}", null, null, Noon, Noon.AddHours(3), Noon.AddHours(3));
        await WriteAsync(StorageSamples.Head(citizen), 0, new ReadTableChanges
        {
            Handovers =
            [
                handover,
                handover with { Id = "h2", BySystem = true, AnswerBy = null, AnsweredAt = Noon }, // Made by the department itself.
                handover with { Id = "h3", BySystem = true, AnsweredAt = Noon.AddHours(4) }, // Offered by a system, accepted by a person.
                handover with { Id = "h4", Status = "offered", AnsweredAt = null },
                handover with { Id = "h5", Status = "declined" },
                handover with { Id = "h6", AnswerBy = null, AnsweredAt = Noon }, // A leader's transfer, or answered by whoever offered it.
            ],
            Contacts =
            [
                contact,
                contact with { Id = $"{asks}/c2", Wants = null, AnsweredAt = Noon.AddHours(5) },
                contact with { Id = $"{asks}/c3", AnsweredAt = null },
            ],
            Conflicts =
            [
                conflict,
                conflict with { Id = "k2", AnsweredAt = null }, // Policy settled it: nobody answered.
                conflict with { Id = "k3", DepartmentPair = asks, SettledAt = Noon.AddHours(6), AnsweredAt = Noon.AddHours(6) },
                conflict with { Id = "k4", Status = "open", SettledAt = null, AnsweredAt = null },
            ],
        });

        var waits = await ReadAsync(new WaitingFilter(null, null, [asks]));

        Assert.Equal(
            [
                new WaitingTime(WaitingTime.ConflictAnswer, asks, asks, Noon, Noon.AddHours(6), citizen, "k3"),
                new WaitingTime(WaitingTime.ContactAnswer, asks, asks, Noon, Noon.AddHours(5), citizen, $"{asks}/c2"),
                new WaitingTime(WaitingTime.OfferedAccepted, asks, owes, Noon, Noon.AddHours(4), citizen, "h3"),
                new WaitingTime(WaitingTime.ConflictAnswer, asks, owes, Noon, Noon.AddHours(3), citizen, "k1"),
                new WaitingTime(WaitingTime.ContactAnswer, asks, owes, Noon, Noon.AddHours(2), citizen, $"{asks}/c1"),
                new WaitingTime(WaitingTime.OfferedAccepted, asks, owes, Noon, Noon.AddHours(1), citizen, "h1"),
            ],
            waits);
        Assert.Equal(
            ["k1", $"{asks}/c1"],
            (await ReadAsync(new WaitingFilter(Noon.AddHours(2), Noon.AddHours(4), ["none", owes]))).Select(wait => wait.Id));
        Assert.Equal(
            ["h3", "h1"],
            (await ReadAsync(new WaitingFilter(null, null, null, WaitingTime.OfferedAccepted, asks, owes))).Select(wait => wait.Id));
        Assert.Empty(await ReadAsync(new WaitingFilter(null, null, [], null, asks)));
    }

    [Fact]
    public async Task Of_many_pairs_the_figures_name_the_most_frequent_and_count_all()
    {
        var (citizen, department) = (StorageSamples.NewCitizen(), $"P{Guid.NewGuid():N}");
        HandoverRow Between(int id, string giver) => new(
            citizen, $"h{id}", "intervention", "1", giver, department, "anna", null, department, "accepted", false, Noon, null, Noon);
        await WriteAsync(StorageSamples.Head(citizen), 0, new ReadTableChanges
        {
            Handovers = [Between(0, "often"), .. Enumerable.Range(1, FiguresTables.PairsMax).Select(id => Between(id, $"g{id}")),
                Between(FiguresTables.PairsMax + 1, "often")],
        });

        var figures = await storage.Get<FiguresTables>().ReadAsync(null, null, department, Cancel);

        Assert.Equal(FiguresTables.PairsMax, figures.HandoverPairs.Count);
        Assert.Equal(new HandoverPair("often", "anna", 2), figures.HandoverPairs[0]);
        Assert.Equal(FiguresTables.PairsMax + 1, figures.HandoverPairCount);
    }

    [Fact]
    public async Task Open_matters_are_listed_by_what_they_are_the_soonest_due_first()
    {
        var (citizen, one, two) = (StorageSamples.NewCitizen(), $"A{Guid.NewGuid():N}", $"B{Guid.NewGuid():N}");
        var conflict = new ConflictRow(citizen, "k1", "overload", "open", $"{one} {two}", "anna", Noon.AddDays(2), Noon, null);
        var deadline = new DeadlineRow(citizen, "d1", "hearing", one, null, null, "open", Noon.AddDays(1), "anna", null, false, false);
        var handover = new HandoverRow(
            citizen, "h1", "intervention", "1", "bo", two, null, "unit-1", one, "offered", false, Noon, Noon.AddDays(5), null);
        var alert = new AlertRow(
            $"{citizen}-1", citizen, "anna", "overload", "k1", one, "warning", "{}", "/", null, "open", Noon, null, null);
        await WriteAsync(StorageSamples.Head(citizen), 0, new ReadTableChanges
        {
            Conflicts =
            [
                conflict,
                conflict with { Id = "k2", AnswerBy = null },
                conflict with { Id = "k3", Kind = "no-coordinator", DepartmentPair = one, AnswerBy = Noon.AddDays(1) },
                conflict with { Id = "k4", Status = "settled", SettledAt = Noon },
            ],
            Deadlines =
                [deadline, deadline with { Id = "d2", Status = "missed", DueAt = Noon.AddDays(-1) },
                deadline with { Id = "d3", Status = "met", Closed = true, MetAt = Noon }],
            Handovers =
                [handover, handover with { Id = "h2", Status = "expired" },
                handover with { Id = "h3", Status = "accepted", ToCaseworker = "anna", AnsweredAt = Noon }],
            Parked = [new ParkedEventRow(citizen, $"/{one}/fasit", "e1", "coordination.appointment.moved.v1", Noon)],
            Alerts = [alert, alert with { Id = $"{citizen}-2", State = "acknowledged", AcknowledgedAt = Noon }],
        });

        Assert.Equal(["k3", "k1", "k2"], await IdsAsync(new MatterFilter(OpenMatter.Conflict, SeenBy: [one])));
        Assert.Equal(["k1", "k2"], await IdsAsync(new MatterFilter(OpenMatter.Conflict, SeenBy: [two])));
        Assert.Equal(["k1", "k2"], await IdsAsync(new MatterFilter(OpenMatter.Conflict, Departments: [one, two])));
        Assert.Equal(["k3"], await IdsAsync(new MatterFilter(OpenMatter.Conflict, Kind: "no-coordinator", Departments: [one])));
        Assert.Equal(["d2", "d1"], await IdsAsync(new MatterFilter(OpenMatter.Deadline, Departments: [one])));
        Assert.Equal(["d2"], await IdsAsync(new MatterFilter(OpenMatter.Deadline, Departments: [one], Status: "missed")));
        Assert.Equal(["h1", "h2"], await IdsAsync(new MatterFilter(OpenMatter.Handover, SeenBy: [two])));
        Assert.Empty(await IdsAsync(new MatterFilter(OpenMatter.Handover, SeenBy: [])));
        Assert.Equal(
            new OpenMatter(
                OpenMatter.Handover, citizen, "h2", "intervention", [two, one], "expired", null, "unit-1", Noon, Noon.AddDays(5)),
            Assert.Single(await MattersAsync(new MatterFilter(OpenMatter.Handover, Status: "expired", SeenBy: [one]))), new Alike());
        Assert.Equal(
            new OpenMatter(OpenMatter.Parked, citizen, "e1", "coordination.appointment.moved.v1", [one], "parked", null, null, Noon, null),
            Assert.Single(await MattersAsync(new MatterFilter(OpenMatter.Parked, SeenBy: [one]))), new Alike());
        Assert.Equal(
            new OpenMatter(OpenMatter.Alert, citizen, $"{citizen}-1", "overload", [one], "warning", "anna", null, Noon, null),
            Assert.Single(await MattersAsync(new MatterFilter(OpenMatter.Alert, SeenBy: [one]))), new Alike());

        async Task<IEnumerable<string>> IdsAsync(MatterFilter filter) =>
            (await MattersAsync(filter)).Where(row => row.Citizen == citizen).Select(row => row.Id);

        Task<IReadOnlyList<OpenMatter>> MattersAsync(MatterFilter filter) =>
            storage.Get<OpenMatterTable>().ReadAsync(filter, ListPosition.Start, 1_000, Cancel);
    }

    private sealed class Alike : IEqualityComparer<OpenMatter>
    {
        public bool Equals(OpenMatter? one, OpenMatter? other) =>
            one is not null && other is not null && one.Departments.SequenceEqual(other.Departments)
                && one == other with { Departments = one.Departments };

        public int GetHashCode(OpenMatter matter) => matter.Id.GetHashCode(StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shared_citizens_are_counted_and_listed_by_departments_coordinator_and_plan()
    {
        var shared = storage.Get<SharedCitizenTable>();
        var (one, two, other) = ($"A{Guid.NewGuid():N}", $"B{Guid.NewGuid():N}", $"C{Guid.NewGuid():N}");
        string[] keys = [.. Enumerable.Range(0, 4).Select(_ => StorageSamples.NewCitizen()).Order(StringComparer.Ordinal)];
        await WriteAsync(Head(keys[0], $"{one} {two}") with { Coordinator = "anna", CoordinatorDepartment = one }, 0);
        await WriteAsync(Head(keys[1], $"{one} {two} {other}") with { HasPlan = true, PlanAgreedOn = new DateOnly(1999, 5, 1) }, 0);
        await WriteAsync(Head(keys[2], $"{two} {other}"), 0);
        await WriteAsync(Head(keys[3], one), 0);

        var counts = (await shared.CountAsync(Cancel)).Where(count => count.Departments.Intersect([one, two, other]).Any()).ToList();
        Assert.Equal(
            [($"{one} {two}", true, false, 1), ($"{one} {two} {other}", false, true, 1), ($"{two} {other}", false, false, 1)],
            counts.Select(count => (string.Join(' ', count.Departments), count.HasCoordinator, count.HasPlan, (int)count.Count)));

        Assert.Equal([keys[0], keys[1]], await KeysAsync(new SharedFilter([two, one], null, null, null)));
        Assert.Equal([keys[1]], await KeysAsync(new SharedFilter([one], false, null, null)));
        Assert.Equal([keys[0]], await KeysAsync(new SharedFilter([one], true, false, null)));
        Assert.Equal([keys[1]], await KeysAsync(new SharedFilter([one], null, true, null)));
        Assert.Equal([keys[1], keys[2]], await KeysAsync(new SharedFilter([two], null, null, [other, "none"])));
        Assert.Empty(await KeysAsync(new SharedFilter([two], null, null, [])));
        Assert.Equal([keys[1]], await KeysAsync(new SharedFilter([one], null, null, null), after: keys[0]));
        Assert.Equivalent(
            new SharedCitizen(keys[1], null, [one, two, other], null, null, 3, true, new DateOnly(1999, 5, 1)) { Position = keys[1] },
            Assert.Single(await shared.ReadAsync(new SharedFilter([one, other], null, null, null), "", 10, StorageSamples.Order, Cancel)),
            strict: true);

        Assert.Equal(1, await shared.CountPlansAgreedAsync(new DateOnly(1999, 5, 1), new DateOnly(1999, 5, 1), Cancel));
        Assert.Equal(0, await shared.CountPlansAgreedAsync(new DateOnly(1999, 5, 2), new DateOnly(1999, 5, 9), Cancel));

        async Task<IEnumerable<string>> KeysAsync(SharedFilter filter, string after = "") =>
            (await shared.ReadAsync(filter, after, 10, StorageSamples.Order, Cancel)).Select(citizen => citizen.Citizen);
    }

    [Fact]
    public async Task A_place_that_follows_another_is_not_a_citizen_of_its_own()
    {
        var (leads, follows) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        var before = await CountAsync();
        await WriteAsync(StorageSamples.Head(leads), 0);
        await WriteAsync(StorageSamples.Head(follows), 0);
        Assert.Equal((2, 2), await AddedAsync());
        await WriteAsync(StorageSamples.Head(follows) with { Leader = leads }, 1);
        Assert.Equal((1, 1), await AddedAsync());
        var heads = await storage.Get<StoredRows>().ReadHeadsAsync("", 10_000, Cancel);
        Assert.Equal(leads, heads.Single(head => head.Row.Citizen == follows).Row.Leader);
        await WriteAsync(StorageSamples.Head(follows), 2);
        Assert.Equal((2, 2), await AddedAsync());

        async Task<(long Figure, long Total)> CountAsync() => (
            (await storage.Get<FiguresTables>().ReadAsync(null, null, null, Cancel)).Citizens,
            (await storage.Get<OperationsCounts>().ReadTotalsAsync(Cancel)).Citizens);

        async Task<(long, long)> AddedAsync()
        {
            var now = await CountAsync();
            return (now.Figure - before.Figure, now.Total - before.Total);
        }
    }

    [Fact]
    public async Task The_target_put_last_counts()
    {
        var targets = storage.Get<ProgrammeTargetTable>();
        Assert.Null(await targets.ReadAsync(Cancel));
        var target = new ProgrammeTarget(3_500, new DateOnly(2028, 12, 31), "operations", Noon);
        await targets.PutAsync(target, Cancel);
        await targets.PutAsync(target with { Target = 4_000 }, Cancel);
        Assert.Equal(target with { Target = 4_000 }, await targets.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_department_has_one_answer_to_barriers_and_the_newest_quarter_comes_first()
    {
        var answers = storage.Get<BarrierAnswerTable>();
        var answer = new BarrierAnswer("2026-Q1", "BIF", "SOF", "payer", "BIF", "aftalt", "bif-head", Noon);
        var (other, later) = (answer with { Department = "SOF" }, answer with { Quarter = "2026-Q2" });
        Assert.True(await answers.PutAsync(answer with { Done = "først", At = Noon.AddDays(-1) }, null, Cancel));
        foreach (var one in (BarrierAnswer[])[other, later]) Assert.True(await answers.PutAsync(one, null, Cancel));
        foreach (var seen in (DateTimeOffset?[])[null, Noon])
            Assert.False(await answers.PutAsync(answer, seen, Cancel)); // It names another one than stands there.
        Assert.True(await answers.PutAsync(answer, Noon.AddDays(-1), Cancel));
        Assert.Equal([later, answer, other], await answers.ReadAsync("2026-Q1", "2026-Q2", Cancel));
        Assert.Equal([answer, other], await answers.ReadAsync("2026-Q1", "2026-Q1", Cancel));
        Assert.Equal(other, await answers.FindAsync(other with { Done = "", At = default }, Cancel));
        Assert.Null(await answers.FindAsync(answer with { Kind = "consent" }, Cancel));
    }

    private static CitizenRow Head(string citizen, string departments) =>
        StorageSamples.Head(citizen) with { Departments = departments, ActiveDepartments = departments.Split(' ').Length };

    private Task<IReadOnlyList<WaitingTime>> ReadAsync(WaitingFilter filter) =>
        storage.Get<FiguresTables>().ReadWaitingAsync(filter, null, 100, Cancel);

    private async Task WriteAsync(CitizenRow head, long expected, ReadTableChanges? changes = null) =>
        Assert.Equal(
            AppendOutcome.Committed,
            await storage.Get<IJournal>().AppendAsync(
                StorageSamples.Append(head.Citizen, expected) with { Head = head, Changes = changes ?? ReadTableChanges.None }, Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class FiguresOnSqlite(SqliteFixture storage) : FiguresContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class FiguresOnPostgres(PostgresFixture storage) : FiguresContract(storage), IClassFixture<PostgresFixture>;
