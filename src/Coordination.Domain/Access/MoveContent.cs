using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// Whose content a move is. That the citizen moves, and when, concerns everybody who works with them. Where to may tell of a crisis
/// center, a placement or a prison: it is content of the departments that reported it.
/// </summary>
public static class MoveContent
{
    /// <summary>The departments that reported a move; some occur more than once.</summary>
    public static IEnumerable<DepartmentCode> ReportersOf(Citizen citizen, string municipality, DateOnly on) => citizen
        .Known(ItemKinds.Citizen).SelectMany(static item => item.Events)
        .Where(taken => taken.Event.Data is CitizenMoved moved && moved.Municipality == municipality && moved.OnDate == on)
        .Select(static taken => new DepartmentCode(taken.Event.Department));

    /// <summary>A move as a viewer may see it: without the municipality where no department that reported it is shown.</summary>
    public static MovedToView Of(MovedToView move, Citizen citizen, Disclosure shown) =>
        shown.IsWhole || (move.Municipality is { } municipality && ReportersOf(citizen, municipality, move.OnDate).Any(shown.Shows))
            ? move
            : move with { Municipality = null };
}
