using Coordination.Events;
using Coordination.Storage.Inbox;

namespace Coordination.Silo.Inbox;

/// <summary>A department event to be applied. It is checked, and its sender is known.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Position">The position in the inbox; null: it is not in the inbox.</param>
[GenerateSerializer, Immutable, Alias("coordination.incoming-event")]
public sealed record IncomingEvent(
    [property: Id(0)] string Citizen, [property: Id(1)] DepartmentEvent Event, [property: Id(2)] long? Position = null)
{
    /// <exception cref="System.Text.Json.JsonException">The envelope is not the stored form of an event of a known type.</exception>
    internal static IncomingEvent Of(InboxRow row) => new(row.Citizen, EventJson.Read(row.Envelope.Span), row.Position);
}
