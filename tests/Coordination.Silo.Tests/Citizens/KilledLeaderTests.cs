using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Inbox;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>Three silos of its own for each test: the one that leads is killed in the middle of a join.</summary>
public sealed class KilledLeaderTests : IAsyncLifetime
{
    private static readonly TimeSpan JoinedMax = TimeSpan.FromSeconds(90);

    private readonly HeldJoinFixture _silos = new();

    public ValueTask InitializeAsync() => _silos.InitializeAsync();

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_join_whose_leader_is_killed_ends_joined_with_everything_once(bool hasTakenOver)
    {
        var now = DateTimeOffset.UtcNow;
        var keys = await _silos.NewCitizensAsync("joined", 2);
        var (older, younger) = (keys[0], keys[1]);
        Caller.System.SetCurrent();
        await _silos.Citizen(older).TakeIn([Reports.Started("SOF", "1", now), Reports.Booked("SOF", "a", now, now.AddDays(2))]);
        await _silos.Citizen(younger).TakeIn([Reports.Started("BIF", "2", now), Reports.DeadlineSet("BIF", "d", now, now.AddDays(9))]);

        _silos.Gate.AfterIt = hasTakenOver;
        _silos.Gate.Shut();
        await _silos.Get<EventIntake>().AcceptAsync([new IncomingEvent(
            younger, Reports.Of("KFF", now, new CitizenRenumbered { To = $"citizen:{older}", Subject = younger }))]);
        var killed = await _silos.Gate.Held.WaitAsync(JoinedMax);
        await _silos.KillAsync(killed);
        // While the join is under way, departments report under both numbers.
        await _silos.GetLiving<EventIntake>().AcceptAsync(
        [
            new IncomingEvent(older, Reports.Started("SUF", "3", now)), new IncomingEvent(younger, Reports.Started("BIF", "4", now)),
        ]);

        await Eventually.IsAsync(
            "the picture shows everything", async () => await PictureAsync(younger) is { Interventions.Count: 4 }, JoinedMax);
        foreach (var key in keys)
        {
            var picture = (await PictureAsync(key))!;
            Assert.Equal((older, 2), (picture.Key, picture.Keys.Count));
            Assert.Equal(["BIF/2", "BIF/4", "SOF/1", "SUF/3"], picture.Interventions.Select(static one => one.Id).Order());
            Assert.All(picture.Interventions, static one => Assert.NotEmpty(one.Responsible));
            Assert.Equal(("SOF/a", "BIF/d"), (
                Assert.Single(picture.Appointments).Id, Assert.Single(picture.Deadlines, static one => one.Kind == "department").Id));
        }

        await Eventually.IsAsync("the younger follows", async () => (await KindsAsync(younger)).Contains("place-follows"), JoinedMax);
        var journal = await _silos.GetLiving<IJournal>().ReadAsync(older, 0, 1_000);
        Assert.Single(journal, static entry => entry.Fact.Kind == "place-joined");
        Assert.All(
            journal.Where(static entry => entry.Fact.Kind.StartsWith("coordination.", StringComparison.Ordinal))
                .GroupBy(static entry => (entry.Fact.By, entry.Fact.Cause)),
            static same => Assert.Single(same));
        Assert.Empty(await _silos.GetLiving<IInbox>().ReadDeadLettersAsync(null, 1));
        Assert.Empty((await _silos.GetLiving<ReadTablesCheck>().RunAsync()).Faults);
    }

    private async Task<CitizenView?> PictureAsync(string key)
    {
        Caller.System.SetCurrent();
        try
        {
            return await _silos.GetLiving<IGrainFactory>().GetGrain<ICitizenGrain>(key).Picture();
        }
        catch (Exception fault) when (fault is TimeoutException or Orleans.Runtime.OrleansException)
        {
            return null; // Asked while the death is not noticed yet.
        }
    }

    private async Task<IReadOnlyList<string>> KindsAsync(string key) =>
        [.. (await _silos.GetLiving<IJournal>().ReadAsync(key, 0, 1_000)).Select(static entry => entry.Fact.Kind)];
}
