using Coordination.Domain.Policies;
using Coordination.Grains;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Policies;

/// <summary>Keeps the newest previews in memory. The host decides who may start one; department systems never may.</summary>
[GrainType("policy-previews")]
internal sealed class PolicyPreviewsGrain(PreviewDependencies dependencies, IOptions<PolicyOptions> options) : Grain, IPolicyPreviews
{
    private readonly List<PreviewRun> _runs = [];

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        foreach (var run in _runs.ToList()) await ForgetAsync(run);
    }

    public async Task<PolicyPreview?> Begin(byte[] document, int? sample)
    {
        RequirePerson();
        if (IsRunning()) return null;
        DelayDeactivation(options.Value.PreviewRetention);
        while (_runs.Count >= options.Value.PreviewsMax) await ForgetAsync(_runs[0]);
        var run = PreviewRun.Begin(dependencies, options.Value, PolicyBook.Read(document), sample);
        _runs.Add(run);
        return run.Preview;
    }

    public Task<PolicyPreview?> Running()
    {
        RequirePerson();
        return Task.FromResult(_runs.Select(run => run.Preview).LastOrDefault(IsRunning));
    }

    public Task<PolicyPreview?> Find(string id)
    {
        RequirePerson();
        return Task.FromResult(_runs.Select(run => run.Preview).FirstOrDefault(preview => preview.Id == id));
    }

    public async Task<bool> Cancel(string id)
    {
        RequirePerson();
        if (_runs.Find(run => run.Preview.Id == id) is not { } run) return false;
        await ForgetAsync(run);
        return true;
    }

    private bool IsRunning() => _runs.Exists(run => IsRunning(run.Preview));

    private static bool IsRunning(PolicyPreview preview) => preview.Status == PreviewStatuses.Running;

    private async Task ForgetAsync(PreviewRun run)
    {
        _runs.Remove(run);
        run.Dispose();
        await run.Ended;
    }

    private static void RequirePerson()
    {
        if (Caller.Current is not { Kind: CallerKind.System or CallerKind.Caseworker or CallerKind.Operations })
            throw new UnauthorizedAccessException("Previews of policy are for operations.");
    }
}
