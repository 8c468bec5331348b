using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Feed;
using Coordination.Storage.Journal;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Silo.Callers;

/// <summary>
/// Faults of the service as a client is told them. The exceptions of the database and its driver are types that a client does not
/// have: it could not read the answer.
/// </summary>
internal static class OutsideFaults
{
    /// <summary>Whether it is a fault of the service, and not an answer that the contract names.</summary>
    public static bool IsOurs(Exception fault) =>
        fault is WrongClockException
        || fault is not (
            TooManyEventsException or UnauthorizedAccessException or ArgumentException or TimeoutException or OrleansException);

    /// <summary>What the client is told: that the outcome is unknown, or only that the service failed.</summary>
    public static Exception ToClient(Exception fault, IIncomingGrainCallContext context, ILogger log)
    {
        if (fault is WrongClockException) return new TimeoutException(WrongClockException.Said);
        if (fault is FeedWaitsException)
            return new TimeoutException("A citizen's place does not answer: read on from the same position.");
        if (fault is StorageUnavailableException or StaleStateException or OperationCanceledException)
            return new TimeoutException(
                "The outcome is unknown (the database does not answer, or another host has the citizen): call again.");
        SiloLog.CallFailed(log, context.InterfaceMethod.DeclaringType?.Name ?? "?", context.InterfaceMethod.Name, fault);
        return new InvalidOperationException("The service failed. What happened is in its log.");
    }
}
