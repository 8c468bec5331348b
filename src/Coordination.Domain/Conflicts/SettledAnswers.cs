using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Finds the requirement whose document answers another.</summary>
internal static class SettledAnswers
{
    /// <summary>The requirement that answers another, as policy or a person settled it. Of several the first by id; null: none.</summary>
    public static ItemId? To(Citizen citizen, ItemId requirement)
    {
        ItemId? answer = null;
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict is { Kind: RepeatedDemand.Name, Status: ConflictStatus.Settled } && Answers(conflict.Settlement!, requirement))
                foreach (var party in conflict.Parties)
                    if (party.Id != requirement && (answer is not { } other || party.Id.CompareTo(other) < 0)) answer = party.Id;
        return answer;
    }

    private static bool Answers(Settlement settlement, ItemId requirement) =>
        settlement is { Outcome: SettlementOutcome.AnsweredBy, GivesWay: { } answered } && answered == requirement;
}
