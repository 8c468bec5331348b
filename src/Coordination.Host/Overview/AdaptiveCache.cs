namespace Coordination.Host.Overview;

/// <summary>
/// Caches a value whose reading may be slow. A value that is read within <see cref="QuickMax"/> is read again for every caller. A
/// slower one is kept for twenty times as long as it took to read, ten seconds at most, and is then read again in the background:
/// callers get the old value meanwhile. Nobody gets a value older than <see cref="ShownMax"/>.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class AdaptiveCache<T>(Func<Task<T>> read, TimeProvider machine) where T : class
{
    /// <summary>A read that takes longer than this is slow.</summary>
    internal static readonly TimeSpan QuickMax = TimeSpan.FromMilliseconds(15);

    /// <summary>How long a slow value is kept, for each unit of time it took to read.</summary>
    internal const int KeptPerRead = 20;

    /// <summary>A slow value is read again at this age at the latest.</summary>
    internal static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(10);

    /// <summary>A caller waits for the new value if the old one is of this age.</summary>
    internal static readonly TimeSpan ShownMax = AgeMax * 1.5;

    private (long Began, Task<Dated> Task)? _reading;
    private Dated? _newest;

    /// <summary>The value, and its age.</summary>
    internal async Task<Aged<T>> GetAsync(CancellationToken cancellation)
    {
        if (_reading is not { } reading || IsOver(reading))
            _reading = reading = (machine.GetTimestamp(), ReadAsync());
        if (_newest is not { IsSlow: true } newest || reading.Task.IsCompleted || machine.GetElapsedTime(newest.Began) >= ShownMax)
            _newest = newest = await reading.Task.WaitAsync(cancellation);
        return new Aged<T>(newest.Value, machine.GetElapsedTime(newest.Began));
    }

    private bool IsOver((long Began, Task<Dated> Task) reading) =>
        reading.Task.IsCompleted
            && (!reading.Task.IsCompletedSuccessfully || machine.GetElapsedTime(reading.Began) >= reading.Task.Result.KeptFor);

    private async Task<Dated> ReadAsync()
    {
        var began = machine.GetTimestamp();
        var value = await read();
        return new Dated(value, began, machine.GetElapsedTime(began));
    }

    private sealed record Dated(T Value, long Began, TimeSpan Took)
    {
        public bool IsSlow => Took > QuickMax;

        public TimeSpan KeptFor => !IsSlow ? TimeSpan.Zero : Took * KeptPerRead < AgeMax ? Took * KeptPerRead : AgeMax;
    }
}

/// <summary>A value, and the time since its reading began.</summary>
internal readonly record struct Aged<T>(T Value, TimeSpan Age);
