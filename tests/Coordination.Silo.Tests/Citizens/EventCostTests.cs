using Coordination.Grains;
using Coordination.Storage.Inbox;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>
/// What an event costs, in figures that are steady on any machine. A change that costs more must say so here. The events are those of
/// the benchmark: of four, one moves an appointment into a clash and one moves it out again.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class EventCostTests(PrivatePostgresSiloFixture silo) : IClassFixture<PrivatePostgresSiloFixture>
{
    private const int Citizens = 150;
    private const int EventsEach = 8;
    private const int CallersAtOnce = 32;

    private const double RowsMax = 5.5;
    private const double IndexEntriesMax = 8.5;
    private const double WalBytesMax = 2_900;
    private const double AllocatedKilobytesMax = 56;
    private const double HeadsHotShareMin = 0.95;

    [Fact]
    public async Task An_event_costs_no_more_than_before()
    {
        await silo.PutAsync(Municipality.Organization());
        var population = new Population("cost", Citizens, silo.Time.Now);
        await silo.Get<IInbox>().GiveKeysAsync(
            [.. Enumerable.Range(0, Citizens).Select(citizen => new GivenKey(population.Key(citizen), new byte[] { 1 }))]);
        await EachAsync(async citizen => await silo.TakeInAsync(population.Key(citizen), [.. population.Beginning()]));
        // The first clash of a citizen adds rows that later ones change.
        await EachAsync(citizen => TakeInNextAsync(population, citizen, 4));

        var (began, allocated) = (await PostgresWork.BeginAsync(silo.Database), GC.GetTotalAllocatedBytes(precise: true));
        await EachAsync(citizen => TakeInNextAsync(population, citizen, EventsEach));
        const double Events = Citizens * EventsEach;
        var kilobytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Events / 1024;
        var work = await PostgresWork.SinceAsync(silo.Database, began, Events);

        var figures = FormattableString.Invariant(
            $"{work.Rows:F2} rows, {work.IndexEntries:F2} index entries, {work.WalBytes:F0} bytes of WAL, {kilobytes:F1} KB allocated, ")
            + FormattableString.Invariant($"{work.HeadsHotShare:P1} of the heads changed in place");
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.True(
            work is { Rows: <= RowsMax, IndexEntries: <= IndexEntriesMax, WalBytes: <= WalBytesMax, HeadsHotShare: >= HeadsHotShareMin }
                && kilobytes <= AllocatedKilobytesMax,
            $"An event costs {figures}.");
        await silo.ReadTablesAreAsTheJournalSaysAsync();
    }

    private async Task TakeInNextAsync(Population population, int citizen, int events)
    {
        for (var number = 0; number < events; number++)
            await silo.TakeInAsync(population.Key(citizen), population.Next(citizen));
    }

    private static Task EachAsync(Func<int, Task> take) => Parallel.ForAsync(
        0, Citizens, new ParallelOptions { MaxDegreeOfParallelism = CallersAtOnce }, async (citizen, _) => await take(citizen));
}
