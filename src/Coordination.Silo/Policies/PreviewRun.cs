using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Policies;

/// <summary>What previews work with: one set per silo.</summary>
internal sealed record PreviewDependencies(CitizenStateDependencies Places, StoredRows Rows, OperationsCounts Counts);

/// <summary>
/// One preview under way. It reads journals, not places: no citizen is woken, nothing is written. A sample is the first
/// citizens in order of their keys, which are pseudonyms: in no order that means anything, and the same ones each time.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class PreviewRun : IDisposable
{
    private const int CitizensAtOnce = 4;
    private const int CitizensPerStep = 500;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SortedDictionary<string, RuleEffect> _rules = new(StringComparer.Ordinal);
    private readonly PreviewDependencies _dependencies;
    private readonly Policy _policy;
    private readonly int? _sample;
    private PolicyPreview _preview;

    private PreviewRun(PreviewDependencies dependencies, Policy policy, int? sample)
    {
        (_dependencies, _policy, _sample) = (dependencies, policy, sample);
        _preview = new PolicyPreview(Guid.NewGuid().ToString("n"), policy.Version, "running", 0, 0, 0, [], dependencies.Places.Clock.Now, null);
    }

    /// <summary>Ends when the preview has, whatever became of it.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>How far it has come.</summary>
    public PolicyPreview Preview
    {
        get
        {
            lock (_lock)
                return _preview with { Rules = [.. _rules.Values.Select(rule => new PreviewedRule(rule.Rule, rule.Detected, rule.Dissolved, rule.Redated))] };
        }
    }

    /// <summary>Begins one, off the grain's own turn.</summary>
    public static PreviewRun Begin(PreviewDependencies dependencies, Policy policy, int? sample)
    {
        var run = new PreviewRun(dependencies, policy, sample);
        run.Ended = Task.Run(run.RunAsync);
        return run;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await LookAsync(_stopping.Token);
            End("done");
        }
        catch (Exception fault)
        {
            if (fault is not OperationCanceledException) SiloLog.PreviewFailed(_dependencies.Places.Log, fault);
            End("failed");
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var citizens = (await _dependencies.Counts.ReadTotalsAsync(cancellation)).Citizens;
        if (_sample < citizens) citizens = _sample.Value;
        lock (_lock) _preview = _preview with { Citizens = citizens };
        var after = string.Empty;
        for (var left = _sample ?? long.MaxValue; left > 0;)
        {
            var heads = await _dependencies.Rows.ReadHeadsAsync(after, (int)Math.Min(left, CitizensPerStep), cancellation);
            if (heads.Count == 0) return;
            await Parallel.ForEachAsync(
                heads, new ParallelOptions { MaxDegreeOfParallelism = CitizensAtOnce, CancellationToken = cancellation },
                async (head, token) => Add(await EffectAsync(new CitizenKey(head.Row.Citizen), token)));
            (after, left) = (heads[^1].Row.Citizen, left - heads.Count);
        }
    }

    private async Task<IReadOnlyList<RuleEffect>> EffectAsync(CitizenKey key, CancellationToken cancellation)
    {
        var citizen = await JournalFold.ReadOnAsync(_dependencies.Places.Journal, Citizen.New(key), until: null, cancellation);
        return citizen.Version == 0 ? [] : PolicyEffect.Of(citizen, _dependencies.Places.ContextAt(_dependencies.Places.Clock.Now), _policy);
    }

    private void Add(IReadOnlyList<RuleEffect> effects)
    {
        lock (_lock)
        {
            foreach (var effect in effects) _rules[effect.Rule] = _rules.TryGetValue(effect.Rule, out var sum) ? sum.Plus(effect) : effect;
            _preview = _preview with { Looked = _preview.Looked + 1, Affected = _preview.Affected + (effects.Count > 0 ? 1 : 0) };
        }
    }

    private void End(string status)
    {
        lock (_lock)
            _preview = _preview with { Status = status, Citizens = status == "done" ? _preview.Looked : _preview.Citizens, EndedAt = _dependencies.Places.Clock.Now };
    }
}
