using System.Text;
using System.Threading.Channels;
using Coordination.Benchmarks.Scenarios;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Testing;
using JasperFx.Events;
using Marten;

namespace Coordination.Benchmarks.Peers;

/// <summary>
/// Peer: the citizen in memory, and Marten's event store, whose sessions append the facts of up to a hundred citizens at once.
/// </summary>
internal sealed class MartenAppends : IScenario, IAsyncDisposable
{
    private const int Writers = 8;
    private const int AppendsMax = 100;

    private readonly Channel<Append> _appends = Channel.CreateBounded<Append>(10_000);
    private DocumentStore? _store;
    private Population? _population;
    private CitizenInMemory[] _citizens = [];
    private Task[] _writers = [];

    public string Name => "marten-appends";

    public string Title => $"peer: Marten, up to {AppendsMax} appends a session, {Writers} sessions";

    public string Store => "postgres";

    public Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        if (_store is null) SetUp(silo, options);
        return ClosedLoop.RunAsync(
            options.Callers, options.Seconds, silo, _ => SettleAsync(silo, Random.Shared.Next(_population!.Count)));
    }

    public async ValueTask DisposeAsync()
    {
        _appends.Writer.TryComplete();
        await Task.WhenAll(_writers);
        if (_store is not null) await _store.DisposeAsync();
    }

    private void SetUp(BenchSilo silo, BenchmarkOptions options)
    {
        _store = DocumentStore.For(marten =>
        {
            marten.Connection(silo.ConnectionString!);
            marten.DatabaseSchemaName = "marten";
            marten.Events.StreamIdentity = StreamIdentity.AsString;
            marten.Events.AppendMode = EventAppendMode.Quick;
            marten.Events.AddEventType<StoredFact>();
            marten.DisableNpgsqlLogging = true;
        });
        _population = new Population("marten", options.Citizens, DateTimeOffset.UtcNow);
        _citizens =
        [
            .. Enumerable.Range(0, options.Citizens)
                .Select(number => new CitizenInMemory(PlainDecisions.Begun(silo, _population, number))),
        ];
        _writers = [.. Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteAsync))];
    }

    private async Task SettleAsync(BenchSilo silo, int number)
    {
        var citizen = _citizens[number];
        await citizen.Turn.WaitAsync();
        try
        {
            var decision = citizen.State.Decide(_population!.Next(number), PlainDecisions.Around(silo));
            object[] facts =
            [
                .. PlainDecisions.Facts(decision).Select(static fact => new StoredFact(fact.Kind, Encoding.UTF8.GetString(fact.Data))),
            ];
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var append = new Append(citizen.State.Key.Value, facts, written);
            await _appends.Writer.WriteAsync(append);
            await append.Written.Task;
            citizen.State = decision.Citizen;
        }
        finally
        {
            citizen.Turn.Release();
        }
    }

    private async Task WriteAsync()
    {
        List<Append> batch = [];
        while (await _appends.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < AppendsMax && _appends.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                await using var session = _store!.LightweightSession();
                foreach (var append in batch.Where(static append => append.Facts.Length > 0))
                    session.Events.Append(append.Stream, append.Facts);
                await session.SaveChangesAsync();
                foreach (var append in batch) append.Written.SetResult();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                foreach (var append in batch) append.Written.TrySetException(fault);
            }
        }
    }

    private sealed record Append(string Stream, object[] Facts, TaskCompletionSource Written);

    private sealed class CitizenInMemory(Citizen begun)
    {
        public Citizen State { get; set; } = begun;

        /// <summary>One event of a citizen at a time.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);
    }
}

/// <summary>A fact as Marten stores it: its JSON as text in a document of its own.</summary>
public sealed record StoredFact(string Kind, string Data);
