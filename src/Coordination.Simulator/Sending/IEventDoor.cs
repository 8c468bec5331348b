namespace Coordination.Simulator.Sending;

/// <summary>A way by which events reach the service.</summary>
internal interface IEventDoor
{
    /// <summary>Sends a batch once.</summary>
    /// <returns>An attempt for each event, in the order of the batch.</returns>
    Task<IReadOnlyList<SendAttempt>> SendAsync(Batch batch, CancellationToken cancellation);
}

/// <summary>What became of an event that was sent once.</summary>
/// <param name="IsNotNow">Whether the service could not take it at the moment: it may be sent again.</param>
internal readonly record struct SendAttempt(EventOutcome Outcome, bool IsNotNow = false);
