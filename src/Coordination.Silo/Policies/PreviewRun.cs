using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Policies;

/// <summary>What previews depend on; one instance per silo.</summary>
internal sealed record PreviewDependencies(CitizenStateDependencies Citizens, StoredRows Rows, OperationsCounts Counts);

/// <summary>
/// A preview in progress. It reads journals, activates no citizen's grain and writes nothing. A sample consists of the first citizens
/// in order of their keys. Keys are pseudonyms, so the order has no meaning, and each preview takes the same citizens.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class PreviewRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SortedDictionary<string, RuleEffect> _rules = new(StringComparer.Ordinal);
    private readonly PreviewDependencies _dependencies;
    private readonly PolicyOptions _options;
    private readonly Policy _policy;
    private readonly int? _sample;
    private PolicyPreview _preview;

    private PreviewRun(PreviewDependencies dependencies, PolicyOptions options, Policy policy, int? sample)
    {
        (_dependencies, _options, _policy, _sample) = (dependencies, options, policy, sample);
        _preview = new PolicyPreview(
            Guid.NewGuid().ToString("n"), policy.Version, PreviewStatuses.Running, 0, 0, 0, [], dependencies.Citizens.Clock.Now, null);
    }

    /// <summary>Completes when the preview has ended. It never fails.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public PolicyPreview Preview
    {
        get
        {
            lock (_lock)
                return _preview with
                {
                    Rules =
                    [
                        .. _rules.Values.Select(static rule => new PreviewedRule(
                            rule.Rule, rule.Detected, rule.Dissolved, rule.Redated,
                            [.. rule.Examples.Select(static one => new PreviewedChange(one.Was, one.Becomes))])),
                    ],
                };
        }
    }

    /// <summary>Starts a preview on the thread pool, outside the grain's turns.</summary>
    public static PreviewRun Begin(PreviewDependencies dependencies, PolicyOptions options, Policy policy, int? sample)
    {
        var run = new PreviewRun(dependencies, options, policy, sample);
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
            await EvaluateAsync(_stopping.Token);
            End(PreviewStatuses.Done);
        }
        catch (Exception fault)
        {
            if (fault is not OperationCanceledException) SiloLog.PreviewFailed(_dependencies.Citizens.Log, fault);
            End(PreviewStatuses.Failed);
        }
    }

    private async Task EvaluateAsync(CancellationToken cancellation)
    {
        var citizens = (await _dependencies.Counts.ReadTotalsAsync(cancellation)).Citizens;
        if (_sample < citizens) citizens = _sample.Value;
        lock (_lock) _preview = _preview with { Citizens = citizens };
        var after = string.Empty;
        for (var left = _sample ?? long.MaxValue; left > 0;)
        {
            var heads = await _dependencies.Rows.ReadHeadsAsync(after, (int)Math.Min(left, _options.PreviewCitizensPerStep), cancellation);
            if (heads.Count == 0) return;
            await Parallel.ForEachAsync(
                heads, new ParallelOptions { MaxDegreeOfParallelism = _options.PreviewCitizensAtOnce, CancellationToken = cancellation },
                async (head, token) => Add(await EffectAsync(new CitizenKey(head.Row.Citizen), token)));
            (after, left) = (heads[^1].Row.Citizen, left - heads.Count);
        }
    }

    private async Task<IReadOnlyList<RuleEffect>> EffectAsync(CitizenKey key, CancellationToken cancellation)
    {
        var citizen = await JournalFold.ReadOnAsync(_dependencies.Citizens.Journal, Citizen.New(key), until: null, cancellation);
        var context = _dependencies.Citizens.ContextAt(_dependencies.Citizens.Clock.Now);
        return citizen.Version == 0 ? [] : PolicyEffect.Of(citizen, context, _policy);
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
            _preview = _preview with
            {
                Status = status,
                Citizens = status == PreviewStatuses.Done ? _preview.Looked : _preview.Citizens,
                EndedAt = _dependencies.Citizens.Clock.Now,
            };
    }
}
