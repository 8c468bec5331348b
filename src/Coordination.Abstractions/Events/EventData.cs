namespace Coordination.Events;

/// <summary>
/// The data of a department event. There is one type of data per event type, and <see cref="EventTypes"/> lists them all.
/// </summary>
/// <remarks>Immutable. Values are compared by content. A null property was not reported.</remarks>
[GenerateSerializer, Immutable, Alias("coordination.event-data")]
public abstract record EventData
{
    private protected EventData()
    {
    }
}
