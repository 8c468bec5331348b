using Coordination.Host.Http;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Overview;

/// <summary>The position in each list of a desk after which it is read on; null: the list is at its end.</summary>
internal sealed record DeskCursor(
    string? Citizens, ListPosition? Conflicts, ListPosition? Deadlines, ListPosition? ToMe, ListPosition? FromMe)
{
    private const int Parts = 5;

    /// <summary>The beginning of every list.</summary>
    internal static DeskCursor Start { get; } = new("", ListPosition.Start, ListPosition.Start, ListPosition.Start, ListPosition.Start);

    /// <summary>Whether every list is at its end.</summary>
    internal bool IsEnd => (Citizens, Conflicts, Deadlines, ToMe, FromMe) is (null, null, null, null, null);

    /// <summary>The position as one word.</summary>
    internal string Word => PageCursor.Of(Citizens, WordOf(Conflicts), WordOf(Deadlines), WordOf(ToMe), WordOf(FromMe));

    /// <summary>Reads the word: the beginning where it is absent; null where it is none.</summary>
    internal static DeskCursor? Read(string? word)
    {
        if (string.IsNullOrEmpty(word)) return Start;
        if (PageCursor.Read(word, Parts) is not [var citizens, .. var positions]) return null;
        var read = positions.Select(static position => position is null ? null : PageCursor.ReadPosition(position)).ToArray();
        return positions.Zip(read).Any(static one => one is { First: not null, Second: null })
            ? null
            : new DeskCursor(citizens, read[0], read[1], read[2], read[3]);
    }

    private static string? WordOf(ListPosition? position) =>
        position is null ? null : position == ListPosition.Start ? "" : PageCursor.Of(position);
}
