using System.Globalization;
using Coordination.Host.Http;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Alerts;

/// <summary>Which open alerts a desk shows: of one severity or of all, from a position on.</summary>
/// <param name="Only">The one severity; null: every one.</param>
/// <param name="After">The position after which the list is read on.</param>
internal sealed record AlertSelection(string? Only, UrgencyPosition After)
{
    private const int Parts = 2;

    /// <summary>Every severity, the most urgent first.</summary>
    internal static IReadOnlyList<string> Severities { get; } = ["urgent", "warning", "info"];

    /// <summary>All alerts from the first on.</summary>
    internal static AlertSelection Everything { get; } = new(null, UrgencyPosition.Start);

    /// <summary>The severities that are read.</summary>
    internal IReadOnlyCollection<string> Wanted => Only is null ? Severities : [Only];

    /// <summary>The selection of an address; null: the position is none. An unknown severity shows all.</summary>
    internal static AlertSelection? Read(string? severity, string? after)
    {
        var only = Severities.FirstOrDefault(one => one == severity);
        if (string.IsNullOrEmpty(after)) return new AlertSelection(only, UrgencyPosition.Start);
        return PageCursor.Read(after, Parts) is [var rank, var position] && Number(rank) is { } ranked && Number(position) is { } placed
            && ranked is >= 0 and <= 2
            ? new AlertSelection(only, new UrgencyPosition((int)ranked, placed))
            : null;
    }

    /// <summary>A position as one word of an address.</summary>
    internal static string WordOf(UrgencyPosition position) => PageCursor.Of(
        position.Rank.ToString(CultureInfo.InvariantCulture), position.Position.ToString(CultureInfo.InvariantCulture));

    private static long? Number(string? part) =>
        long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
