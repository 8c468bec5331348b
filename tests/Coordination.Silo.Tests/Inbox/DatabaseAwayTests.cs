using System.Collections.Concurrent;
using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Inbox;

public sealed class DatabaseAwayTests(StoppablePostgresSiloFixture silo) : IClassFixture<StoppablePostgresSiloFixture>
{
    [Fact]
    public async Task A_database_that_goes_away_delays_and_loses_nothing()
    {
        string[] keys = [.. await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => silo.NewCitizenAsync()))];
        ConcurrentBag<IncomingEvent> acknowledged = [];
        var refused = 0;
        using var enough = new CancellationTokenSource();
        var load = Task.WhenAll(keys.Select(key => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var incoming = new IncomingEvent(key, Reports.Booked("BIF", "1", silo.Time.Now, silo.Time.Now.AddDays(1)));
                try
                {
                    await silo.Intake.AcceptAsync([incoming]);
                    acknowledged.Add(incoming);
                }
                catch (StorageUnavailableException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })));

        await Eventually.IsAsync("there is load", () => Task.FromResult(acknowledged.Count > 100));
        await silo.Postgres.StopAsync(crash: true);
        await Eventually.IsAsync("nothing is acknowledged any more", () => Task.FromResult(Volatile.Read(ref refused) > 20));
        await Assert.ThrowsAnyAsync<Exception>(() => silo.TakeInAsync(keys[0], Reports.Started("BIF", "1", silo.Time.Now)));
        await silo.Postgres.StartAsync();
        var before = acknowledged.Count;
        await Eventually.IsAsync("work goes on by itself", () => Task.FromResult(acknowledged.Count > before + 100));
        await enough.CancelAsync();
        await load;

        foreach (var citizen in acknowledged.GroupBy(incoming => incoming.Citizen))
            await Eventually.IsAsync($"what was acknowledged of {citizen.Key} is applied", async () =>
            {
                var taken = (await silo.Journal.ReadAsync(citizen.Key, 0, 100_000)).Select(entry => entry.Fact.EventId).ToHashSet();
                return citizen.All(incoming => taken.Contains(incoming.Event.Id));
            }, TimeSpan.FromSeconds(60));
        Assert.Empty(await silo.Get<IInbox>().ReadDeadLettersAsync(null, 1));
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }
}
