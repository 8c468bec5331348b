using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Who may settle a conflict, unless its rule names somebody else.</summary>
internal static class SettlementRights
{
    /// <summary>
    /// Whoever owes the answer, is responsible for a party (where the citizen is the party: for an active intervention) or
    /// coordinates, and the unit leaders of all of them.
    /// </summary>
    public static bool Has(RuleContext context, Conflict conflict, CaseworkerId by)
    {
        foreach (var member in Members(context, conflict))
            if (member == by || context.IsLeaderOf(by, member)) return true;
        return false;
    }

    /// <summary>Only whoever owes the answer, and their unit leader.</summary>
    public static bool HasAsOwing(RuleContext context, Conflict conflict, CaseworkerId by) =>
        conflict.Owes is { } owes && (owes == by || context.IsLeaderOf(by, owes));

    private static IEnumerable<CaseworkerId> Members(RuleContext context, Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return owes;
        if (context.Citizen.ResponsibleCoordinator is { } coordinator) yield return coordinator;
        foreach (var party in conflict.Parties)
            if (party.Type == PartyType.Citizen)
                foreach (var active in context.ActiveInterventions()) yield return context.Citizen.Responsible(active);
            else if (PartyResponsibility.Of(context, party) is { } responsible) yield return responsible;
    }
}
