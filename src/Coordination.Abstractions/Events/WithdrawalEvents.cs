namespace Coordination.Events;

/// <summary>
/// An event was reported by mistake. Whichever of the two arrives first, it is left out of everything from then on. A withdrawal may be
/// withdrawn itself by a later one: then the event counts again.
/// </summary>
[GenerateSerializer, Immutable, Alias("coordination.event.withdrawn.v1")]
public sealed record EventWithdrawn : EventData
{
    /// <summary>The withdrawn event's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The withdrawn event's source, of the same department; absent: the source of the withdrawal.</summary>
    [Id(1)] public string? Source { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(2)] public required string Reason { get; init; }

    internal static EventWithdrawn Read(ref Reading data) => new()
    {
        Id = data.EventId("id"u8),
        Source = data.OptionalSource("source"u8),
        Reason = data.Text("reason"u8),
    };

    /// <summary>The fault of a withdrawal of another department's event; null: it is of the sender's own.</summary>
    /// <param name="source">The source of the withdrawal.</param>
    /// <param name="data">The data of any event.</param>
    public static Fault? FaultIn(string source, EventData? data) =>
        data is EventWithdrawn { Source: { } other }
            && !string.Equals(DepartmentEvent.DepartmentOf(other), DepartmentEvent.DepartmentOf(source), StringComparison.OrdinalIgnoreCase)
            ? new Fault("/data/source", $"{FaultValue.Text(other)}, expected a source of the same department as the withdrawal's own")
            : null;
}
