using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Transfers;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>No wrong door: contacts, who owns them, who to call, and finding a person by name, on either engine.</summary>
public abstract class ContactContract(SiloFixture silo)
{
    private const string EntryLeader = "sof-1-4";
    private static readonly ResponsibilityView Contact = new("contact", "SOF/h");

    [Fact]
    public async Task A_contact_handover_moves_its_rows_the_desk_and_the_access()
    {
        var key = await ReceivedAsync();
        var tables = silo.Get<DeskTables>();
        Assert.Contains(
            await tables.ReadDeadlinesAsync(EntryLeader, ListPosition.Start, 1_000),
            row => row.Citizen == key && row.Kind == "contact-answer");
        var offer = await OfferAsync(key, "bif-1-1");
        Assert.Equal("offered", offer.Status);
        Assert.Contains(await tables.ReadHandoversToAsync("bif-1-1", ["bif-1"], ListPosition.Start, 1_000), row =>
            row.Citizen == key && row is { WhatType: "contact", WhatId: "SOF/h" });
        Assert.Contains(await tables.ReadHandoversFromAsync(EntryLeader, ListPosition.Start, 1_000), row => row.Id == offer.Id);
        Assert.Equal(Sight.Nothing, await As("bif-1-2", key).CallerSight());

        Assert.Equal("accepted", Value(await As("bif-1-1", key).AnswerHandover(offer.Id, HandoverReply.Accept, null, null)).Status);

        Assert.Equal(("bif-1-1", "bif-1-1"), await OwnerAsync(key));
        Assert.Equal(Sight.Part, await As("bif-1-1", key).CallerSight());
        Assert.Equal(Sight.Part, await As("bif-1-4", key).CallerSight());
        Assert.Contains(await tables.ReadDeadlinesAsync("bif-1-1", ListPosition.Start, 1_000), row => row.Citizen == key);
        Assert.DoesNotContain(await tables.ReadDeadlinesAsync(EntryLeader, ListPosition.Start, 1_000), row => row.Citizen == key);
        Assert.Contains(key, await silo.Get<CaseloadTransferTable>().ReadCaseloadAsync("bif-1-1"));
        await silo.TakeInAsync(key, Reports.Of("SOF", silo.Time.Now, new ContactAnswered { ContactId = "h" }));
        Assert.DoesNotContain(key, await silo.Get<CaseloadTransferTable>().ReadCaseloadAsync("bif-1-1"));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Two_who_accept_at_once_are_told_apart_and_a_repeated_command_repeats_its_answer()
    {
        var key = await ReceivedAsync();
        Assert.Equal("forbidden", (await As("bif-1-1", key).OfferHandover(
            new HandoverOffer { What = Contact, To = new("bif-1-2", null), Reason = "grund" }, null)).Refusal!.Kind);
        var asked = new HandoverOffer { What = Contact, To = new(null, "bif-1"), Reason = "grund" };
        var offer = Value(await As(EntryLeader, key).OfferHandover(asked, new("k", "h")));
        Assert.Equal(offer, Value(await As(EntryLeader, key).OfferHandover(asked, new("k", "h"))));
        var answers = await Task.WhenAll(
            ((string[])["bif-1-1", "bif-1-2"]).Select(who => As(who, key).AnswerHandover(offer.Id, HandoverReply.Accept, null, null)));
        var won = Assert.Single(answers, answer => answer.Value is not null).Value!.AcceptedBy!;
        Assert.Contains(won, Assert.Single(
                answers, answer => answer.Refusal is { Kind: "conflict" }).Refusal!.Why, StringComparison.Ordinal);
        Assert.Equal((won, won), await OwnerAsync(key));
    }

    [Fact]
    public async Task Its_owner_lasts_through_a_snapshot_a_rebuild_and_a_new_organization_document()
    {
        var key = await ReceivedAsync();
        Assert.Equal((EntryLeader, EntryLeader), await OwnerAsync(key));
        await silo.DeactivateAsync(key);
        Assert.Equal((EntryLeader, EntryLeader), await OwnerAsync(key));
        await silo.Get<ReadTablesRebuilder>().RebuildAsync();
        Assert.Contains(key, await silo.Get<CaseloadTransferTable>().ReadCaseloadAsync(EntryLeader));
        var other = Municipality.Organization();
        await silo.PutAsync(other with {
            Units = [.. other.Units.Select(unit => unit.Id == "sof-1" ? unit with { Leader = "sof-1-2" } : unit)] });
        await Eventually.IsAsync(
            "the new leader of the entry unit owns the contact", async () => await OwnerAsync(key) == ("sof-1-2", "sof-1-2"));
        await silo.PutAsync(other);
        await Eventually.IsAsync(
            "the old leader of the entry unit owns the contact again", async () => await OwnerAsync(key) == (EntryLeader, EntryLeader));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    [Fact]
    public async Task Persons_and_colleagues_are_for_those_involved_and_entries_for_anybody()
    {
        var key = await ReceivedAsync();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => As("bif-1-2", key).Contacts(persons: true));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => As("bif-1-2", key).Colleagues());
        var entry = Assert.Single((await As("bif-1-2", key).AskContacts("grund"))!);
        Assert.Equal(("entry", "SOF", EntryLeader), (entry.Role, entry.Department, entry.Caseworker));
        Assert.Equal(["contact-owner"], Assert.Single((await As(EntryLeader, key).Colleagues())!).Roles);
        Assert.Equal(
            EntryLeader, Assert.Single((await As(EntryLeader, key).Contacts(persons: true))!, one => one.For == "SOF/h").Caseworker);
    }

    [Fact]
    public async Task A_person_is_found_by_any_spelling_even_after_correction_and_rebuild()
    {
        var (one, other) = (await silo.NewCitizenAsync(), await silo.NewCitizenAsync());
        var born = new DateOnly(1971, 4, 9);
        foreach (var key in (string[])[one, other])
            await silo.TakeInAsync(key, Reports.Of(
                "KFF", silo.Time.Now, new CitizenRegistered { Name = $"Åse Sørensen {key}", BirthDate = born, AddressProtected = true }));
        await silo.TakeInAsync(other, Reports.Of("KFF", silo.Time.Now, new CitizenDied { OnDate = new DateOnly(2026, 2, 1) }));

        Assert.Equal([one], await FindAsync($"{one} SOERENSEN, Aase", born));
        Assert.Equal([other], await FindAsync($"åse sørensen {other}", born));
        Assert.Empty(await FindAsync($"Åse Sørensen {one}", born.AddDays(1)));
        Assert.Empty(await FindAsync($"Åse {one}", born));

        await silo.TakeInAsync(one, Reports.Of("KFF", silo.Time.Now, new CitizenCorrected { Name = $"Åse Holm {one}" }));
        Assert.Empty(await FindAsync($"Åse Sørensen {one}", born));
        await silo.Get<ReadTablesRebuilder>().RebuildAsync();
        Assert.Equal([one], await FindAsync($"Åse Holm {one}", born));
        await silo.ExecuteAsync($"delete from persons where citizen = '{one}'");
        Assert.StartsWith($"{one}: ", Assert.Single((await silo.Get<ReadTablesCheck>().RunAsync()).Faults), StringComparison.Ordinal);
        await silo.Get<ReadTablesRebuilder>().RebuildAsync();
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    private Task<IReadOnlyList<string>> FindAsync(string name, DateOnly born) =>
        silo.Get<PersonSearch>().FindAsync(PersonName.Of(name), born);

    private async Task<string> ReceivedAsync()
    {
        await silo.PutAsync(Municipality.Organization());
        var key = await silo.NewCitizenAsync();
        await silo.TakeInAsync(
            key, Reports.Of("SOF", silo.Time.Now, new ContactReceived { ContactId = "h", Channel = "phone", Unit = "sof-1" }));
        return key;
    }

    private async Task<HandoverView> OfferAsync(string key, string to) =>
        Value(await As(EntryLeader, key).OfferHandover(
            new HandoverOffer { What = Contact, To = new(to, null), Reason = "den er jeres" }, null));

    private async Task<(string?, string?)> OwnerAsync(string key)
    {
        var contact = Assert.Single((await silo.PictureAsync(key))!.Contacts);
        return (contact.Owner, contact.Responsible);
    }

    private ICitizenGrain As(string caseworker, string key)
    {
        new Caller(CallerKind.Caseworker, caseworker).SetCurrent();
        return silo.Citizen(key);
    }

    private static T Value<T>(Answer<T> answer) where T : class
    {
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }
}

public sealed class SqliteContactTests(SiloFixture silo) : ContactContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresContactTests(PostgresSiloFixture silo) : ContactContract(silo), IClassFixture<PostgresSiloFixture>;
