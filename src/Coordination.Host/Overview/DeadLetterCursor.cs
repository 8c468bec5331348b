using System.Globalization;
using Coordination.Host.Http;
using Coordination.Storage.Inbox;

namespace Coordination.Host.Overview;

/// <summary>The position after which a list of dead letters is read on.</summary>
internal static class DeadLetterCursor
{
    internal static string Of(DeadLetter letter) => Of(new DeadLetterPosition(letter.DiedAt, letter.Position));

    internal static string Of(DeadLetterPosition position) =>
        PageCursor.Of(PageCursor.Part(position.DiedAt), position.Position.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads a position; null: from the newest. False when the text is none.</summary>
    internal static bool TryRead(string? after, out DeadLetterPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(after)) return true;
        if (PageCursor.Read(after, 2) is not [var died, var row] || PageCursor.Instant(died) is not { } at
            || !long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        position = new DeadLetterPosition(at, number);
        return true;
    }
}
