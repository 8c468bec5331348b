namespace Coordination.Events;

/// <summary>Limits of the contract on what is sent. What exceeds them is refused.</summary>
public static class EventLimits
{
    /// <summary>The maximum number of events in a request, a call or a stream item.</summary>
    public const int EventsMax = 1_000;

    /// <summary>
    /// The maximum number of items of one citizen: interventions, appointments, requirements and everything else that departments
    /// report, closed ones included.
    /// </summary>
    public const int ItemsOfOneCitizenMax = 10_000;
}
