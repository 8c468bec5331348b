using Coordination.Testing;

namespace Coordination.Benchmarks.Scenarios;

/// <summary>
/// Another scenario with content stored in clear, on a silo and a database of its own, round by round beside it: what encryption costs is
/// the ratio of the two. No setting of the service can have content stored in clear.
/// </summary>
internal sealed class InClear(IScenario other) : IScenario, IAsyncDisposable
{
    private PrivatePostgres? _postgres;
    private BenchSilo? _silo;

    public string Name => $"{other.Name}-in-clear";

    public string Title => $"{other.Title}, content in clear";

    public string Store => other.Store;

    public async Task<Figure> RunAsync(BenchSilo silo, BenchmarkOptions options)
    {
        if (Store == "postgres") _postgres ??= await PrivatePostgres.CreateAsync();
        _silo ??= await BenchSilo.StartAsync(_postgres?.ConnectionString, _postgres?.ProcessId, options.Citizens, encrypts: false);
        return await other.RunAsync(_silo, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_silo is not null) await _silo.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
