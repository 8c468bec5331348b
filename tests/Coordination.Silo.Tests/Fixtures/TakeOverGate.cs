using Orleans.Runtime;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Stops a place that leads in the middle of a join, and says where: there it never goes on.</summary>
public sealed class TakeOverGate : IIncomingGrainCallFilter
{
    private const string TakingOver = "TakeOver";

    private readonly TaskCompletionSource<SiloAddress> _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _never = new();
    private int _closed;

    /// <summary>Whether the place is stopped after it has taken over, before it can say so.</summary>
    public bool AfterIt { get; set; }

    /// <summary>The silo on which a place is stopped.</summary>
    public Task<SiloAddress> Held => _held.Task;

    /// <summary>Stops the next one. All others pass.</summary>
    public void Shut() => Volatile.Write(ref _closed, 1);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isHeld = context.MethodName == TakingOver && Interlocked.Exchange(ref _closed, 0) == 1;
        if (!isHeld || AfterIt) await context.Invoke();
        if (!isHeld) return;
        _held.SetResult(context.TargetContext.Address.SiloAddress!);
        await _never.Task;
    }
}
