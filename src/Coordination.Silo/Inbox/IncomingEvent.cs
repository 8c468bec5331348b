using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.Inbox;

namespace Coordination.Silo.Inbox;

/// <summary>A department event to be applied. It is checked, and its sender is known.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Position">The position in the inbox; null: it is not in the inbox.</param>
[GenerateSerializer, Immutable, Alias("coordination.incoming-event")]
public sealed record IncomingEvent(
    [property: Id(0)] string Citizen, DepartmentEvent Event, [property: Id(2)] long? Position = null)
{
    /// <summary>
    /// The event. Its source has the one form of the department (<see cref="IdSpelling"/>), so that the same event sent under
    /// <c>/bif/fasit</c> and <c>/BIF/fasit</c> is one event.
    /// </summary>
    [Id(1)] public DepartmentEvent Event { get; init; } = OfOneSpelling(Event);

    /// <summary>When it was made durable in the inbox; null: it is not there.</summary>
    [Id(3)] public DateTimeOffset? AcceptedAt { get; init; }

    private static DepartmentEvent OfOneSpelling(DepartmentEvent reported) => IdSpelling.Source(reported.Source) is var source
        && source == reported.Source ? reported : reported with { Source = source };

    /// <exception cref="System.Text.Json.JsonException">The envelope is not the stored form of an event of a known type.</exception>
    internal static IncomingEvent Of(InboxRow row) =>
        new(row.Citizen, EventJson.Read(row.Envelope.Span), row.Position) { AcceptedAt = row.ReceivedAt };
}
