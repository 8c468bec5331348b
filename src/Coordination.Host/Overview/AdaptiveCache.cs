namespace Coordination.Host.Overview;

/// <summary>
/// A value read from tables that may be large. While reading is quick everybody gets it as it stands; once it is slow it is
/// shown for twenty times as long as it took to read, a minute at most, and renewed beside those who look: nobody but the very
/// first waits for it, and reading takes a twentieth of the time.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class AdaptiveCache<T>(Func<Task<T>> read, TimeProvider machine) where T : class
{
    /// <summary>How long a read may take that everybody waits for.</summary>
    internal static readonly TimeSpan QuickMax = TimeSpan.FromMilliseconds(15);

    /// <summary>How long a slow value is shown, for each unit of time it took to read.</summary>
    internal const int ShownPerRead = 20;

    /// <summary>How old a slow value may be at most before it is renewed.</summary>
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
