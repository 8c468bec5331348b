namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Counts the calls by which an organization reaches citizens, and holds them while it is shut.</summary>
public sealed class ReconsiderGate : IIncomingGrainCallFilter
{
    private const string Reaching = "Reconsider";

    private readonly Lock _lock = new();
    private TaskCompletionSource _open = Opened();
    private int _underWay;

    /// <summary>Most calls that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Calls that are under way, held ones included.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Holds what comes from now on.</summary>
    public void Shut()
    {
        lock (_lock) (_open, MostAtOnce) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
    }

    /// <summary>Lets everything through.</summary>
    public void Open()
    {
        lock (_lock) _open.TrySetResult();
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName != Reaching)
        {
            await context.Invoke();
            return;
        }

        Task open;
        lock (_lock)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            open = _open.Task;
        }

        try
        {
            await open;
            await context.Invoke();
        }
        finally
        {
            lock (_lock) _underWay--;
        }
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
