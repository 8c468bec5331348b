namespace Coordination.Events;

/// <summary>What a department event says, one type per event type; see <see cref="EventTypes"/> for all of them.</summary>
/// <remarks>Immutable; values compare by content. A null property was not said.</remarks>
[GenerateSerializer, Immutable, Alias("coordination.event-data")]
public abstract record EventData;
