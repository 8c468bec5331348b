using System.Diagnostics;
using Coordination.Silo.Inbox;
using Coordination.Testing;
using Npgsql;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>Batches into the inbox, handed out by the pumps, settled; counted when the inbox is empty again.</summary>
internal sealed class EndToEnd : IScenario
{
    private const int BatchEvents = 50;
    private const int Senders = 8;
    private const int WaitingMax = 4_000;

    public string Name => "end-to-end";

    public string Title => "end to end: inbox → pump → settled";

    public string Store => "postgres";

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        await using var database = NpgsqlDataSource.Create(silo.ConnectionString!);
        var intake = silo.Get<EventIntake>();
        var (sent, waiting, over) = (0L, 0L, false);
        var written = await PostgresWork.BeginAsync(silo.ConnectionString!);
        var (cpu, began) = (CpuTime.Now(silo.Postmaster), Stopwatch.GetTimestamp());
        var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref over))
            {
                if (Interlocked.Read(ref waiting) > WaitingMax)
                {
                    await Task.Delay(5);
                    continue;
                }

                await intake.AcceptAsync([.. Enumerable.Range(0, BatchEvents).Select(_ => Next(silo))]);
                Interlocked.Add(ref sent, BatchEvents);
            }
        })).ToArray();
        while (!over || waiting > 0)
        {
            await Task.Delay(20);
            await using var count = database.CreateCommand("select count(*) from inbox");
            Interlocked.Exchange(ref waiting, (long)(await count.ExecuteScalarAsync())!);
            if (over || Stopwatch.GetElapsedTime(began).TotalSeconds < options.Seconds) continue;
            Volatile.Write(ref over, true);
            await Task.WhenAll(senders);
            Interlocked.Exchange(ref waiting, 1);
        }

        var spent = CpuTime.Now(silo.Postmaster) - cpu;
        return new Figure
        {
            EventsPerSecond = sent / Stopwatch.GetElapsedTime(began).TotalSeconds, DotNet = spent.DotNet / sent,
            Postgres = spent.Postgres / sent,
            Allocated = spent.Allocated / 1024.0 / sent,
            Work = await PostgresWork.SinceAsync(silo.ConnectionString!, written, sent),
        };
    }

    private static IncomingEvent Next(BenchSilo silo)
    {
        var citizen = Random.Shared.Next(silo.Citizens.Count);
        return new IncomingEvent(silo.Citizens.Key(citizen), silo.Citizens.Next(citizen));
    }
}
