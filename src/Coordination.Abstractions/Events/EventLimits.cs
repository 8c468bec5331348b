namespace Coordination.Events;

/// <summary>Limits of the contract on what is sent. What exceeds them is refused.</summary>
public static class EventLimits
{
    /// <summary>The maximum number of events in a request, a call or a stream item.</summary>
    public const int EventsMax = 1_000;

    /// <summary>The maximum size of the events of a request, a call or a stream item, as JSON, in bytes.</summary>
    public const int BytesMax = 1024 * 1024;

    /// <summary>
    /// The maximum number of items of one citizen: interventions, appointments, requirements and everything else that departments
    /// report, closed ones included.
    /// </summary>
    public const int ItemsOfOneCitizenMax = 10_000;

    /// <summary>
    /// The maximum number of events about one item. What has no id of its own, such as the citizen or a department's feedback, is one
    /// item.
    /// </summary>
    public const int EventsOfOneItemMax = 2_000;

    /// <summary>The maximum number of events of one citizen, about all items together.</summary>
    public const int EventsOfOneCitizenMax = 50_000;
}
