using Coordination.Storage.Database;

namespace Coordination.Storage.Inbox;

/// <summary>Writes rows of the inbox, and issued keys.</summary>
internal static class ArrivalWrite
{
    internal static RowWrite<InboxRow> Insert { get; } = new(
        "Inbox/insert_arrivals",
        Column<InboxRow>.Number(row => row.Partition),
        Column<InboxRow>.Text(row => row.Citizen),
        Column<InboxRow>.Utf8(row => row.Envelope),
        Column<InboxRow>.Instant(row => row.ReceivedAt),
        Column<InboxRow>.Text(row => row.TraceParent));

    internal static RowWrite<GivenKey> GiveKeys { get; } = new(
        "Inbox/give_keys",
        Column<GivenKey>.Text(given => given.Key),
        Column<GivenKey>.Bytes(given => given.EncryptedCpr));
}
