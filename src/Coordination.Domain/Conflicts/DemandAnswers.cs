using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Finds requirements whose document another department's requirement provides.</summary>
internal static class DemandAnswers
{
    /// <summary>Whether an earlier requirement of another department provides the document of a later one.</summary>
    /// <param name="days">The number of days for which a received document counts, including the last day.</param>
    public static bool CanAnswer(Requirement earlier, Requirement later, int days) =>
        earlier.Department != later.Department && earlier.Issued.CompareTo(later.Issued) < 0
        && Requirement.SameDocument(earlier.Document, later.Document)
        && (earlier.Status == Requirement.Open || earlier.FulfilledAt is { } received
            && LocalTime.DayOf(later.Issued.Time).DayNumber - LocalTime.DayOf(received).DayNumber <= days);

    /// <summary>The demands that can answer a later one: first those whose departments may share it, each by id.</summary>
    /// <param name="all">All demands, by id.</param>
    public static IEnumerable<Requirement> To(RuleContext context, Requirement later, IReadOnlyList<Requirement> all, int days)
    {
        var able = all.Where(earlier => CanAnswer(earlier, later, days));
        return able.Where(earlier => MayShare(context, earlier, later)).Concat(able.Where(earlier => !MayShare(context, earlier, later)));
    }

    /// <summary>Whether a legal basis for sharing stands between the departments of two demands.</summary>
    public static bool MayShare(RuleContext context, Requirement earlier, Requirement later) =>
        LegalBasis.Stands(context, earlier.Department, later.Department);

    /// <summary>The requirement that answers another, as policy or a person settled it. Of several the first by id; null: none.</summary>
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
