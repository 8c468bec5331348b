using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>What a citizen's place holds to, whatever is awkward, on either engine.</summary>
public abstract class CitizenContract(SiloFixture silo)
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task Another_activation_that_wrote_in_between_is_noticed_and_nothing_is_lost()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        Assert.Equal(AppendOutcome.Committed, await AnotherActivation.TakeInAsync(silo, key, Reports.Started("SOF", "2", Now)));

        var results = await silo.TakeInAsync(key, Reports.Started("SUF", "3", Now));

        Assert.Equal("settled", Assert.Single(results).Status);
        var picture = await silo.PictureAsync(key);
        Assert.Equal(["BIF/1", "SOF/2", "SUF/3"], picture!.Interventions.Select(intervention => intervention.Id).Order());
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Another_activation_that_took_the_same_event_in_makes_it_a_duplicate()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        var report = Reports.Started("SOF", "2", Now);
        await AnotherActivation.TakeInAsync(silo, key, report);
        Assert.Equal("duplicate", Assert.Single(await silo.TakeInAsync(key, report)).Status);
    }

    [Fact]
    public async Task Several_appends_in_flight_are_all_applied_in_one_order()
    {
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        var answers = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(number => silo.TakeInAsync(key, Reports.Booked("BIF", $"{number}", Now, Now.AddDays(1 + number)))));
        Assert.All(answers, answer => Assert.Equal("settled", Assert.Single(answer).Status));
        Assert.Equal(200, (await silo.PictureAsync(key))!.Appointments.Count);
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task A_state_read_with_a_snapshot_equals_one_read_without()
    {
        var key = await silo.NewCitizenAsync();
        var reports = new MixedReports(seed: 7);
        for (var number = 0; number < 60; number++) await silo.TakeInAsync(key, reports.Next(Now));
        var warm = await PictureTextAsync(key);
        await silo.DeactivateAsync(key);
        var fromSnapshot = await PictureTextAsync(key);
        await silo.DeactivateAsync(key);
        await silo.ExecuteAsync("delete from OrleansStorage");
        var fromJournal = await PictureTextAsync(key);
        Assert.Equal(warm, fromSnapshot);
        Assert.Equal(warm, fromJournal);
    }

    [Fact]
    public async Task One_citizen_with_a_tenth_of_all_events_holds_nobody_up()
    {
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => silo.NewCitizenAsync()))];
        List<IncomingEvent> events = [];
        for (var number = 0; number < 2_000; number++)
            events.Add(new IncomingEvent(keys[number % 10 == 0 ? 0 : 1 + (number % 39)],
                Reports.Booked("BIF", $"{number % 7}", Now.AddSeconds(number), Now.AddDays(2))));
        foreach (var batch in events.Chunk(100)) await silo.Intake.AcceptAsync(batch);
        await AppliedOnceAsync(events, TimeSpan.FromSeconds(60));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Read_tables_equal_the_fold_after_a_mixed_random_load()
    {
        await silo.PutAsync(Municipality.Organization());
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => silo.NewCitizenAsync()))];
        var reports = new MixedReports(seed: 1);
        List<IncomingEvent> events = [];
        for (var number = 0; number < 1_000; number++) events.Add(new IncomingEvent(keys[number * 7 % keys.Length], reports.Next(Now)));
        foreach (var batch in events.Chunk(50)) await silo.Intake.AcceptAsync(batch);
        await AppliedOnceAsync(events, TimeSpan.FromSeconds(60));
        await silo.Clock.MoveToAsync(Now.AddDays(6));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task An_event_that_cannot_be_taken_in_ends_as_a_dead_letter_and_blocks_nobody()
    {
        var inbox = silo.Get<IInbox>();
        var key = await silo.NewCitizenAsync();
        var good = Reports.Started("BIF", "1", Now);
        await inbox.InsertAsync([InboxRow(key, "{}"u8.ToArray()), InboxRow(key, EventJson.Write(good))]);

        await Eventually.IsAsync("the poisoned event is a dead letter", async () => (await LettersAsync()).Count == 1);
        await Eventually.IsAsync("the good event is taken in", async () => await silo.PictureAsync(key) is { Interventions.Count: 1 });

        var first = (await LettersAsync())[0];
        Assert.Matches(@"^\w+( in \S+)?$", first.Error); // The message may show reported text.
        Assert.Equal(1, await inbox.ResendDeadLettersAsync([first.Position]));
        await Eventually.IsAsync("it dies again", async () => await LettersAsync() is [var second] && second.Position != first.Position);

        async Task<List<DeadLetter>> LettersAsync() =>
            [.. (await inbox.ReadDeadLettersAsync(null, 100)).Where(letter => letter.Citizen == key)];
    }

    [Fact]
    public async Task A_due_deadline_is_missed_when_the_clock_gets_there_each_at_its_own_instant()
    {
        var key = await silo.NewCitizenAsync();
        var (first, second) = (Now.AddHours(30), Now.AddHours(60));
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now), Reports.DeadlineSet("BIF", "late", Now, second),
            Reports.DeadlineSet("BIF", "soon", Now, first));
        await silo.Clock.MoveToAsync(Now.AddHours(90));
        Caller.System.SetCurrent();
        var missed = (await silo.Citizen(key).History(0, 1_000)).Where(entry => entry.Kind == "deadline-missed").ToList();
        Assert.Equal([first.AddMilliseconds(1), second.AddMilliseconds(1)], missed.Select(entry => entry.At));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task A_clock_is_not_moved_back()
    {
        Assert.False(await silo.Clock.MoveToAsync(Now.AddHours(-1)));
    }

    [Fact]
    public async Task An_absence_moves_responsibility_without_anything_else_happening()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        await silo.PutAsync(Municipality.Organization(absent: "bif-1-1", since: Now.AddDays(-1)));
        await Eventually.IsAsync("the substitute answers", async () =>
            (await silo.PictureAsync(key))!.Interventions[0].Responsible == "bif-1-3");
        await silo.PutAsync(Municipality.Organization());
        await Eventually.IsAsync("the one who is back answers", async () =>
            (await silo.PictureAsync(key))!.Interventions[0].Responsible == "bif-1-1");
    }

    [Fact]
    public async Task A_deadline_that_names_somebody_who_was_away_is_theirs_again_when_they_are_back()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.DeadlineSet("BIF", "d", Now, Now.AddDays(20)));
        await silo.PutAsync(Municipality.Organization(absent: "bif-1-1", since: Now.AddDays(-1)));
        await Eventually.IsAsync("the substitute answers", async () =>
            (await silo.PictureAsync(key))!.Deadlines[0].Responsible == "bif-1-3");
        await silo.PutAsync(Municipality.Organization());
        await Eventually.IsAsync("the one named answers again", async () =>
            (await silo.PictureAsync(key))!.Deadlines[0].Responsible == "bif-1-1");
    }

    [Fact]
    public async Task An_absence_reaches_citizens_that_are_being_written_at_the_same_time()
    {
        await silo.PutAsync(Municipality.Organization());
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => silo.NewCitizenAsync()))];
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(keys.Select(async key =>
        {
            await silo.TakeInAsync(key, Reports.Started("SOF", "1", Now));
            while (!enough.IsCancellationRequested) await silo.TakeInAsync(key, Reports.Booked("SOF", "1", Now, Now.AddDays(3)));
        }));
        await silo.PutAsync(Municipality.Organization(absent: "sof-1-1", since: Now.AddDays(-1)));
        await enough.CancelAsync();
        await load;
        foreach (var key in keys)
            await Eventually.IsAsync($"the substitute answers for {key}", async () =>
                (await silo.PictureAsync(key))!.Interventions[0].Responsible == "sof-1-3");
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task A_citizen_decided_on_an_outdated_organization_is_woken_at_once()
    {
        await silo.PutAsync(Municipality.Organization(absent: "bif-1-1", since: Now.AddDays(-1)));
        var key = await silo.NewCitizenAsync();
        await AnotherActivation.TakeInAsync(silo, key, Reports.Started("BIF", "1", Now));
        await AnotherActivation.TakeInAsync(silo, key, Reports.Started("SOF", "2", Now));
        await Eventually.IsAsync("somebody of the newest organization owes the answer", async () =>
            (await silo.Journal.ReadAsync(key, 0, 100)).Any(entry => entry.Fact.Kind == "deadline-reassigned"));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
        await silo.PutAsync(Municipality.Organization());
    }

    [Fact]
    public async Task The_same_idempotency_key_repeats_the_answer_and_another_request_under_it_is_refused()
    {
        var key = await OfferableAsync();
        var (first, second) = (await OfferAsync(key, "k-1", "hash"), await OfferAsync(key, "k-1", "hash"));
        Assert.NotNull(first.Value);
        Assert.Equal(JsonSerializer.Serialize(first.Value), JsonSerializer.Serialize(second.Value));
        Assert.Equal("invalid", (await OfferAsync(key, "k-1", "other")).Refusal!.Kind);
    }

    [Fact]
    public async Task Two_commands_at_once_with_one_idempotency_key_have_one_effect_and_one_answer()
    {
        var key = await OfferableAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => OfferAsync(key, "k-2", "hash")));
        Assert.Single(answers.Select(answer => JsonSerializer.Serialize(answer.Value)).Distinct());
        Assert.Single((await silo.PictureAsync(key))!.Handovers);
    }

    [Fact]
    public async Task A_caseworker_who_is_connected_is_told_when_an_alert_commits()
    {
        await silo.PutAsync(Municipality.Organization());
        var observer = new Told();
        new Caller(CallerKind.Caseworker, "suf-1-1").SetCurrent();
        await silo.Grains.GetGrain<ICaseworkerGrain>("suf-1-1").Subscribe(silo.Grains.CreateObjectReference<IAlertObserver>(observer));
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("SUF", "1", Now), Reports.DeadlineSet("SUF", "d", Now, Now.AddHours(20)));
        await silo.Clock.MoveToAsync(Now.AddHours(40));
        await Eventually.IsAsync("the connection is told", () => Task.FromResult(observer.Times > 0));
    }

    [Fact]
    public async Task A_repeat_older_than_the_repeat_window_is_still_a_duplicate()
    {
        var key = await silo.NewCitizenAsync();
        var old = Reports.Started("BIF", "1", Now);
        DepartmentEvent[] others = [.. Enumerable.Range(2, EvolveCitizen.RecentEventsTidied - 2)
            .Select(number => Reports.Booked("BIF", "1", Now.AddSeconds(number), Now.AddDays(1)))];
        await silo.TakeInAsync(key, [old, .. others]);
        await silo.Clock.MoveToAsync(Now.AddDays(EvolveCitizen.RepeatWindowDays + 1));
        await silo.TakeInAsync(key, Reports.Booked("BIF", "2", Now, Now.AddDays(1)));
        var before = (await silo.PictureAsync(key))!.Version;

        Assert.Equal("duplicate", Assert.Single(await silo.TakeInAsync(key, old)).Status);

        Assert.Equal(before, (await silo.PictureAsync(key))!.Version);
    }

    private async Task<string> OfferableAsync()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(key, Reports.Started("BIF", "1", Now));
        return key;
    }

    private Task<Answer<HandoverView>> OfferAsync(string key, string idempotencyKey, string hash)
    {
        new Caller(CallerKind.Caseworker, "bif-1-1").SetCurrent();
        return silo.Citizen(key).OfferHandover(
            new HandoverOffer { What = new("intervention", "BIF/1"), To = new("sof-1-1", null), Reason = "Flytter" },
            new Idempotency($"{idempotencyKey}-{key}", hash));
    }

    private async Task AppliedOnceAsync(IReadOnlyList<IncomingEvent> events, TimeSpan limit)
    {
        foreach (var citizen in events.GroupBy(incoming => incoming.Citizen))
        {
            HashSet<string> sent = [.. citizen.Select(incoming => incoming.Event.Id)];
            await Eventually.IsAsync($"all events of {citizen.Key} are applied", async () =>
            {
                var taken = (await silo.Journal.ReadAsync(citizen.Key, 0, 100_000)).Where(entry => entry.Fact.EventId is not null)
                    .Select(entry => entry.Fact.EventId!).ToList();
                return taken.Count == sent.Count && sent.SetEquals(taken);
            }, limit);
        }
    }

    private async Task<string> PictureTextAsync(string key) => JsonSerializer.Serialize(await silo.PictureAsync(key));

    private InboxRow InboxRow(string key, byte[] envelope) => new(0, key, Partitions.Of(key), envelope, Now, null);

    private sealed class Told : IAlertObserver
    {
        private int _times;

        public int Times => Volatile.Read(ref _times);

        public Task AlertsChanged()
        {
            Interlocked.Increment(ref _times);
            return Task.CompletedTask;
        }
    }
}

public sealed class SqliteCitizenTests(SiloFixture silo) : CitizenContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresCitizenTests(PostgresSiloFixture silo) : CitizenContract(silo), IClassFixture<PostgresSiloFixture>;
