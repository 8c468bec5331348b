using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>Draws several items as one where there is no room for each.</summary>
internal static class TimelinePacking
{
    /// <summary>The width in pixels of the number of several marks, with the space around it.</summary>
    internal const int PackWidth = 36;

    /// <summary>What one pack of a bar stands for: the words of its label and of its description.</summary>
    private const int NamedMax = 6;

    /// <summary>
    /// The marks of a row: those within the width of a pack after the first are drawn as one, at the first. No two of them overlap.
    /// </summary>
    internal static IEnumerable<IReadOnlyList<TimelineMark>> PacksOf(IEnumerable<TimelineMark> marks, double percentOfPack)
    {
        List<TimelineMark> pack = [];
        foreach (var mark in marks.OrderBy(static one => one.Percent).ThenBy(static one => one.Id, StringComparer.Ordinal))
        {
            if (pack.Count > 0 && mark.Percent >= pack[0].Percent + percentOfPack)
            {
                yield return pack;
                pack = [];
            }

            pack.Add(mark);
        }

        if (pack.Count > 0) yield return pack;
    }

    /// <summary>Several marks as one, which leads to the first that is overdue, else to the first.</summary>
    internal static TimelineMark One(IReadOnlyList<TimelineMark> pack, Localizer localizer)
    {
        if (pack.Count == 1) return pack[0] with { Label = null };
        var over = pack.Count(static one => one is { IsDeadline: true, IsOver: true });
        var deadlines = pack.Count(static one => one.IsDeadline);
        List<string> words = [];
        if (deadlines > 0) words.Add(localizer.Count("timeline.deadlines", deadlines));
        if (pack.Count > deadlines) words.Add(localizer.Count("timeline.appointments", pack.Count - deadlines));
        if (over > 0) words.Add(localizer.Count("timeline.over", over));
        var first = pack.FirstOrDefault(static one => one is { IsDeadline: true, IsOver: true }) ?? pack[0];
        return first with
        {
            Percent = pack[0].Percent,
            Count = pack.Count,
            Label = null,
            IsOver = over > 0,
            IsMasked = false,
            Color = deadlines > 0 ? DepartmentPalette.Alarm : first.Color,
            Description = Description(string.Join(", ", words), [.. pack.Select(static one => one.Description)]),
        };
    }

    /// <summary>The words of a pack and of the first items in it.</summary>
    internal static string Description(string words, IReadOnlyList<string> items) =>
        $"{words}: {string.Join("; ", items.Take(NamedMax))}{(items.Count > NamedMax ? " …" : "")}";

    /// <summary>Conflicts whose markers would overlap, as one marker that leads to the list of conflicts.</summary>
    internal static IEnumerable<TimelineClash> Merge(IEnumerable<TimelineClash> clashes, double percentOfMarker, Localizer localizer)
    {
        List<TimelineClash> near = [];
        foreach (var clash in clashes.OrderBy(static one => one.Percent))
        {
            if (near.Count > 0 && clash.Percent >= near[0].Percent + percentOfMarker)
            {
                yield return One(near, localizer);
                near = [];
            }

            near.Add(clash);
        }

        if (near.Count > 0) yield return One(near, localizer);
    }

    private static TimelineClash One(List<TimelineClash> near, Localizer localizer)
    {
        if (near.Count == 1) return near[0];
        var top = near.Min(static one => one.Top);
        var words = localizer.Count("timeline.conflicts", near.Count);
        return new TimelineClash(
            "#action", near[0].Percent, top, near.Max(static one => one.Top + one.Height) - top,
            Description(words, [.. near.Select(static one => one.Description)]));
    }
}
