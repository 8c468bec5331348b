using Coordination.Storage.Database;

namespace Coordination.Storage.Inbox;

/// <summary>How arrivals and citizen keys are written.</summary>
internal static class ArrivalWrite
{
    internal static RowWrite<Arrival> Insert { get; } = new(
        "Inbox/insert_arrivals",
        Column<Arrival>.Number(arrival => arrival.Partition),
        Column<Arrival>.Text(arrival => arrival.Citizen),
        Column<Arrival>.Utf8(arrival => arrival.Envelope),
        Column<Arrival>.Instant(arrival => arrival.ReceivedAt),
        Column<Arrival>.Text(arrival => arrival.TraceParent));

    internal static RowWrite<GivenKey> GiveKeys { get; } = new(
        "Inbox/give_keys",
        Column<GivenKey>.Text(given => given.Key),
        Column<GivenKey>.Bytes(given => given.EncryptedCpr));
}
