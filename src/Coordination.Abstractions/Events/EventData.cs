namespace Coordination.Events;

/// <summary>What a department event says, one type per event type; closed: <see cref="EventTypes"/> has them all.</summary>
/// <remarks>Immutable; values compare by content. A null property was not said.</remarks>
[GenerateSerializer, Immutable, Alias("coordination.event-data")]
public abstract record EventData
{
    private protected EventData()
    {
    }
}
