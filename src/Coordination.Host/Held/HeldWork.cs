using Coordination.Silo;

namespace Coordination.Host.Held;

/// <summary>
/// On every host: does the pieces of work that no other host holds. The hosts divide them by who comes first; when one stops, it lets go,
/// and when one dies, its hold runs out.
/// </summary>
/// <typeparam name="TPiece">A piece of work, as it was when it was taken.</typeparam>
internal abstract class HeldWork<TPiece>(TimeProvider machine) : BackgroundService where TPiece : class
{
    private readonly Dictionary<string, (TPiece Piece, CancellationTokenSource Stop, Task Run)> _runs = new(StringComparer.Ordinal);

    /// <summary>This host's name as a holder.</summary>
    protected string Holder { get; } = Guid.NewGuid().ToString("N");

    /// <summary>How often it looks for work that nobody does.</summary>
    protected abstract TimeSpan LookInterval { get; }

    /// <summary>The pieces that this host does at the same time, at most.</summary>
    protected abstract int RunsMax { get; }

    /// <summary>The pieces that are to be done now, by name.</summary>
    protected abstract Task<IReadOnlyDictionary<string, TPiece>> ReadAsync(CancellationToken stopped);

    /// <summary>Takes hold of a piece. Null: another host has it, or it is not to be done any more.</summary>
    protected abstract Task<TPiece?> HoldAsync(string name, TPiece piece, CancellationToken stopped);

    /// <summary>Does a piece until it is done, cancelled, or held by another host.</summary>
    protected abstract Task RunAsync(TPiece piece, CancellationToken stopped);

    protected abstract Task ReleaseAsync(string name);

    /// <summary>Whether a piece is still what it was when it was taken. Otherwise it is begun anew.</summary>
    protected abstract bool IsSame(TPiece now, TPiece taken);

    /// <summary>Logs that the work could not be looked at or let go of.</summary>
    protected abstract void LookFailed(Exception fault);

    /// <summary>Logs that a piece stopped before its end.</summary>
    protected abstract void RunFailed(Exception fault);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await BackgroundLoop.RunAsync(
                () => LookAsync(stoppingToken), () => Task.Delay(LookInterval, machine, stoppingToken), LookFailed, stoppingToken);
        }
        finally
        {
            foreach (var name in _runs.Keys.ToArray()) await EndAsync(name);
        }
    }

    /// <summary>Begins and ends runs, so that they are those of the work as it is now.</summary>
    private async Task LookAsync(CancellationToken stopped)
    {
        var pieces = await ReadAsync(stopped);
        foreach (var (name, run) in _runs.ToArray())
            if (run.Run.IsCompleted || !pieces.TryGetValue(name, out var now) || !IsSame(now, run.Piece)) await EndAsync(name);
        foreach (var (name, piece) in pieces.Where(one => !_runs.ContainsKey(one.Key)).Take(RunsMax - _runs.Count))
        {
            if (await HoldAsync(name, piece, stopped) is not { } held) continue;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(stopped);
            _runs[name] = (held, stop, RunToEndAsync(held, stop.Token));
        }
    }

    private async Task RunToEndAsync(TPiece piece, CancellationToken stopped)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await RunAsync(piece, stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The host stops, or the work has changed.
        }
        catch (Exception fault)
        {
            RunFailed(fault);
        }
    }

    private async Task EndAsync(string name)
    {
        if (!_runs.Remove(name, out var run)) return;
        await run.Stop.CancelAsync();
        await run.Run;
        run.Stop.Dispose();
        try
        {
            await ReleaseAsync(name);
        }
        catch (Exception fault)
        {
            LookFailed(fault); // The hold runs out by itself.
        }
    }
}
