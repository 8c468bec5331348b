namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>Runs tasks one at a time on the thread that calls <see cref="RunOne"/>; the seed decides which is next.</summary>
internal sealed class SeededScheduler(Random random) : TaskScheduler
{
    private readonly List<Task> _ready = [];

    public bool IsIdle => _ready.Count == 0;

    /// <summary>Runs one of the tasks that are ready, up to its next wait; false: none is.</summary>
    public bool RunOne()
    {
        if (_ready.Count == 0) return false;
        var index = random.Next(_ready.Count);
        var task = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        TryExecuteTask(task);
        return true;
    }

    /// <summary>Begins work whose every step is a task of this scheduler.</summary>
    public Task<T> Start<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    protected override void QueueTask(Task task) => _ready.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _ready;
}
