using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>Places that join and part as grains, on either engine.</summary>
public abstract class PlaceContract(SiloFixture silo)
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task Every_key_answers_the_joined_picture_under_the_older_key()
    {
        var (a, b) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        await silo.TakeInAsync(a, Reports.Started("SOF", "1", Now));
        await silo.TakeInAsync(b, Reports.Started("BIF", "2", Now));
        await silo.TakeInAsync(b, Renumbered(a));

        foreach (var key in (string[])[a, b])
        {
            var picture = (await silo.PictureAsync(key))!;
            Assert.Equal((a, [a, b]), (picture.Key, picture.Keys.ToArray()), Same);
            Assert.Equal(["BIF/2", "SOF/1"], picture.Interventions.Select(static one => one.Id).Order());
        }

        var result = Assert.Single(await silo.TakeInAsync(b, Reports.Started("SUF", "3", Now)));
        Assert.Equal(("settled", a), (result.Status, result.Citizen));
        Assert.Equal(3, (await silo.PictureAsync(a))!.Interventions.Count);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Separated_each_key_answers_its_own_again()
    {
        var (a, b) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        await silo.TakeInAsync(a, Reports.Started("SOF", "1", Now));
        await silo.TakeInAsync(a, Renumbered(b));
        await silo.TakeInAsync(b, Reports.Started("BIF", "2", Now));
        Assert.Equal(a, (await silo.PictureAsync(b))!.Key);
        await silo.TakeInAsync(b, Separated(a));

        Assert.Equal(["SOF/1"], (await silo.PictureAsync(a))!.Interventions.Select(static one => one.Id));
        Assert.Equal(["BIF/2"], (await silo.PictureAsync(b))!.Interventions.Select(static one => one.Id));
        Assert.Equal([b], (await silo.PictureAsync(b))!.Keys);
        await silo.DeactivateAsync(a);
        await silo.DeactivateAsync(b);
        Assert.Equal(["BIF/2"], (await silo.PictureAsync(b))!.Interventions.Select(static one => one.Id));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Places_that_are_one_person_count_once_in_every_figure()
    {
        var (a, b) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        var none = await CountAsync();
        await silo.TakeInAsync(
            a, Reports.Started("SOF", "1", Now), Reports.DeadlineSet("SOF", "d", Now, Now.AddDays(9)),
            Reports.Of("SOF", Now, new CaseworkerAssigned { InterventionId = "1", Caseworker = "sof-1-2" }));
        await silo.TakeInAsync(
            b, Reports.Started("BIF", "2", Now), Reports.DeadlineSet("BIF", "d", Now, Now.AddDays(9)),
            Reports.Of("BIF", Now, new CaseworkerAssigned { InterventionId = "2", Caseworker = "bif-1-2" }));
        Assert.Equal(new Counted(2, 2, 0, 0, 2, 2, 3), await CountAsync() - none);

        await silo.TakeInAsync(b, Renumbered(a));
        // Besides the two and the first job interview, a coordinator is owed.
        Assert.Equal(new Counted(1, 1, 1, 1, 2, 1, 4), await CountAsync() - none);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
        await silo.TakeInAsync(b, Separated(a));
        Assert.Equal(new Counted(2, 2, 0, 0, 2, 2, 3), await CountAsync() - none);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task The_dead_are_counted_once_and_owe_nothing()
    {
        var key = await silo.NewCitizenAsync();
        var none = await CountAsync();
        await silo.TakeInAsync(
            key, Reports.Started("SOF", "1", Now), Reports.Started("BIF", "2", Now),
            Reports.DeadlineSet("SOF", "ahead", Now, Now.AddDays(9)), Reports.DeadlineSet("SOF", "past", Now, Now.AddDays(-9)));
        var alive = await CountAsync() - none;
        // Besides the two: the first job interview, and a coordinator.
        Assert.Equal((1, 1, 4), (alive.Citizens, alive.Shared, alive.OpenDeadlines));
        await silo.TakeInAsync(key, Reports.Of("KFF", Now, new CitizenDied { OnDate = DateOnly.FromDateTime(Now.UtcDateTime) }));
        Assert.Equal(new Counted(1, 1, 0, 0, 0, 0, 0), await CountAsync() - none);
        await silo.TakeInAsync(
            key, Reports.Of("KFF", Now, new CitizenMoved { Municipality = "0147", OnDate = DateOnly.FromDateTime(Now.UtcDateTime) }));
        Assert.Equal(new Counted(1, 1, 0, 0, 0, 0, 0), await CountAsync() - none);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Commands_by_an_old_key_and_old_ids_act_on_the_leader()
    {
        var (a, b) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        await silo.TakeInAsync(a, Reports.Started("SOF", "1", Now));
        await silo.TakeInAsync(b, Reports.Started("BIF", "2", Now), Reports.Started("SUF", "3", Now));
        var old = (await silo.PictureAsync(b))!.Conflicts.Single(static one => one.Kind == "no-coordinator");
        await silo.TakeInAsync(a, Renumbered(b));

        var now = (await silo.PictureAsync(a))!.Conflicts.Single(static one => one.Kind == "no-coordinator");
        Assert.NotEqual(old.Id, now.Id);
        new Caller(CallerKind.Caseworker, now.Owes!).SetCurrent();
        var passed = await silo.Citizen(b).Settle(old.Id, "pass-on", null, "kender ikke borgeren", null);
        Assert.Null(passed.Refusal);
        new Caller(CallerKind.Caseworker, "sof-1-1").SetCurrent();
        var appointed = await silo.Citizen(b).AppointCoordinator("sof-1-1", "kender borgeren", null);
        Assert.Equal("sof-1-1", appointed.Value?.Caseworker);
        Assert.Equal("sof-1-1", (await silo.PictureAsync(a))!.Coordinator?.Caseworker);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Who_died_between_the_steps_of_a_join_is_continued(bool leaderHasTakenOver)
    {
        var (a, b) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        await silo.TakeInAsync(a, Reports.Started("SOF", "1", Now));
        await silo.TakeInAsync(b, Reports.Started("BIF", "2", Now));
        await silo.DeactivateAsync(a);
        await silo.DeactivateAsync(b);
        var pair = Completed(Renumbered(b), a);
        await AppendAsync(
            b, citizen => citizen.Learn([new(pair, null) { Under = [new(a)] }], told: null, Context),
            static citizen => KeyPairs.Of(citizen).Count > 0);
        await AppendAsync(
            b, citizen => citizen.BeginJoining(new CitizenKey(a), Context),
            static citizen => citizen.Place.Status is PlaceStatus.Joining or PlaceStatus.Following);
        var joining = await ReadAsync(b);
        if (leaderHasTakenOver)
            await AppendAsync(
                a, citizen => citizen.TakeOver(PlaceParcel.ToLeader(joining, new(a), OpaqueIds.OfNoKey), Context),
                citizen => citizen.Place.Has(new(b)));

        Assert.True(await silo.Clock.MoveToAsync(Now));
        var picture = (await silo.PictureAsync(b))!;
        Assert.Equal(a, picture.Key);
        Assert.Equal(["BIF/2", "SOF/1"], picture.Interventions.Select(static one => one.Id).Order());
        Assert.Equal(1, (await EntriesAsync(a)).Count(static entry => entry.Fact.Kind == "place-joined"));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Events_in_any_order_under_any_number_end_as_under_one()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            string[] keys = [await silo.NewCitizenAsync(), await silo.NewCitizenAsync(), await silo.NewCitizenAsync()];
            var alone = await silo.NewCitizenAsync();
            var reports = new MixedReports(seed);
            List<DepartmentEvent> events = [.. Enumerable.Range(0, 40).Select(_ => reports.Next(Now))];
            List<IncomingEvent> sent = [.. events.Select((reported, i) => new IncomingEvent(keys[(i * 7 + seed) % 3], reported))];
            sent.Insert(seed * 5, new IncomingEvent(keys[0], Renumbered(keys[1])));
            sent.Insert(seed * 4, new IncomingEvent(keys[2], Renumbered(keys[1])));
            sent.Insert(seed * 3, new IncomingEvent(keys[1], Renumbered(keys[0])));

            // Each on its own and all at once: the road keeps no order.
            await Parallel.ForEachAsync(
                sent.Concat(sent.Take(10)), async (incoming, cancellation) => await silo.Intake.AcceptAsync([incoming], cancellation));
            await silo.TakeInAsync(alone, events);
            await InboxIsEmptyAsync();
            await Eventually.IsAsync(
                "all keys lead to one place", async () => (await silo.PictureAsync(keys[0])) is { Keys.Count: 3 });

            var expected = OutlineOf((await silo.PictureAsync(alone))!);
            foreach (var key in keys) Assert.Equal(expected, OutlineOf((await silo.PictureAsync(key))!));
            Assert.Empty(await silo.Get<IInbox>().ReadDeadLettersAsync(null, 1));
        }

        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task A_key_never_given_out_is_refused_as_the_other_number()
    {
        var key = await silo.NewCitizenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => silo.TakeInAsync(key, Renumbered("never")));
        await Assert.ThrowsAsync<ArgumentException>(() => silo.TakeInAsync(key, Reports.Of(
            "KFF", Now, new CitizenRenumbered { To = "cpr:0101800000" })));
    }

    private async Task<Counted> CountAsync()
    {
        var (counts, figures) = (silo.Get<OperationsCounts>(), await silo.Get<FiguresTables>().ReadAsync(null, null, null));
        var (summary, totals) = (await counts.ReadAsync(), await counts.ReadTotalsAsync());
        Assert.Equal(figures.Shared, summary.CitizensShared);
        return new Counted(
            totals.Citizens, figures.Citizens, figures.Shared, summary.CitizensWithoutCoordinator, figures.HandoversCompleted,
            figures.HandoverCitizens, figures.Deadlines.Open);
    }

    private sealed record Counted(
        long Total, long Citizens, long Shared, long WithoutCoordinator, long Handovers, long HandoverCitizens, long OpenDeadlines)
    {
        public static Counted operator -(Counted one, Counted other) => new(
            one.Total - other.Total, one.Citizens - other.Citizens, one.Shared - other.Shared,
            one.WithoutCoordinator - other.WithoutCoordinator, one.Handovers - other.Handovers,
            one.HandoverCitizens - other.HandoverCitizens, one.OpenDeadlines - other.OpenDeadlines);
    }

    private DecisionContext Context => new(Now, PolicyBook.Delivered, Organization.Empty);

    private static readonly IEqualityComparer<(string, string[])> Same = EqualityComparer<(string, string[])>.Create(
        static (one, other) => one.Item1 == other.Item1 && one.Item2.SequenceEqual(other.Item2));

    private DepartmentEvent Renumbered(string to) => Reports.Of("KFF", Now, new CitizenRenumbered { To = $"citizen:{to}" });

    private DepartmentEvent Separated(string from) =>
        Reports.Of("KFF", Now.AddMinutes(1), new CitizenSeparated { From = $"citizen:{from}", Reason = "to personer" });

    private static DepartmentEvent Completed(DepartmentEvent reported, string subject) =>
        reported with { Data = ((NumberEvent)reported.Data) with { Subject = subject } };

    /// <summary>Waits until every event has left the inbox. Reading it would not show rows that an older transaction still hides.</summary>
    private Task InboxIsEmptyAsync() => Eventually.IsAsync(
        "the inbox is empty", async () => (await silo.Get<OperationsCounts>().ReadAsync()).InboxCount == 0);

    private async Task<IReadOnlyList<JournalEntry>> EntriesAsync(string key) => await silo.Journal.ReadAsync(key, 0, 1_000);

    private async Task<Citizen> ReadAsync(string key)
    {
        var citizen = Citizen.New(new CitizenKey(key));
        foreach (var entry in await EntriesAsync(key)) citizen = citizen.Evolve(JournalMapping.ToEntry(entry.Fact));
        return citizen;
    }

    /// <summary>
    /// What a silo journaled before it died. A citizen that joins is due, so the clock may decide between reading and appending: then the
    /// decision is made anew, unless the clock has made it.
    /// </summary>
    private async Task AppendAsync(string key, Func<Citizen, Decision> decide, Func<Citizen, bool> isThere)
    {
        for (var before = await ReadAsync(key); !isThere(before); before = await ReadAsync(key))
        {
            await silo.Journal.AppendAsync(JournalMapping.ToAppend(
                before, decide(before), Context.Organization, Context.Organization.Version, Context.Ids));
        }
    }

    /// <summary>What does not depend on the key, nor on when something was noticed.</summary>
    private static string OutlineOf(CitizenView picture) => string.Join('\n', [
        .. picture.Interventions.Select(static one => $"{one.Id} {one.Status} {one.Caseworker} {one.Responsible} {one.WeeklyHours}"),
        .. picture.Appointments.Select(static one => $"{one.Id} {one.Status} {one.StartsAt:O} {one.Caseworker}"),
        .. picture.Sanctions.Select(static one => $"{one.Id} {one.Status}"),
        .. picture.Benefits.Select(static one => $"{one.Id} {one.Status}"),
        .. picture.Requirements.Select(static one => $"{one.Id} {one.Status}"),
        .. picture.Contacts.Select(static one => $"{one.Id} {one.Status} {one.Owner}"),
        .. picture.Conflicts.Where(static one => one.Status != "dissolved").Select(static one =>
            string.Join(
                ' ', one.Kind, one.Status, one.Owes,
                string.Join('+', one.Parties.Where(static p => p.Type != "citizen").Select(static p => p.Id))))
            .Order(StringComparer.Ordinal),
        .. picture.Parked.Order(StringComparer.Ordinal),
    ]);
}

public sealed class SqlitePlaceTests(SiloFixture silo) : PlaceContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresPlaceTests(PostgresSiloFixture silo) : PlaceContract(silo), IClassFixture<PostgresSiloFixture>;
