using Coordination.Storage.Inbox;

namespace Coordination.Silo.Citizens;

/// <summary>A row of the inbox on its way to its citizen, which may be on another silo.</summary>
/// <param name="Position">Its position in the inbox.</param>
/// <param name="Envelope">UTF-8 JSON of the event.</param>
[GenerateSerializer, Immutable, Alias("coordination.handed-over")]
internal sealed record HandedOver([property: Id(0)] long Position, [property: Id(1)] ReadOnlyMemory<byte> Envelope)
{
    public static HandedOver Of(InboxRow row) => new(row.Position, row.Arrival.Envelope);
}
