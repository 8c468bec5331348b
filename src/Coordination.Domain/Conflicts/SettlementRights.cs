using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Decides who may settle a conflict, unless its rule allows only others.</summary>
internal static class SettlementRights
{
    /// <summary>
    /// Whether a person may settle: the person who owes the answer, those responsible for a party (if the party is the citizen: for
    /// an active intervention), the coordinator, and the unit leaders of all of these.
    /// </summary>
    public static bool Has(RuleContext context, Conflict conflict, CaseworkerId by)
    {
        foreach (var (member, department) in Members(context, conflict))
            if (member == by || context.IsLeaderOf(by, member, department)) return true;
        return false;
    }

    /// <summary>Whether a person owes the answer, or is the unit leader of the person who does.</summary>
    public static bool HasAsOwing(RuleContext context, Conflict conflict, CaseworkerId by) =>
        conflict.Owes is { } owes
        && (owes == by || context.IsLeaderOf(by, owes, PartyResponsibility.DepartmentOf(context, conflict, owes)));

    /// <summary>Each person, with the department in which they hold what makes them one.</summary>
    private static IEnumerable<(CaseworkerId Person, DepartmentCode Department)> Members(RuleContext context, Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return (owes, PartyResponsibility.DepartmentOf(context, conflict, owes));
        if (context.Citizen.ResponsibleCoordinator is { } coordinator)
            yield return (coordinator, context.Citizen.Coordinator!.Holder.Department);
        foreach (var party in conflict.Parties)
            if (party.Type == PartyType.Citizen)
                foreach (var active in context.ActiveInterventions())
                    yield return (context.Citizen.Responsible(active), active.Holder.Department);
            else if (PartyResponsibility.Of(context, party) is { } responsible)
                yield return (responsible, PartyResponsibility.HeldIn(context, party));
    }
}
