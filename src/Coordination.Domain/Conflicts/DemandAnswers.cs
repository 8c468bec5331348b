using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Demands for a document that another department's demand answers.</summary>
internal static class DemandAnswers
{
    /// <summary>Whether an earlier demand of another department can answer a later one for the same document.</summary>
    /// <param name="days">Days for which a received document counts, the last day included.</param>
    public static bool CanAnswer(Requirement earlier, Requirement later, int days) =>
        earlier.Department != later.Department && earlier.Issued.CompareTo(later.Issued) < 0
        && Requirement.SameDocument(earlier.Document, later.Document)
        && (earlier.Status == Requirement.Open || earlier.FulfilledAt is { } received
            && LocalTime.DayOf(later.Issued.Time).DayNumber - LocalTime.DayOf(received).DayNumber <= days);

    /// <summary>The demand that answers one, as policy or a person settled it; of several the first by id; null: none.</summary>
    public static ItemId? To(Citizen citizen, ItemId demand)
    {
        ItemId? answer = null;
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict is { Kind: RepeatedDemand.Name, Status: ConflictStatus.Settled } && Answers(conflict.Settlement!, demand))
                foreach (var party in conflict.Parties)
                    if (party.Id != demand && (answer is not { } other || party.Id.CompareTo(other) < 0)) answer = party.Id;
        return answer;
    }

    private static bool Answers(Settlement settlement, ItemId demand) =>
        settlement is { Outcome: SettlementOutcome.AnsweredBy, GivesWay: { } answered } && answered == demand;
}
