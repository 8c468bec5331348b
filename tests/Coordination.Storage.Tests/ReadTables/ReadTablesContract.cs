using Coordination.Storage.Access;
using Coordination.Storage.Database;
using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.Organizations;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Settings;

namespace Coordination.Storage.Tests.ReadTables;

/// <summary>What the read tables do on every database: one contract, which reads better whole.</summary>
public abstract class ReadTablesContract(StorageFixture storage)
{
    private readonly IJournal _journal = storage.Get<IJournal>();

    [Fact]
    public async Task Every_write_of_an_alert_renews_its_position()
    {
        var alerts = storage.Get<AlertTable>();
        var (citizen, receiver) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        var (first, second) = ($"{citizen}-1", $"{citizen}-2");
        await WriteAsync(
            citizen, 0,
            new ReadTableChanges { Alerts = [StorageSamples.Alert(citizen, first, receiver),
            StorageSamples.Alert(citizen, second, receiver)] });
        var raised = await alerts.ReadAfterAsync([receiver], 0, 10, Cancel);
        Assert.Equal([first, second], raised.Select(alert => alert.Alert.Id));

        await WriteAsync(citizen, 1, new ReadTableChanges { Alerts = [StorageSamples.Alert(citizen, first, receiver, "taken-back")] });

        var news = Assert.Single(await alerts.ReadAfterAsync([receiver], raised[1].Position, 10, Cancel));
        Assert.Equal((first, "taken-back"), (news.Alert.Id, news.Alert.State));
        Assert.True(await alerts.LastPositionAsync([receiver, "nobody"], Cancel) == news.Position);
        Assert.Equal(
            [first, second],
            (await alerts.ReadForReceiversAsync([receiver, "nobody"], null, 10, cancellation: Cancel)).Select(alert => alert.Alert.Id));
        Assert.Equal(
            [second], (await alerts.ReadForReceiversAsync([receiver], null, 10, news.Position, Cancel)).Select(alert => alert.Alert.Id));
        Assert.Equal(
            [second], (await alerts.ReadForReceiversAsync([receiver], "open", 10, cancellation: Cancel)).Select(alert => alert.Alert.Id));
        Assert.Equal(StorageSamples.Alert(citizen, second, receiver), (await alerts.FindAsync(second, Cancel))!.Alert);
    }

    [Fact]
    public async Task Open_alerts_are_read_by_urgency_on_from_any_of_them_and_counted()
    {
        var alerts = storage.Get<AlertTable>();
        var (citizen, receiver) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        AlertRow Of(string id, string severity, string state = "open") =>
            StorageSamples.Alert(citizen, $"{citizen}-{id}", receiver, state) with { Severity = severity };
        await WriteAsync(citizen, 0, new ReadTableChanges
        {
            Alerts =
            [
                Of("1", "info"), Of("2", "urgent"), Of("3", "warning"), Of("4", "urgent"), Of("5", "info"),
                Of("6", "urgent", "acknowledged"),
            ],
        });
        string[] all = ["urgent", "warning", "info"];
        async Task<string[]> ReadAsync(string[] severities, UrgencyPosition after, int limit) =>
        [
            .. (await alerts.ReadOpenAsync([receiver, "nobody"], severities, after, limit, Cancel))
                .Select(record => record.Alert.Id[(citizen.Length + 1)..]),
        ];
        Assert.Equal(["4", "2", "3", "5", "1"], await ReadAsync(all, UrgencyPosition.Start, 10));
        var first = await alerts.ReadOpenAsync([receiver], all, UrgencyPosition.Start, 2, cancellation: Cancel);
        Assert.Equal(["3", "5", "1"], await ReadAsync(all, UrgencyPosition.Of(first[^1]), 10));
        Assert.Equal(["5", "1"], await ReadAsync(["info"], UrgencyPosition.Start, 10));
        var counts = await alerts.CountOpenBySeverityAsync([receiver], 100, Cancel);
        Assert.Equal((2, 1, 2), (counts["urgent"], counts["warning"], counts["info"]));
        counts = await alerts.CountOpenBySeverityAsync([receiver], 1, Cancel);
        Assert.Equal((1, 1, 1), (counts["urgent"], counts["warning"], counts["info"]));
    }

    [Fact]
    public async Task A_receipt_keeps_its_first_time_and_does_not_move_the_alert()
    {
        var alerts = storage.Get<AlertTable>();
        var citizen = StorageSamples.NewCitizen();
        await WriteAsync(citizen, 0, new ReadTableChanges { Alerts = [StorageSamples.Alert(citizen, citizen, "anna")] });
        var before = await alerts.FindAsync(citizen, Cancel);

        await alerts.MarkDeliveredAsync([citizen], StorageSamples.Noon, "page", Cancel);
        await alerts.MarkSeenAsync([citizen], StorageSamples.Noon.AddMinutes(1), "api", Cancel);
        await alerts.MarkSeenAsync([citizen], StorageSamples.Noon.AddMinutes(2), "api", Cancel);

        Assert.Equal(
            before! with { DeliveredAt = StorageSamples.Noon, Channel = "page", SeenAt = StorageSamples.Noon.AddMinutes(1) },
            await alerts.FindAsync(citizen, Cancel));
    }

    [Fact]
    public async Task Changes_in_flight_to_one_row_leave_the_last()
    {
        var citizen = StorageSamples.NewCitizen();
        var involvements = storage.Get<InvolvementTable>();
        var anna = new InvolvementRow(citizen, "anna", "responsible");

        await Task.WhenAll(
            WriteAsync(citizen, 0, new ReadTableChanges { Involvements = [anna] }),
            WriteAsync(citizen, 1, new ReadTableChanges { InvolvementsRemoved = [anna], Involvements = [anna with { Person = "bo" }] }),
            WriteAsync(
                citizen, 2, new ReadTableChanges { Involvements = [anna with { Person = "bo" }, anna with { Role = "coordinator" }] }));

        Assert.Equal(
            [anna with { Role = "coordinator" }, anna with { Person = "bo" }], await involvements.ReadAsync(citizen, Cancel));
    }

    [Fact]
    public async Task The_desk_shows_what_a_person_has_to_do()
    {
        var desk = storage.Get<DeskTables>();
        var (citizen, person) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        var conflict = new ConflictRow(
            citizen, "k1", "overload", "open", "BIF SOF", person, StorageSamples.Noon.AddDays(1), StorageSamples.Noon, null);
        var deadline = new DeadlineRow(
            citizen, "d1", "hearing", "BIF", "Høring", "about", "open", StorageSamples.Noon, person, null, false, false);
        var handover = new HandoverRow(
            citizen, "h1", "intervention", "BIF/1", "bo", "BIF", person, null, "SOF", "offered", false, StorageSamples.Noon,
            StorageSamples.Noon.AddDays(5), null);
        var (unit, later) = ($"u-{person}", StorageSamples.Noon.AddHours(1));
        var toUnit = handover with { Id = "h2", ToCaseworker = null, ToUnit = unit, FromCaseworker = person, OfferedAt = later };
        await WriteAsync(citizen, 0, new ReadTableChanges
        {
            Persons = [StorageSamples.Person(citizen)],
            Conflicts = [conflict, conflict with { Id = "k2", Status = "settled", SettledAt = StorageSamples.Noon }],
            Deadlines = [deadline, deadline with { Id = "d2", Closed = true, Status = "met" }],
            Handovers = [handover, toUnit],
            Involvements = [new InvolvementRow(citizen, person, "owes"), new InvolvementRow(citizen, $"unit:u-{person}", "offered")],
            Interventions =
                [new InterventionRow(citizen, "BIF/1", "BIF", "mentor", null, "bo", "bo", "active", new DateOnly(2026, 1, 1), null)],
        });

        Assert.Equal(
            ["offered", "owes"],
            (await desk.ReadCitizensAsync([person, $"unit:u-{person}"], "", 10, StorageSamples.Order, Cancel)).Select(row => row.Role));
        Assert.Equal("Åse Sørensen", (await desk.ReadCitizensAsync([person], "", 10, StorageSamples.Order, Cancel))[0].Name);
        var shown = await desk.ReadOutlooksAsync([citizen], person, [], Cancel);
        foreach (var of in (string[])["BIF", "SOF", "SO"])
            shown = [.. shown, .. await desk.ReadOutlooksAsync([citizen], "nobody", ["KFF", of], Cancel)];
        Assert.Equal([(1, deadline.DueAt), (1, deadline.DueAt), (1, null), (0, null)], shown.Select(o => (o.OpenConflicts, o.NextDueAt)));
        Assert.Equal([new CitizenName(citizen, "Åse Sørensen")], await desk.ReadNamesAsync([citizen, StorageSamples.NewCitizen()], Cancel));
        Assert.Equal([conflict], await desk.ReadConflictsOwedAsync(person, ListPosition.Start, 10, Cancel));
        Assert.Equal([deadline], await desk.ReadDeadlinesAsync(person, ListPosition.Start, 10, Cancel));
        Assert.Equal(
            [handover, toUnit], await desk.ReadHandoversToAsync(person, ["u-none", $"u-{person}"], ListPosition.Start, 10, Cancel));
        Assert.Equal([toUnit], await desk.ReadHandoversFromAsync(person, ListPosition.Start, 10, Cancel));

        await WriteAsync(citizen, 1, new ReadTableChanges { HandoversRemoved = ["h1"] });
        Assert.Empty(await desk.ReadHandoversToAsync(person, [], ListPosition.Start, 10, Cancel));
    }

    [Fact]
    public async Task Observations_are_encrypted_and_read_in_order_by_quarter()
    {
        var (table, stored) = (storage.Get<ObservationTable>(), storage.Get<StoredRows>());
        var citizen = StorageSamples.NewCitizen();
        ObservedValue[] values =
            [new("housing", "SOF", new DateOnly(1926, 5, 2), 0.75m), new("poverty", "BIF", new DateOnly(1926, 6, 30), -3)];
        var row = new ObservationRow(citizen, "1926-Q2", ObservedValue.Written(values));
        var older = row with { Quarter = "1925-Q4" };
        await WriteAsync(citizen, 0, new ReadTableChanges
        {
            Observations = [row, older],
            Interventions =
            [
                new InterventionRow(citizen, "a", "BIF", "mentor", null, "bo", "bo", "ended", new(1926, 1, 1), new(1926, 2, 1)),
                new InterventionRow(citizen, "b", "BIF", "mentor", null, "bo", "bo", "planned", new(1927, 1, 1), null),
            ],
        });

        Assert.Equal(values, ObservedValue.Of(row));
        Assert.Equal([older, row], await table.ReadAsync("1925-Q4", "1926-Q2", ("", ""), 10, Cancel));
        Assert.Equal([row], await table.ReadAsync("1925-Q4", "1926-Q2", (citizen, "1925-Q4"), 10, Cancel));
        Assert.Equal([older], await table.ReadAsync("1925-Q4", "1926-Q1", ("", ""), 1, Cancel));
        Assert.Equal(
            [new RunIntervention(citizen, "a", "BIF", "mentor", new(1926, 1, 1), new(1926, 2, 1))],
            await table.ReadInterventionsAsync([citizen], Cancel));
        var raw = await storage.Get<IDatabase>().ReadAsync(
            new Statement(GeneratedStatements.ReadAll("observations")).Text("after", "").Text("up_to", "~"),
            static read => (Citizen: read.Text(0), Observed: read.Text(2)), Cancel);
        Assert.Equal(2, raw.Count(one => one.Citizen == citizen && one.Observed[0] == '~'));

        await WriteAsync(citizen, 1, new ReadTableChanges { ObservationsRemoved = [older] });
        Assert.Equal([row], (await stored.ReadAsync("", "~", Cancel)).Observations.Where(one => one.Citizen == citizen));
    }

    [Fact]
    public async Task Barriers_are_encrypted_and_read_by_period_in_order()
    {
        var (table, stored) = (storage.Get<BarrierTable>(), storage.Get<StoredRows>());
        var citizen = StorageSamples.NewCitizen();
        var met = new MetBarrier("payer", "BIF", "SOF");
        var at = StorageSamples.Noon.AddYears(-90);
        BarrierRow first = new(citizen, "a", at, met.Written), second = new(citizen, "b", at.AddDays(1), met.Written);
        await WriteAsync(citizen, 0, new ReadTableChanges { Barriers = [second, first] });

        Assert.Equal(met, MetBarrier.Of(first));
        Assert.Null(MetBarrier.Of(first with { Met = "" }));
        Assert.Equal([first, second], await table.ReadAsync(at, at.AddDays(2), ("", ""), 10, Cancel));
        Assert.Equal([first], await table.ReadAsync(at, at.AddDays(1), ("", ""), 10, Cancel));
        Assert.Equal([second], await table.ReadAsync(at, at.AddDays(2), (citizen, "a"), 10, Cancel));
        Assert.Equal([first], await table.ReadAsync(at, at.AddDays(2), ("", ""), 1, Cancel));
        var raw = await storage.Get<IDatabase>().ReadAsync(
            new Statement(GeneratedStatements.ReadAll("barriers")).Text("after", "").Text("up_to", "~"),
            static read => (Citizen: read.Text(0), Met: read.Text(3)), Cancel);
        Assert.Equal(2, raw.Count(one => one.Citizen == citizen && one.Met[0] == '~'));

        await WriteAsync(citizen, 1, new ReadTableChanges { BarriersRemoved = ["a"] });
        Assert.Equal([second], (await stored.ReadAsync("", "~", Cancel)).Barriers.Where(one => one.Citizen == citizen));
    }

    [Fact]
    public async Task Costs_are_encrypted_and_read_in_order()
    {
        var (table, stored) = (storage.Get<CostTable>(), storage.Get<StoredRows>());
        var citizen = StorageSamples.NewCitizen();
        var paid = new PaidCourse("SOF", "housing-support", "Børn \"&\" familie", 1250.75m, "week", [new(new(2026, 1, 5), null)]);
        var unpaid = paid with { Payer = null, Days = [] };
        CostRow first = new(citizen, "SOF/a", paid.Written), second = new(citizen, "SOF/b", unpaid.Written);
        await WriteAsync(citizen, 0, new ReadTableChanges { Costs = [second, first] });

        var read = PaidCourse.Of(first)!;
        Assert.Equal(paid.Days, read.Days);
        Assert.Equal(paid, read with { Days = paid.Days });
        Assert.Null(PaidCourse.Of(first with { Paid = "" }));
        Assert.Equal([first, second], await table.ReadAsync((citizen, ""), 2, Cancel));
        Assert.Equal([second], await table.ReadAsync((citizen, "SOF/a"), 1, Cancel));
        var raw = await storage.Get<IDatabase>().ReadAsync(
            new Statement(GeneratedStatements.ReadAll("costs")).Text("after", "").Text("up_to", "~"),
            static read => (Citizen: read.Text(0), Paid: read.Text(2)), Cancel);
        Assert.Equal(2, raw.Count(one => one.Citizen == citizen && one.Paid[0] == '~'));

        await WriteAsync(citizen, 1, new ReadTableChanges { CostsRemoved = ["SOF/a"] });
        Assert.Equal([second], (await stored.ReadAsync("", "~", Cancel)).Costs.Where(one => one.Citizen == citizen));
    }

    [Fact]
    public async Task Citizens_are_due_by_their_place_on_the_ring_and_waking_only_brings_forward()
    {
        var times = storage.Get<WakeTimes>();
        var person = StorageSamples.NewCitizen();
        var (due, later) = (StorageSamples.NewCitizen(), StorageSamples.NewCitizen());
        var past = StorageSamples.Noon.AddYears(-20);
        await WriteAsync(due, 0, new ReadTableChanges { Involvements = [new InvolvementRow(due, person, "owes")] }, past);
        await WriteAsync(
            later, 0,
            new ReadTableChanges { Involvements = [new InvolvementRow(later, person, "owes"), new InvolvementRow(later, person, "told")] });
        var place = CitizenRing.PointOf(due);

        Assert.Equal([new DueCitizen(due, past)], await times.DueCitizensAsync(past, 10, cancellation: Cancel));
        Assert.Single(await times.DueCitizensAsync(past, 10, (place - 1, place), Cancel));
        Assert.Empty(await times.DueCitizensAsync(past, 10, (place, place + 1), Cancel));
        Assert.Single(await times.DueCitizensAsync(past, 10, (place + 10, place), Cancel));
        Assert.Empty(await times.DueCitizensAsync(past, 10, (place, place - 1), Cancel));

        string[] concerned = [.. await storage.Get<InvolvementTable>().ReadCitizensAsync([person, "nobody"], "", 10, Cancel)];
        Assert.Equal(new[] { due, later }.Order(StringComparer.Ordinal), concerned);
        Assert.Equal([concerned[1]], await storage.Get<InvolvementTable>().ReadCitizensAsync([person], concerned[0], 10, Cancel));
        Assert.Equal([concerned[0]], await storage.Get<InvolvementTable>().ReadCitizensAsync([person], "", 1, Cancel));
        Assert.Equal(1, await times.WakeCitizensAsync(concerned, past.AddDays(1), Cancel));

        Assert.Equal(
            [new DueCitizen(due, past), new DueCitizen(later, past.AddDays(1))],
            await times.DueCitizensAsync(past.AddDays(2), 10, cancellation: Cancel));
        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(StorageSamples.Append(later, 1), Cancel));
        Assert.Single(await times.DueCitizensAsync(past.AddDays(2), 10, cancellation: Cancel));
    }

    [Fact]
    public async Task A_rebuild_throws_the_rows_away_and_keeps_receipts_and_positions_moving()
    {
        var (rebuild, alerts, involvements) = (
            storage.Get<ReadTablesRebuild>(), storage.Get<AlertTable>(), storage.Get<InvolvementTable>());
        var citizen = StorageSamples.NewCitizen();
        var alert = StorageSamples.Alert(citizen, citizen, "anna");
        await WriteAsync(
            citizen, 0, new ReadTableChanges { Alerts = [alert], Involvements = [new InvolvementRow(citizen, "anna", "owes")] });
        await alerts.MarkDeliveredAsync([citizen], StorageSamples.Noon, "page", Cancel);
        var before = await alerts.FindAsync(citizen, Cancel);

        await rebuild.ClearAsync(Cancel);
        Assert.Empty(await involvements.ReadAsync(citizen, Cancel));
        await rebuild.WriteAsync(
            [new RebuiltCitizen(StorageSamples.Head(citizen), 1, StorageSamples.Noon, new ReadTableChanges { Alerts = [alert] })], Cancel);

        var after = await alerts.FindAsync(citizen, Cancel);
        Assert.Equal((alert, StorageSamples.Noon), (after!.Alert, after.DeliveredAt));
        Assert.True(after.Position > before!.Position);
        Assert.Equal(AppendOutcome.Committed, await _journal.AppendAsync(StorageSamples.Append(citizen, 1), Cancel));
    }

    [Fact]
    public async Task Organization_settings_and_logs_are_kept()
    {
        var (documents, settings) = (storage.Get<OrganizationTable>(), storage.Get<StoredSettings>());
        Assert.Null(await documents.ReadLatestAsync(Cancel));
        Assert.Equal(1, await documents.PutAsync(0, StorageSamples.Noon, "{\"v\":1}"u8.ToArray(), "anna", StorageSamples.Noon, Cancel));
        Assert.Equal(
            2, await documents.PutAsync(1, StorageSamples.Noon.AddDays(1), "{\"v\":2}"u8.ToArray(), "bo", StorageSamples.Noon, Cancel));
        Assert.Null(await documents.PutAsync(1, StorageSamples.Noon, "{}"u8.ToArray(), "eve", StorageSamples.Noon, Cancel));
        Assert.Equal(2, (await documents.ReadLatestAsync(Cancel))!.Version);
        Assert.Equal("anna", (await documents.ReadAsOfAsync(StorageSamples.Noon.AddHours(1), Cancel))!.PutBy);
        Assert.Null(await documents.ReadAsOfAsync(StorageSamples.Noon.AddHours(-1), Cancel));
        Assert.Equal("bo", (await documents.ReadAsync(2, Cancel))!.PutBy);
        Assert.Null(await documents.ReadAsync(3, Cancel));
        await ReachIsKeptAndNeverGoesBackAsync();

        Assert.Null(await settings.FindAsync("check", Cancel));
        Assert.Equal("one", await settings.PutIfAbsentAsync("check", "one", Cancel));
        Assert.Equal("one", await settings.PutIfAbsentAsync("check", "two", Cancel));

        var look = new AccessEntry(StorageSamples.Noon, "anna", "picture", "citizen-1", "responsible");
        await storage.Get<AccessLog>()
            .AppendAsync([look, look with { Citizen = null, Ground = null }, look with { What = "history" }], Cancel);
        Assert.Equal(
            ["history", "picture"], (await storage.Get<AccessLog>().ReadAsync("citizen-1", 10, Cancel)).Select(entry => entry.What));
        await WhoLookedIsReadOncePerHourAsync();
        await BusyHoursLeaveOutWhoIsNoColleagueAsync();

        var refusal = new RefusalEntry(StorageSamples.Noon, "/BIF/x", null, "t", "cpr", 400, "[]"u8.ToArray());
        await storage.Get<RefusalLog>().AppendAsync([refusal], Cancel);
        Assert.Equal(
            refusal with { Faults = default },
            (await storage.Get<RefusalLog>().ReadLatestAsync(null, 10, Cancel))[0] with { Faults = default, Number = 0 });
    }

    /// <summary>Own pages and links to steps are no looks of colleagues, and a family is read with one citizen.</summary>
    private async Task BusyHoursLeaveOutWhoIsNoColleagueAsync()
    {
        var hour = StorageSamples.Noon.AddDays(3);
        foreach (var what in (string[])["own-page", "step-link", "relative", "picture"])
            await storage.Get<AccessLog>().AppendAsync(
                [.. Enumerable.Range(0, 3).Select(one => new AccessEntry(hour, $"looks-{what}", what, $"busy-{one}", null, "BIF"))],
                Cancel);
        Assert.Equal(
            [new BusyHour("looks-picture", "BIF", hour, 3)],
            await storage.Get<LookTable>().ReadBusyHoursAsync(new LookPeriod(hour, hour.AddHours(1), 10), 2, Cancel));
    }

    /// <summary>However often one looked, and the citizen at their own page, the looks of others are found.</summary>
    private async Task WhoLookedIsReadOncePerHourAsync()
    {
        var log = storage.Get<AccessLog>();
        var (often, own) = (new AccessEntry(StorageSamples.Noon, "bo", "picture", "citizen-2", "responsible", "BIF"), "own-page");
        await log.AppendAsync([often with { At = StorageSamples.Noon.AddDays(-1), Who = "eva", Ground = null }], Cancel);
        var looks = Enumerable.Range(0, 300).Select(second => often with
        {
            At = often.At.AddSeconds(second), What = second % 2 == 0 ? own : "picture",
        });
        await log.AppendAsync([.. looks], Cancel);
        await log.AppendAsync([often with { At = often.At.AddHours(1) }], Cancel);
        var looked = await log.ReadWhoLookedAsync("citizen-2", own, 10, Cancel);
        Assert.Equal(
            [
                (often.At.AddHours(1), "bo", "responsible"), (often.At.AddSeconds(299), "bo", "responsible"),
                (often.At.AddDays(-1), "eva", null),
            ],
            looked.Select(static one => (one.At, one.Who, one.Ground)));
        Assert.Equal(["BIF", "BIF", "BIF"], looked.Select(static one => one.Department));
        Assert.Equal(2, (await log.ReadWhoLookedAsync("citizen-2", own, 2, Cancel)).Count);
        Assert.Equal(often.At.AddSeconds(298), await log.ReadLastLookAsync("citizen-2", own, often.At.AddDays(1), Cancel));
        Assert.Equal(often.At.AddSeconds(2), await log.ReadLastLookAsync("citizen-2", own, often.At.AddSeconds(4), Cancel));
        Assert.Null(await log.ReadLastLookAsync("citizen-2", own, often.At, Cancel));
    }

    private async Task ReachIsKeptAndNeverGoesBackAsync()
    {
        var reach = storage.Get<OrganizationReachTable>();
        Assert.Equal(new ReachRow(1, ""), await reach.ReadAsync(Cancel));
        await reach.MoveAsync(1, "m", Cancel);
        await reach.MoveAsync(1, "k", Cancel);
        Assert.Equal(new ReachRow(1, "m"), await reach.ReadAsync(Cancel));
        await reach.EndAsync(1, StorageSamples.Noon, Cancel);
        Assert.Equal(new ReachRow(2, ""), await reach.ReadAsync(Cancel));
        await reach.EndAsync(2, StorageSamples.Noon, Cancel);
        Assert.Null(await reach.ReadAsync(Cancel));

        var post = new PostRow("anna", 1, StorageSamples.Noon, "{}");
        await reach.AddPostsAsync([post, post with { Version = 2, Post = null }], Cancel);
        await reach.AddPostsAsync([post with { Post = "another" }], Cancel);
        Assert.Equal([post with { Version = 2, Post = null }, post], await reach.ReadPostsAsync("anna", 10, Cancel));
        Assert.Single(await reach.ReadPostsAsync("anna", 1, Cancel));
    }

    [Fact]
    public async Task The_summary_and_the_figures_count_what_is_there()
    {
        var citizen = StorageSamples.NewCitizen();
        var kind = $"kind-{citizen}";
        var conflict = new ConflictRow(citizen, "k1", kind, "open", "BIF ZZZ", "anna", null, StorageSamples.Noon, null);
        var deadline = new DeadlineRow(
            citizen, "d1", "hearing", "ZZZ", null, null, "open", StorageSamples.Noon, "anna", null, false, false);
        var handover = new HandoverRow(
            citizen, "h1", "intervention", "BIF/1", "bo", "BIF", "anna", null, "ZZZ", "accepted", false, StorageSamples.Noon,
            StorageSamples.Noon.AddDays(7), StorageSamples.Noon.AddHours(6));
        var chain = new SanctionChainRow(citizen, "BIF/s1", "ZZZ/e1", "BIF", "ZZZ", 90, StorageSamples.Noon);
        await WriteAsync(citizen, 0, new ReadTableChanges
        {
            Conflicts =
                [conflict, conflict with { Id = "k2", Kind = "other", Status = "settled", SettledAt = StorageSamples.Noon }],
            Deadlines =
            [
                deadline, deadline with { Id = "d2", Status = "warned" }, deadline with { Id = "d3", Status = "missed" },
                deadline with { Id = "d4", Status = "met", MetAt = StorageSamples.Noon, Closed = true },
                deadline with { Id = "d5", Status = "missed", MetAt = StorageSamples.Noon.AddDays(1), Late = true, Closed = true },
                deadline with { Id = "d6", Status = "before-start" },
                deadline with { Id = "d7", Status = "before-start", MetAt = StorageSamples.Noon.AddDays(1), Closed = true },
                deadline with { Id = "d8", Status = "before-start", MetAt = StorageSamples.Noon.AddDays(9), Closed = true },
                deadline with { Id = "d9", Status = "before-start", Closed = true },
            ],
            Handovers = [handover, handover with { Id = "h2", Status = "expired" }, handover with { Id = "h3", BySystem = true }],
            Parked = [new ParkedEventRow(citizen, "/BIF/x", "e1", "t", StorageSamples.Noon)],
            Chains =
                [chain, chain with { Benefit = "ZZZ/e2", Days = 91 }, chain with { Sanction = "BIF/s2" },
                chain with { Sanction = "BIF/s3", FromDepartment = "ZZZ" }],
        });
        await WriteAsync(
            citizen, 1, new ReadTableChanges { Chains = [chain with { Days = 89 }], ChainsRemoved = [chain with { Sanction = "BIF/s3" }] });

        var summary = await storage.Get<OperationsCounts>().ReadAsync(Cancel);
        var between = Assert.Single(summary.Conflicts, conflict => conflict.Kind == kind);
        Assert.Equal(["BIF", "ZZZ"], between.Departments);
        Assert.Equal(1, between.Count);
        var totals = await storage.Get<OperationsCounts>().ReadTotalsAsync(Cancel);
        Assert.Contains(new OpenDeadlines("ZZZ", 1, 1, 1, 1), totals.Deadlines);
        Assert.True(totals.Citizens > 0);
        Assert.True(summary is { CitizensShared: > 0, CitizensWithoutCoordinator: > 0, Parked: > 0, HandoversExpired: > 0 });

        var figures = await storage.Get<FiguresTables>().ReadAsync(StorageSamples.Noon, StorageSamples.Noon.AddDays(7), "ZZZ", Cancel);
        Assert.Equal(new DeadlineFigures(Met: 1, Missed: 1, Open: 3, Overdue: 1, BeforeStart: 2), figures.Deadlines);
        Assert.Equal((2, 1), (figures.HandoversCompleted, figures.HandoverCitizens));
        Assert.Equal([new HandoverPair("bo", "anna", 2)], figures.HandoverPairs);
        Assert.Equal(1, figures.HandoverPairCount);
        Assert.Equal(
            [new WaitingSummary(WaitingTime.OfferedAccepted, "BIF", "ZZZ", 2, TimeSpan.FromHours(6), TimeSpan.FromHours(6))],
            figures.Waiting);
        Assert.Equal(
            0, (await storage.Get<FiguresTables>().ReadAsync(null, StorageSamples.Noon.AddDays(-1), "ZZZ", Cancel)).HandoversCompleted);

        var chains = storage.Get<SanctionChainTable>();
        Assert.Equal([new SanctionChain("BIF", "ZZZ", 2)], await chains.CountAsync(StorageSamples.Noon, null, "ZZZ", daysMax: 90, Cancel));
        Assert.Equal([new SanctionChain("BIF", "ZZZ", 3)], await chains.CountAsync(null, null, "ZZZ", daysMax: 91, Cancel));
        Assert.Empty(await chains.CountAsync(null, StorageSamples.Noon, "ZZZ", daysMax: 91, Cancel));
    }

    private async Task WriteAsync(string citizen, long expected, ReadTableChanges changes, DateTimeOffset? wakeAt = null) =>
        Assert.Equal(
            AppendOutcome.Committed,
            await _journal.AppendAsync(
                StorageSamples.Append(citizen, expected) with { Head = StorageSamples.Head(citizen, wakeAt), Changes = changes }, Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

public sealed class ReadTablesOnSqlite(SqliteFixture storage) : ReadTablesContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class ReadTablesOnPostgres(PostgresFixture storage) : ReadTablesContract(storage), IClassFixture<PostgresFixture>;
