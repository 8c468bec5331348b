using Coordination.Host.Http;
using Coordination.Storage.Transfers;

namespace Coordination.Host.Overview;

/// <summary>The place after which a list of transfers is read on.</summary>
internal static class TransferCursor
{
    internal static string? Of(TransferPlace? place) =>
        place is null ? null : PageCursor.Of(PageCursor.Part(place.OrderedAt), place.Id);

    /// <summary>Reads a place; null: from the newest. False when the text is none.</summary>
    internal static bool TryRead(string? after, out TransferPlace? place)
    {
        place = null;
        if (string.IsNullOrEmpty(after)) return true;
        if (PageCursor.Read(after, 2) is not [var ordered, { } id] || PageCursor.Instant(ordered) is not { } at) return false;
        place = new TransferPlace(at, id);
        return true;
    }
}
