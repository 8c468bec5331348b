using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Silo;

/// <summary>
/// Ends the process when its silo cannot go on, above all when the cluster has declared it dead: its citizens have others now. Requests
/// in progress are answered, and the process ends with an error, so that whoever keeps it running starts it anew. Orleans' own way
/// would be to abort the process with a dump of its memory, which holds citizens' data.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class SiloEnd(IHostApplicationLifetime lifetime, ILogger<SiloEnd> log) : IFatalErrorHandler
{
    private int _isForced;

    /// <summary>The exit code of a process whose silo could not go on.</summary>
    public const int ExitCode = 3;

    /// <summary>Whether the process ends because its silo cannot go on.</summary>
    public bool IsForced => Volatile.Read(ref _isForced) != 0;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        if (Interlocked.Exchange(ref _isForced, 1) != 0) return;
        SiloLog.SiloCannotGoOn(log, context ?? "no reason is known", exception);
        lifetime.StopApplication();
    }
}
