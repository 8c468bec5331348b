using Coordination.Events;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>What a sender is told of an event, on either engine.</summary>
public abstract class EventResultContract(SiloFixture silo)
{
    private DateTimeOffset Now => silo.Time.Now;

    [Fact]
    public async Task The_same_source_and_id_with_other_content_is_refused_and_changes_nothing()
    {
        var key = await silo.NewCitizenAsync();
        var first = Reports.Started("BIF", "1", Now);
        await silo.TakeInAsync(key, first);
        DepartmentEvent[] others =
        [
            WithHours(first, 11),
            first with { Data = (InterventionStarted)first.Data with { Cleared = ["place"] } },
            first with { Data = (InterventionStarted)first.Data with { InterventionId = "2" } },
            Reports.Booked("BIF", "1", Now, Now.AddDays(1)) with { Id = first.Id },
        ];
        foreach (var other in others)
        {
            var result = await OneAsync(key, other);
            Assert.Equal(("refused", true), (result.Status, result.IsConflicting));
            Assert.NotNull(result.Why);
        }

        Assert.Equal(("duplicate", "none", "repeat"), Told(await OneAsync(key, first)));
        Assert.Equal(("duplicate", "none", "repeat"), Told(await OneAsync(key, first with { Time = Now.AddMinutes(1), Sequence = "2" })));
        var picture = await silo.PictureAsync(key);
        Assert.Equal("BIF/1", Assert.Single(picture!.Interventions).Id);
        Assert.Empty(picture.Appointments);
    }

    [Fact]
    public async Task Of_two_events_with_one_id_in_one_delivery_the_first_counts()
    {
        var key = await silo.NewCitizenAsync();
        var first = Reports.Started("BIF", "1", Now);
        var results = await silo.TakeInAsync(key, first, WithHours(first, 11), first);
        Assert.Equal(["settled", "refused", "duplicate"], results.Select(result => result.Status));
    }

    [Fact]
    public async Task A_repeat_after_a_restart_is_still_compared_by_its_content()
    {
        var key = await silo.NewCitizenAsync();
        var first = Reports.Started("BIF", "1", Now);
        await silo.TakeInAsync(key, first);
        await silo.DeactivateAsync(key);
        await silo.ExecuteAsync("delete from OrleansStorage");
        Assert.Equal("duplicate", (await OneAsync(key, first)).Status);
        Assert.True((await OneAsync(key, WithHours(first, 11))).IsConflicting);
    }

    [Fact]
    public async Task A_resend_of_what_waits_is_answered_parked()
    {
        var key = await silo.NewCitizenAsync();
        var moved = Reports.Moved("BIF", "9", Now, Now.AddDays(2));
        Assert.Equal(("parked", "none", "waits"), Told(await OneAsync(key, moved)));
        Assert.Equal(("parked", "none", "waits"), Told(await OneAsync(key, moved)));
        await silo.TakeInAsync(key, Reports.Booked("BIF", "9", Now.AddHours(-1), Now.AddDays(1)));
        Assert.Equal(("duplicate", "none", "repeat"), Told(await OneAsync(key, moved)));
    }

    [Fact]
    public async Task An_event_without_effect_says_why()
    {
        var key = await silo.NewCitizenAsync();
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        await silo.TakeInAsync(
            key, Reports.Started("BIF", "1", Now.AddHours(-9)),
            Reports.Of("BIF", Now.AddHours(-5), new InterventionChanged { InterventionId = "1", WeeklyHours = 20 }));

        Assert.Equal(("settled", "none", "older-than-known"), Told(await OneAsync(
            key, Reports.Of("BIF", Now.AddHours(-6), new InterventionChanged { InterventionId = "1", WeeklyHours = 15 }))));
        Assert.Equal(("settled", "none", "already-so"), Told(await OneAsync(
            key, Reports.Of("BIF", Now.AddHours(-4), new InterventionChanged { InterventionId = "1", WeeklyHours = 20 }))));
        Assert.Equal(("settled", "changed", null), Told(await OneAsync(
            key, Reports.Of("BIF", Now.AddHours(-3), new InterventionEnded { InterventionId = "1", EndedOn = today }))));
        Assert.Equal(("settled", "none", "closed"), Told(await OneAsync(
            key, Reports.Of("BIF", Now.AddHours(-2), new InterventionPaused { InterventionId = "1", OnDate = today }))));
        Assert.Equal(("settled", "none", "already-so"), Told(await OneAsync(
            key, Reports.Of("BIF", Now.AddHours(-1), new InterventionEnded { InterventionId = "1", EndedOn = today }))));
        Assert.Equal(("settled", "changed", null), Told(await OneAsync(key, Reports.Started("BIF", "1", Now))));
    }

    [Fact]
    public async Task A_withdrawal_changes_once_and_what_it_withdrew_leaves_every_table()
    {
        var key = await silo.NewCitizenAsync();
        var started = Reports.Started("BIF", "1", Now);
        var contact = Reports.Of("BIF", Now, new ContactReceived { ContactId = "c", Channel = "phone", Unit = Municipality.UnitOf("BIF") });
        await silo.TakeInAsync(key, started, contact);

        Assert.Equal(("settled", "changed", null), Told(await OneAsync(key, Withdrawal(started))));
        Assert.Equal(("settled", "changed", null), Told(await OneAsync(key, Withdrawal(contact))));
        Assert.Equal(("duplicate", "none", "already-so"), Told(await OneAsync(key, Withdrawal(started))));
        Assert.Equal(("duplicate", "none", "repeat"), Told(await OneAsync(key, started)));
        Assert.Empty((await silo.PictureAsync(key))!.Interventions);
        await silo.ReadTablesAreAsTheJournalSaysAsync();

        var late = Reports.Started("BIF", "2", Now);
        Assert.Equal(("parked", "none", "waits"), Told(await OneAsync(key, Withdrawal(late))));
        Assert.Equal(("settled", "none", "withdrawn"), Told(await OneAsync(key, late)));
        Assert.Empty((await silo.PictureAsync(key))!.Interventions);
        Assert.Empty((await silo.PictureAsync(key))!.Parked);
    }

    private static DepartmentEvent WithHours(DepartmentEvent started, decimal hours) =>
        started with { Data = (InterventionStarted)started.Data with { WeeklyHours = hours } };

    private async Task<EventResult> OneAsync(string key, DepartmentEvent reported) => Assert.Single(await silo.TakeInAsync(key, reported));

    private static (string Status, string? Effect, string? Reason) Told(EventResult result) =>
        (result.Status, result.Effect, result.EffectReason);

    private DepartmentEvent Withdrawal(DepartmentEvent of) =>
        Reports.Of(of.Department, Now, new EventWithdrawn { Id = of.Id, Reason = "meldt ved en fejl" });
}

public sealed class SqliteEventResultTests(SiloFixture silo) : EventResultContract(silo), IClassFixture<SiloFixture>;

public sealed class PostgresEventResultTests(PostgresSiloFixture silo) : EventResultContract(silo), IClassFixture<PostgresSiloFixture>;
