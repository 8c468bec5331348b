using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Organizations;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.Journal;
using Coordination.Storage.Organizations;
using Coordination.Storage.ReadTables;
using Coordination.Testing;
using OrganizationDocument = Coordination.Organizations.OrganizationDocument;

namespace Coordination.Silo.Tests.Organizations;

/// <summary>What a new organization does to citizens and departments, on either engine.</summary>
public abstract class OrganizationContract(SiloFixture silo)
{
    private const int Many = 700;
    private const int AtOnceMax = 64;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task A_caseload_of_hundreds_delays_neither_the_document_nor_intake_nor_wakes()
    {
        await silo.PutAsync(Municipality.Organization());
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => silo.NewCitizenAsync()))];
        foreach (var step in keys.Chunk(100)) await Task.WhenAll(
            step.Select(key => silo.TakeInAsync(key, Reports.Started("BIF", "1", Now))));
        var stranger = await silo.NewCitizenAsync();
        await silo.TakeInAsync(stranger, Reports.Started("SUF", "1", Now));
        Assert.True(await SettledAsync());

        silo.Gate.Shut();
        try
        {
            // Answered although nobody has been reached: nothing goes further than the first step.
            await silo.PutAsync(Municipality.Organization(absent: "bif-1-1", since: Now.AddDays(-1)));
            await Eventually.IsAsync("the first step is under way", () => Task.FromResult(silo.Gate.UnderWay > 0));

            await silo.TakeInAsync(keys[^1], Reports.Booked("BIF", "a", Now, Now.AddDays(2)));
            await silo.Intake.SettleAsync([.. keys.Take(50).Append(stranger)
                .Select(key => new IncomingEvent(key, Reports.Booked("SUF", "b", Now, Now.AddDays(3))))], TimeSpan.FromSeconds(20));
            Assert.Single((await silo.PictureAsync(stranger))!.Appointments);
            await silo.Get<WakeTimes>().WakeCitizensAsync([stranger], Now);
            await Eventually.IsAsync("the clock wakes another meanwhile", async () =>
                (await silo.Get<WakeTimes>().DueCitizensAsync(Now, 1_000)).All(due => due.Citizen != stranger));
            Assert.NotNull(await silo.Get<OrganizationReachTable>().ReadAsync());
        }
        finally
        {
            silo.Gate.Open();
        }

        await Eventually.IsAsync(
            "everybody is reached", async () => await silo.Get<OrganizationReachTable>().ReadAsync() is null, TimeSpan.FromSeconds(90));
        foreach (var key in keys) Assert.Equal("bif-1-3", (await silo.PictureAsync(key))!.Interventions[0].Responsible);
        Assert.InRange(silo.Gate.MostAtOnce, 1, AtOnceMax);
        await silo.PutAsync(Municipality.Organization());
        Assert.True(await SettledAsync());
    }

    [Fact]
    public async Task What_only_names_the_one_who_was_away_comes_back_from_whoever_stood_in()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.DeadlineSet("SOF", "1", Now, Now.AddDays(9)));
        await silo.PutAsync(Municipality.Organization(absent: "sof-1-1", since: Now.AddDays(-1)));
        await Eventually.IsAsync("the substitute owes it", async () => await ResponsibleAsync() == "sof-1-3");
        await silo.PutAsync(Municipality.Organization());
        await Eventually.IsAsync("the one who is back owes it", async () => await ResponsibleAsync() == "sof-1-1");
        await silo.ReadTablesAreAsTheJournalSaysAsync();

        async Task<string> ResponsibleAsync() => (await silo.PictureAsync(key))!.Deadlines[0].Responsible;
    }

    [Fact]
    public async Task A_document_whose_host_died_right_after_storing_it_reaches_everybody_all_the_same()
    {
        await silo.PutAsync(Municipality.Organization());
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => silo.NewCitizenAsync()))];
        foreach (var key in keys) await silo.TakeInAsync(key, Reports.Started("SOF", "1", Now));

        var stored = JsonSerializer.SerializeToUtf8Bytes(new {
            document = Municipality.Organization(absent: "sof-1-1", since: Now.AddDays(-1)), left = Array.Empty<Caseworker>() }, Json);
        var version = silo.Get<OrganizationSource>().Current.Version;
        Assert.NotNull(await silo.Get<OrganizationTable>().PutAsync(version, Now, stored, "test", Now));

        foreach (var key in keys)
            await Eventually.IsAsync(
                $"the substitute answers for {key}", async () => (await silo.PictureAsync(key))!.Interventions[0].Responsible == "sof-1-3");
        Assert.Equal(Now, (await silo.Get<PostHistory>().ReadAsync("sof-1-1", 1))[0].From);
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task An_absence_in_the_future_moves_responsibility_at_the_midnights_it_begins_and_ends()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("SUF", "1", Now));
        var first = LocalTime.DayOf(Now).AddDays(3);
        await silo.PutAsync(Away("suf-1-1", first, first.AddDays(1)));
        await silo.Clock.MoveToAsync(Now.AddDays(10));

        Caller.System.SetCurrent();
        var moved = (await silo.Citizen(key).History(0, 1_000)).Where(entry => entry.Kind == "responsibility-moved")
            .Select(entry => entry.At);
        Assert.Equal([LocalTime.StartOfDay(first), LocalTime.StartOfDay(first.AddDays(2))], moved);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task An_absence_dated_back_rewrote_who_had_been_responsible_for_a_citizen_not_in_memory()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        await silo.Clock.MoveToAsync(Now.AddDays(5));
        await silo.DeactivateAsync(key);
        await silo.PutAsync(Municipality.Organization(absent: "bif-1-1", since: LocalTime.DayOf(Now).AddDays(-2)));
        await Eventually.IsAsync(
            "the substitute answers", async () => (await silo.PictureAsync(key))!.Interventions[0].Responsible == "bif-1-3");

        Caller.System.SetCurrent();
        Assert.Equal([Now], (await silo.Citizen(key).History(0, 1_000)).Where(entry => entry.Kind == "responsibility-moved")
            .Select(entry => entry.At));
        Assert.Equal("bif-1-1", (await silo.Citizen(key).PictureAsOf(Now.AddDays(-1)))!.Interventions[0].Responsible);
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task An_absence_of_the_leader_reaches_those_who_are_answered_for_by_the_leader()
    {
        var led = Municipality.Organization() with {
            Units = [.. Municipality.Organization().Units.Select(unit => unit.Id == "suf-1" ? unit with { Leader = "sof-1-2" } : unit)] };
        var key = await silo.NewCitizenAsync();
        await silo.PutAsync(led);
        await silo.TakeInAsync(key, Reports.Started("SUF", "1", Now, caseworker: 2));
        await silo.PutAsync(led.Without("suf-1-2"));
        await Eventually.IsAsync("the unit leader answers for the one who left", async () =>
            (await silo.PictureAsync(key))!.Interventions[0].Responsible == "sof-1-2");
        await silo.PutAsync(led.Absent("sof-1-2", Now.AddDays(-1)).Without("suf-1-2"));
        await Eventually.IsAsync("the head answers while the leader is away", async () =>
            (await silo.PictureAsync(key))!.Interventions[0].Responsible == "suf-1-4");
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task A_rota_hole_alert_is_acknowledged_retracted_and_rebuilt_like_any_other()
    {
        var (today, place) = (LocalTime.DayOf(Now), new DepartmentAggregate(new("BIF")).Key.Value);
        await silo.PutAsync(Staffed(("SOF", today.AddDays(2)), ("SUF", today.AddDays(60))));
        Assert.True(await SettledAsync());
        Assert.DoesNotContain(await HolesAsync(), hole => hole.State == "open");

        await silo.Clock.MoveToAsync(Now.AddDays(4));
        var alert = Assert.Single(await HolesAsync(), hole => hole.State == "open");
        Assert.Equal(
            (LocalTime.StartOfDay(today.AddDays(3)), place, "SOF", "/organization"),
            (alert.RaisedAt, alert.Citizen, alert.About, alert.Href));

        new Caller(CallerKind.Caseworker, "bif-1-4").SetCurrent();
        Assert.Null((await silo.Citizen(place).Acknowledge(alert.Id)).Refusal);
        Assert.Equal(["acknowledged SOF"], await StatesAsync());
        await silo.PutAsync(Staffed(("SOF", today.AddDays(60))));
        Assert.True(await SettledAsync());
        Assert.Equal(["acknowledged SOF", "open SUF"], await StatesAsync());

        await silo.ReadTablesAreAsTheJournalSaysAsync();
        await silo.Get<ReadTablesRebuilder>().RebuildAsync();
        Assert.Contains("open SUF", await StatesAsync());
        await silo.ReadTablesAreAsTheJournalSaysAsync();
        await silo.PutAsync(Municipality.Organization());
        Assert.True(await SettledAsync());

        async Task<IReadOnlyList<AlertRow>> HolesAsync() =>
            [.. (await silo.Get<AlertTable>().ReadForReceiversAsync(["bif-1-4"], null, 10_000)).Select(record => record.Alert)
                .Where(alert => alert is { Kind: "rota-hole", About: not "BIF" })];

        async Task<IEnumerable<string>> StatesAsync() =>
            (await HolesAsync()).Select(hole => $"{hole.State} {hole.About}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Who_was_where_is_kept()
    {
        var began = Now;
        await silo.PutAsync(Municipality.Organization());
        await silo.PutAsync(Moved("bif-1-2", "sof-1"));
        await silo.Clock.MoveToAsync(Now.AddDays(1));
        await silo.PutAsync(Municipality.Organization().Without("bif-1-2"));
        var posts = await silo.Get<PostHistory>().ReadAsync("bif-1-2", 100);
        Assert.Equal([null, "sof-1", "bif-1"], posts.Take(3).Select(held => held.Post?.Unit));
        Assert.Equal((began.AddDays(1), (DateTimeOffset?)null, (DateTimeOffset?)began.AddDays(1)),
            (posts[0].From, posts[0].To, posts[1].To));
        Assert.Equal(["bif-1"], (await silo.Get<PostHistory>().ReadAsync("bif-1-4", 1))[0].Post!.Leads);
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task Concurrent_organization_changes_are_all_kept_and_an_expected_version_is_checked()
    {
        await silo.PutAsync(Municipality.Organization());
        var source = silo.Get<OrganizationSource>();
        var version = source.Current.Version;
        string[] people = ["bif-1-1", "bif-1-2", "sof-1-1"];
        await Task.WhenAll(people.Select(
            id => source.ChangeAsync(o => o.Document.Absent(id, Now), id, expected: null, CancellationToken.None)));
        Assert.All(people, id => Assert.NotNull(source.Current.Find(new Ids.CaseworkerId(id))!.Absent));
        Assert.Equal(version + people.Length, source.Current.Version);
        Assert.True((await source.ChangeAsync(o => o.Document, "test", version, CancellationToken.None)).IsOvertaken);
        await silo.PutAsync(Municipality.Organization());
    }

    private async Task<bool> SettledAsync()
    {
        await Eventually.IsAsync("the organization has reached everybody", async () =>
            await silo.Get<OrganizationReachTable>().ReadAsync() is null, TimeSpan.FromSeconds(60));
        return true;
    }

    private static OrganizationDocument Away(string caseworker, DateOnly from, DateOnly to) =>
        Municipality.Organization().Absent(caseworker, from, to);

    private static OrganizationDocument Moved(string caseworker, string unit) =>
        Municipality.Organization().With(caseworker, known => known with { Unit = unit });

    /// <summary>BIF's entry for these others is staffed from now up to a day, by somebody who is never away.</summary>
    private OrganizationDocument Staffed(params (string Other, DateOnly To)[] turns) => Municipality.Organization() with
    {
        Rota = [.. turns.Select(turn =>
            new RotaEntry { Department = "BIF", For = turn.Other, Caseworker = "bif-1-3", From = LocalTime.DayOf(Now), To = turn.To })],
    };
}

public sealed class SqliteOrganizationTests(SiloFixture silo) : OrganizationContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresOrganizationTests(PostgresSiloFixture silo) : OrganizationContract(silo), IClassFixture<PostgresSiloFixture>;
