using Coordination.Host.Http;
using Coordination.Storage.Transfers;

namespace Coordination.Host.Overview;

/// <summary>The position after which a list of transfers is read on.</summary>
internal static class TransferCursor
{
    internal static string? Of(TransferPosition? position) =>
        position is null ? null : PageCursor.Of(PageCursor.Part(position.OrderedAt), position.Id);

    /// <summary>Reads a position; null: from the newest. False when the text is none.</summary>
    internal static bool TryRead(string? after, out TransferPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(after)) return true;
        if (PageCursor.Read(after, 2) is not [var ordered, { } id] || PageCursor.Instant(ordered) is not { } at) return false;
        position = new TransferPosition(at, id);
        return true;
    }
}
