using System.Text.Json;
using Coordination.Domain.Handovers;
using Coordination.Storage.Transfers;
using Coordination.Views;

namespace Coordination.Silo.Transfers;

/// <summary>Maps stored transfers to views, and parts of them to their stored form.</summary>
public static class TransferMapping
{
    public static CaseloadTransferView Of(TransferRow it) => new()
    {
        Id = it.Id,
        From = it.From,
        To = JsonSerializer.Deserialize<List<TransferPartView>>(it.Receivers.Span, JsonSerializerOptions.Web)!,
        Reason = it.Reason,
        By = it.OrderedBy,
        OrderedAt = it.OrderedAt,
        State = it.State,
        ChangedAt = it.ChangedAt,
        Citizens = it.Citizens,
        Done = it.Done,
        Moved = it.Moved,
        Offered = it.Offered,
        Left = it.LeftBehind,
    };

    /// <summary>A citizen of a transfer in a state. A citizen that waits in a cancelled transfer counts as left behind.</summary>
    internal static TransferredCitizenView Of(TransferItem it, string state)
    {
        var left = !it.Done && state == TransferStates.Cancelled
            ? [new LeftBehindView("citizen", null, NotMoved.Cancelled)]
            : JsonSerializer.Deserialize<List<LeftBehindView>>(it.Left.Span, JsonSerializerOptions.Web)!;
        return new TransferredCitizenView(it.Number, it.Citizen, it.Receiver, it.Done, it.Moved, it.Offered, left);
    }

    internal static byte[] Stored(IReadOnlyList<LeftBehindView> left) =>
        JsonSerializer.SerializeToUtf8Bytes(left, JsonSerializerOptions.Web);

    internal static byte[] Stored(IReadOnlyList<PlannedTransfer> plan)
    {
        var parts = plan.GroupBy(one => one.Receiver?.Value).OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new TransferPartView(part.Key, part.Count()));
        return JsonSerializer.SerializeToUtf8Bytes(parts, JsonSerializerOptions.Web);
    }
}
