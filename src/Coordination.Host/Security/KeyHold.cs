using Coordination.Storage.Holds;

namespace Coordination.Host.Security;

/// <summary>The right to work on keys. One process has it, a host or a command; it is kept by working, and ends by itself.</summary>
internal sealed class KeyHold(HoldTable holds, TimeProvider machine)
{
    private const string Name = "keys";
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(30);

    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>Takes it. False: another process has it.</summary>
    internal Task<bool> TakeAsync(CancellationToken stopped)
    {
        var now = machine.GetUtcNow();
        return holds.TakeAsync(Name, _holder, now, now + HeldFor, stopped);
    }

    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    internal async Task KeepAsync(CancellationToken stopped)
    {
        if (!await holds.RenewAsync(Name, _holder, machine.GetUtcNow() + HeldFor, stopped))
            throw new InvalidOperationException("Another host or command has taken over the work on keys.");
    }

    internal Task ReleaseAsync() => holds.ReleaseAsync(Name, _holder, CancellationToken.None);
}
