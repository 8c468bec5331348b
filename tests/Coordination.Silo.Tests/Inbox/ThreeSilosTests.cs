using System.Collections.Concurrent;
using Coordination.Grains;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Inbox;

/// <summary>Each test has three silos of its own, for one kills some of them.</summary>
public sealed class ThreeSilosTests : IAsyncLifetime
{
    private readonly ThreeSilosFixture _silos = new();

    public ValueTask InitializeAsync() => _silos.InitializeAsync();

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    [Fact]
    public async Task An_absence_put_on_one_silo_reaches_citizens_of_all()
    {
        var keys = await _silos.NewCitizensAsync("absent", 60);
        Assert.Empty(await _silos.Get<OrganizationSource>().PutAsync(Municipality.Organization(), "test", CancellationToken.None));
        Caller.System.SetCurrent();
        foreach (var key in keys) await _silos.Citizen(key).TakeIn([Reports.Started("BIF", "1", DateTimeOffset.UtcNow)]);
        await _silos.Get<OrganizationSource>(
            1).PutAsync(Municipality.Organization("bif-1-1", DateTimeOffset.UtcNow.AddDays(-1)), "test", CancellationToken.None);
        foreach (var key in keys)
            await Eventually.IsAsync($"the substitute answers for {key}", async () =>
                (await _silos.Citizen(key).Picture())!.Interventions[0].Responsible == "bif-1-3");
    }

    [Fact]
    public async Task Silos_that_stop_and_are_killed_under_load_lose_and_double_nothing()
    {
        var keys = await _silos.NewCitizensAsync("killed", 100);
        ConcurrentBag<IncomingEvent> acknowledged = [];
        using var enough = new CancellationTokenSource();
        var intake = _silos.Get<EventIntake>();
        var journal = _silos.Get<IJournal>();
        var load = Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var number = 0; !enough.IsCancellationRequested; number++)
            {
                var now = DateTimeOffset.UtcNow;
                IncomingEvent[] batch =
                [
                    .. Enumerable.Range(0, 5).Select(offset => new IncomingEvent(
                        keys[((worker * 13) + (number * 5) + offset) % keys.Length],
                            Reports.Booked("BIF", $"{offset}", now, now.AddDays(2)))),
                ];
                await intake.AcceptAsync(batch);
                foreach (var incoming in batch) acknowledged.Add(incoming);
            }
        })));

        await Eventually.IsAsync("there is load", () => Task.FromResult(acknowledged.Count > 500));
        await _silos.Cluster.KillSiloAsync(_silos.Cluster.Silos[2]);
        var before = acknowledged.Count;
        await Eventually.IsAsync("load goes on", () => Task.FromResult(acknowledged.Count > before + 500));
        await _silos.Cluster.StopSiloAsync(_silos.Cluster.Silos[1]);
        before = acknowledged.Count;
        await Eventually.IsAsync("load goes on", () => Task.FromResult(acknowledged.Count > before + 500));
        await enough.CancelAsync();
        await load;

        foreach (var citizen in acknowledged.GroupBy(incoming => incoming.Citizen))
        {
            HashSet<string> sent = [.. citizen.Select(incoming => incoming.Event.Id)];
            await Eventually.IsAsync($"what was acknowledged of {citizen.Key} is applied", async () =>
            {
                var taken = (await journal.ReadAsync(citizen.Key, 0, 100_000)).Where(entry => entry.Fact.EventId is not null)
                    .Select(entry => entry.Fact.EventId!).ToList();
                return taken.Count == sent.Count && sent.SetEquals(taken);
            }, TimeSpan.FromSeconds(90));
        }

        Assert.Empty(await _silos.Get<IInbox>().ReadDeadLettersAsync(null, 1));
        await _silos.ReadTablesAreAsTheJournalSaysAsync();
    }
}
