using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// A barrier as somebody sees it who may not see everything. That one was met is seen by whoever sees one of its departments; between
/// whom, what it was met at and the note by whoever sees all of that, and by its author.
/// </summary>
public static class MaskedBarrier
{
    /// <summary>How much of a barrier a viewer sees.</summary>
    public static EntryAccess AccessTo(LoggedBarrier barrier, Citizen citizen, Disclosure shown)
    {
        if (shown.IsWhole || shown.Viewer == barrier.From.Caseworker) return EntryAccess.Full;
        var (one, other) = (shown.Shows(barrier.One), shown.Shows(barrier.Other));
        if (!one && !other) return EntryAccess.Nothing;
        return one && other && shown.Shows(barrier.From.Department) && shown.ShowsPerson(barrier.From.Caseworker)
            && (barrier.About is not { } about || IsShown(about, citizen, shown, whole: true))
                ? EntryAccess.Full
                : EntryAccess.Masked;
    }

    /// <summary>Whether a viewer is shown that there is what a barrier was met at.</summary>
    /// <param name="whole">Whether it must be shown whole.</param>
    public static bool IsShown(BarrierAbout about, Citizen citizen, Disclosure shown, bool whole = false) => about.Type switch
    {
        BarrierPlace.Conflict => citizen.Conflicts.TryGetValue(new ConflictId(about.Id), out var conflict)
            && MaskedConflict.IsShown(conflict, citizen, shown)
            && (!whole || MaskedConflict.HiddenIn(conflict, citizen, shown) is null),
        BarrierPlace.Handover => citizen.Handovers.TryGetValue(new HandoverId(about.Id), out var handover)
            && IsShown(handover, shown, whole),
        BarrierPlace.Measure => citizen.Measures.TryGetValue(new MeasureId(about.Id), out var measure)
            && MaskedMeasure.IsShown(measure, citizen, shown),
        _ => false,
    };

    private static bool IsShown(Handover handover, Disclosure shown, bool whole)
    {
        var (from, to) = (shown.Shows(handover.From.Department), shown.Shows(handover.To.Department));
        return whole ? from && to : from || to
            || (shown.Viewer is { } viewer && (viewer == handover.From.Caseworker || viewer == handover.To.Caseworker));
    }
}
