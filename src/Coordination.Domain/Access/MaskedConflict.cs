using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>A conflict as somebody sees it who may not see the content of all its parties.</summary>
public static class MaskedConflict
{
    /// <summary>
    /// Whether a viewer is shown a conflict: one of its parties is, or they owe its answer, are told of it or proposed. Who coordinates is
    /// shown every conflict, and everybody those about the citizen as a whole.
    /// </summary>
    public static bool IsShown(Conflict conflict, Citizen citizen, Disclosure shown)
    {
        if (shown.IsWhole || ConflictContent.IsAboutTheWhole(conflict)) return true;
        foreach (var party in conflict.Parties)
            if (ConflictContent.IsShown(party, shown.OpensWhatIsHeld ? citizen : null, shown.Shows)) return true;
        return shown.Viewer is { } viewer
            && (conflict.Owes == viewer || conflict.Proposed == viewer || conflict.Told.Contains(viewer)
                || citizen.ResponsibleCoordinator == viewer || citizen.Coordinator?.Holder.Caseworker == viewer);
    }

    /// <summary>The departments of a conflict whose content is hidden; null: none is.</summary>
    public static ConcealedDepartments? HiddenIn(Conflict conflict, Citizen citizen, Disclosure shown)
    {
        if (shown.IsWhole) return null;
        using var hidden = ReusedList<DepartmentCode>.Take();
        ConflictContent.AddHidden(hidden.Items, conflict, citizen, shown.Shows, shown.OpensWhatIsHeld);
        return ConcealedDepartments.Of(hidden.Items);
    }

    /// <summary>The conflict. Its explanation is already made for the viewer.</summary>
    /// <param name="journaled">The conflict as journaled.</param>
    public static ConflictView Of(ConflictView conflict, Conflict journaled, Mask mask, Disclosure shown)
    {
        if (shown.IsWhole) return conflict;
        var withTime = ConflictContent.NeedsTime(journaled, mask.IsShown);
        return conflict with
        {
            Parties = [.. conflict.Parties.Select(Party)],
            Settlement = conflict.Settlement is { } settled ? Settlement(settled) : null,
            Proposed = mask.PersonOrNull(conflict.Proposed),
            Owes = mask.PersonOrNull(conflict.Owes),
            Told = [.. conflict.Told.Where(shown.ShowsPerson)],
            Choices = [.. conflict.Choices.Select(choice => choice with { Party = choice.Party is { } party ? Party(party) : null })],
        };

        PartyView Party(PartyView party) =>
            mask.IsShown(journaled.Parties.First(one => one.Id.Value == party.Id)) ? party : mask.Party(party, withTime);

        SettlementView Settlement(SettlementView settled) => settled with
        {
            By = mask.Person(settled.By),
            Party = settled.Party is { } party ? Party(party) : null,
            Reason = mask.Person(settled.By) == Mask.Nobody ? null : settled.Reason,
        };
    }
}
