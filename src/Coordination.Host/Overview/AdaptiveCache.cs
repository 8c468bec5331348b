namespace Coordination.Host.Overview;

/// <summary>
/// A value read from tables that may be large. As long as reads are quick, each caller gets the current value. Once reads are slow, a
/// value is kept for twenty times the duration of its read, at most a minute, and renewed in the background. Only the first caller
/// waits, and reads take at most a twentieth of the time.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class AdaptiveCache<T>(Func<Task<T>> read, TimeProvider machine) where T : class
{
    /// <summary>The longest duration of a quick read.</summary>
    internal static readonly TimeSpan QuickMax = TimeSpan.FromMilliseconds(15);

    /// <summary>How long a slow value is kept, as a multiple of the duration of its read.</summary>
    internal const int ShownPerRead = 20;

    /// <summary>How long a slow value is kept at most.</summary>
    internal static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(1);

    private (long Began, Task<Taken> Task)? _reading;
    private Taken? _taken;

    internal async Task<T> GetAsync(CancellationToken cancellation)
    {
        if (_reading is not { } reading || IsOver(reading))
            _reading = reading = (machine.GetTimestamp(), ReadAsync());
        if (_taken is not { IsSlow: true } || reading.Task.IsCompleted) _taken = await reading.Task.WaitAsync(cancellation);
        return _taken.Value;
    }

    private bool IsOver((long Began, Task<Taken> Task) reading) =>
        reading.Task.IsCompleted
            && (!reading.Task.IsCompletedSuccessfully || machine.GetElapsedTime(reading.Began) >= reading.Task.Result.ShownFor);

    private async Task<Taken> ReadAsync()
    {
        var began = machine.GetTimestamp();
        var value = await read();
        return new Taken(value, machine.GetElapsedTime(began));
    }

    private sealed record Taken(T Value, TimeSpan Took)
    {
        public bool IsSlow => Took > QuickMax;

        public TimeSpan ShownFor => !IsSlow ? TimeSpan.Zero : Took * ShownPerRead < AgeMax ? Took * ShownPerRead : AgeMax;
    }
}
