using Coordination.Views;

namespace Coordination.Client;

/// <summary>A delivery that the service has signed.</summary>
/// <param name="DeliveryId">The same at every attempt: whoever has taken it before answers 2xx and does nothing.</param>
/// <param name="Decision">The decision, as the feed tells it.</param>
public sealed record ReceivedDecision(string DeliveryId, DecisionView Decision)
{
    /// <summary>Whether somebody tries the subscription: nothing was decided.</summary>
    public bool IsTest => Decision.Kind == "test";
}
