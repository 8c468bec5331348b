using System.Reflection;
using Coordination.Silo.Telemetry;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Callers;

/// <summary>
/// Counts the calls of clients that were refused, by reason, and logs them: at most one line a second, so that a client that goes on
/// trying does not fill the log. Neither says who called or about whom.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class RefusedCalls(ILogger log, TimeProvider machine)
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(1);

    private long _loggedAt = machine.GetTimestamp() - machine.TimestampFrequency;
    private long _unlogged;

    /// <summary>Counts one refused call.</summary>
    public void Add(string reason, MethodInfo method)
    {
        SiloTelemetry.CallsRefused.Add(1, new KeyValuePair<string, object?>("reason", reason));
        var last = Volatile.Read(ref _loggedAt);
        var now = machine.GetTimestamp();
        if (machine.GetElapsedTime(last, now) < LogInterval || Interlocked.CompareExchange(ref _loggedAt, now, last) != last)
        {
            Interlocked.Increment(ref _unlogged);
            return;
        }

        SiloLog.CallRefused(log, method.DeclaringType?.Name ?? "?", method.Name, reason, Interlocked.Exchange(ref _unlogged, 0));
    }
}
