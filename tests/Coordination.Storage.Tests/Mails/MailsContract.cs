using Coordination.Storage.Holds;
using Coordination.Storage.Journal;
using Coordination.Storage.Mails;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Tests.Mails;

/// <summary>Of everything that waits one mail is made per person, and what reached nobody is found.</summary>
public abstract class MailsContract(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = StorageSamples.Noon; // When the alerts of the samples are raised.

    private MailTable Mails => storage.Get<MailTable>();

    [Fact]
    public async Task Who_waits_long_enough_is_found_by_severity()
    {
        var (urgent, warned, told) = (NewPerson(), NewPerson(), NewPerson());
        await RaiseAsync(urgent, "urgent");
        await RaiseAsync(warned, "warning");
        await RaiseAsync(told, "info");
        string[] all = [urgent, warned, told];
        var (before, after) = (Noon.AddTicks(-10), Noon);
        Assert.Empty(await Mails.ReadPersonsWaitingAsync(all, before, before, before, Cancel));
        Assert.Equal([urgent], await Mails.ReadPersonsWaitingAsync(all, after, before, before, Cancel));
        Assert.Equal([warned], await Mails.ReadPersonsWaitingAsync(all, before, after, before, Cancel));
        Assert.Equal([told], await Mails.ReadPersonsWaitingAsync(all, before, before, after, Cancel));
        Assert.Empty(await Mails.ReadPersonsWaitingAsync([NewPerson()], after, after, after, Cancel));
    }

    [Fact]
    public async Task What_was_seen_or_told_by_mail_waits_no_longer()
    {
        var person = NewPerson();
        var (seen, told, left) = (await RaiseAsync(person), await RaiseAsync(person), await RaiseAsync(person));
        await storage.Get<AlertTable>().MarkSeenAsync([seen], Noon, "page", Cancel);
        Assert.True(await Mails.AddAsync(NewMail(person), [told], Cancel));
        Assert.Equal([person], await WaitingAsync(person));
        Assert.Equal(
            [(told, MailStates.Waiting), (left, null)],
            (await Mails.ReadUnseenAsync([person], 10, Cancel)).Select(static row => (row.Alert, row.MailState)));
    }

    [Fact]
    public async Task However_many_hosts_make_mail_one_waits_per_person()
    {
        var person = NewPerson();
        var alert = await RaiseAsync(person);
        await using var other = storage.Open();
        var tables = new[] { Mails, (MailTable)other.GetService(typeof(MailTable))! };
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            number => Task.Run(() => tables[number % 2].AddAsync(NewMail(person), [alert], Cancel))));
        Assert.Single(made, static one => one);

        // Also when it has been sent before the other host stores what it had read: nothing is told twice.
        var mail = Assert.Single(await DueAsync(person));
        await Mails.SentAsync(mail, [alert], Noon.AddHours(2), Cancel);
        Assert.False(await Mails.AddAsync(NewMail(person), [alert], Cancel));
        Assert.Empty(await DueAsync(person));
        Assert.Empty(await WaitingAsync(person));
        var stored = (await storage.Get<AlertTable>().FindAsync(alert, Cancel))!;
        Assert.Equal((Noon.AddHours(2), "mail", Noon.AddHours(2)), (stored.DeliveredAt, stored.Channel, stored.MailedAt));
    }

    [Fact]
    public async Task A_mail_is_tried_again_when_it_is_due_and_tells_only_what_is_unseen()
    {
        var person = NewPerson();
        var (one, other) = (await RaiseAsync(person), await RaiseAsync(person));
        await Mails.AddAsync(NewMail(person), [one, other], Cancel);
        var mail = Assert.Single(await DueAsync(person));
        await Mails.RetryAsync(mail.Id, 1, Noon, Noon.AddMinutes(1), "away", Cancel);
        Assert.Empty(await DueAsync(person));
        var again = Assert.Single(await DueAsync(person, Noon.AddMinutes(1)));
        Assert.Equal(mail with { Attempts = 1, FirstAt = Noon }, again);
        await storage.Get<AlertTable>().MarkSeenAsync([one], Noon, "api", Cancel);
        Assert.Equal([(other, "warning")], await Mails.ReadToldAsync(again, Cancel));
    }

    [Fact]
    public async Task What_was_given_up_waits_until_it_is_counted_as_undeliverable()
    {
        var person = NewPerson();
        var alert = await RaiseAsync(person);
        await Mails.AddAsync(NewMail(person), [alert], Cancel);
        var mail = Assert.Single(await DueAsync(person));
        Assert.Empty(await WaitingAsync(person));
        await Mails.EndAsync(mail.Id, MailStates.Refused, 1, "550", Noon.AddHours(1), Cancel);
        Assert.Equal([person], await WaitingAsync(person));
        await Mails.MarkUndeliverableAsync([alert], "mail-refused", Noon.AddHours(2), Cancel);
        Assert.Empty(await WaitingAsync(person));

        var table = storage.Get<UndeliverableTable>();
        Assert.Equal(
            new UndeliverableRow(alert, person, "appointment-clash", "BIF", "warning", Noon, Noon.AddHours(2), "mail-refused", null),
            Assert.Single(await table.ReadAsync([person], null, 10, Cancel)));
        Assert.Empty(await table.ReadAsync([person], (Noon.AddHours(2), alert), 10, Cancel));
        Assert.Equal((1, 0), (await table.CountAsync([person], 10, Cancel), await table.CountAsync([], 10, Cancel)));
        Assert.Contains(await table.ReadAsync(null, null, 1_000, Cancel), one => one.Alert == alert);
        var given = Assert.Single(await table.ReadGivenUpMailsAsync([person], null, 10, Cancel));
        Assert.Equal((mail.Id, "refused", 1L, "550"), (given.Id, given.State, given.Attempts, given.Error));
        Assert.Empty(await table.ReadGivenUpMailsAsync([person], (given.EndedAt, given.Id), 10, Cancel));

        // Shown to its receiver, or made up for by a later mail, it is listed no more.
        await storage.Get<AlertTable>().MarkDeliveredAsync([alert], Noon.AddHours(3), "page", Cancel);
        Assert.Empty(await table.ReadAsync([person], null, 10, Cancel));
        await Mails.AddAsync(NewMail(person), [await RaiseAsync(person)], Cancel);
        await Mails.SentAsync(Assert.Single(await DueAsync(person)), [], Noon.AddHours(4), Cancel);
        Assert.Empty(await table.ReadGivenUpMailsAsync([person], null, 10, Cancel));
    }

    [Fact]
    public async Task Receipts_of_an_alert_that_is_raised_again_begin_anew()
    {
        var (journal, alerts) = (storage.Get<IJournal>(), storage.Get<AlertTable>());
        var person = NewPerson();
        var id = await RaiseAsync(person);
        await alerts.MarkSeenAsync([id], Noon, "page", Cancel);
        var alert = StorageSamples.Alert(id, id, person) with { RaisedAt = Noon.AddDays(1) };
        await journal.AppendAsync(
            StorageSamples.Append(id, 1) with { Changes = new ReadTableChanges { Alerts = [alert] } }, Cancel);
        var again = (await alerts.FindAsync(id, Cancel))!;
        Assert.Equal((null, null, null), (again.DeliveredAt, again.Channel, again.SeenAt));

        await alerts.MarkDeliveredAsync([id], Noon.AddDays(2), "api", Cancel);
        await alerts.MarkSeenAsync([id], Noon.AddDays(3), "page", Cancel);

        var then = (await alerts.FindAsync(id, Cancel))!;
        Assert.Equal((Noon.AddDays(2), "api", Noon.AddDays(3)), (then.DeliveredAt, then.Channel, then.SeenAt));
    }

    [Fact]
    public async Task Wishes_are_those_said_last()
    {
        var table = storage.Get<MailWishTable>();
        var (person, silent) = (NewPerson(), NewPerson());
        await table.PutAsync(new MailWishRow(person, true, false, true, "21:00", "06:30"), Noon, Cancel);
        var last = new MailWishRow(person, false, true, false, null, null);
        await table.PutAsync(last, Noon, Cancel);
        Assert.Equal([last], await table.ReadAsync([person, silent], Cancel));
    }

    [Fact]
    public async Task Work_is_held_by_one_until_it_is_let_go_or_runs_out()
    {
        var table = storage.Get<HoldTable>();
        var name = NewPerson();
        Assert.True(await table.TakeAsync(name, "a", Noon, Noon.AddMinutes(1), Cancel));
        Assert.False(await table.TakeAsync(name, "b", Noon, Noon.AddMinutes(1), Cancel));
        Assert.False(await table.RenewAsync(name, "b", Noon.AddMinutes(9), Cancel));
        Assert.True(await table.RenewAsync(name, "a", Noon.AddMinutes(2), Cancel));
        Assert.False(await table.TakeAsync(name, "b", Noon.AddMinutes(2), Noon.AddMinutes(3), Cancel));
        Assert.True(await table.TakeAsync(name, "b", Noon.AddMinutes(2).AddTicks(10), Noon.AddMinutes(3), Cancel));
        Assert.False(await table.RenewAsync(name, "a", Noon.AddMinutes(9), Cancel));
        await table.ReleaseAsync(name, "a", Cancel);
        Assert.False(await table.TakeAsync(name, "a", Noon, Noon.AddMinutes(1), Cancel));
        await table.ReleaseAsync(name, "b", Cancel);
        Assert.True(await table.TakeAsync(name, "a", Noon, Noon.AddMinutes(1), Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string NewPerson() => Guid.NewGuid().ToString("N");

    private static NewMail NewMail(string person) =>
        new(Guid.NewGuid().ToString("N"), person, person, Noon.AddHours(1), Noon);

    private async Task<string> RaiseAsync(string person, string severity = "warning")
    {
        var citizen = StorageSamples.NewCitizen();
        await storage.Get<IJournal>().AppendAsync(
            StorageSamples.Append(citizen, 0) with
            {
                Changes = new ReadTableChanges { Alerts = [StorageSamples.Alert(citizen, citizen, person) with { Severity = severity }] },
            },
            Cancel);
        return citizen;
    }

    private Task<IReadOnlyList<string>> WaitingAsync(string person) =>
        Mails.ReadPersonsWaitingAsync([person], Noon, Noon, Noon, Cancel);

    // Each person has a department of their own here.
    private Task<IReadOnlyList<DueMail>> DueAsync(string person, DateTimeOffset? now = null) =>
        Mails.ReadDueAsync(person, now ?? Noon, 10, Cancel);
}

public sealed class MailsOnSqlite(SqliteFixture storage) : MailsContract(storage), IClassFixture<SqliteFixture>;

[Collection(PostgresFixture.OneAtATime)]
public sealed class MailsOnPostgres(PostgresFixture storage) : MailsContract(storage), IClassFixture<PostgresFixture>;
