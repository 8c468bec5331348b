using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The two answers to a held sanction: first advice, then the sanctioning department's decision.</summary>
internal static class SanctionAnswers
{
    /// <summary>The journaled hold of a sanction; null: it was never held.</summary>
    public static Conflict? HoldOf(Citizen citizen, Sanction sanction)
    {
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Kind == SanctionHold.Name && conflict.Parties[0].Id == sanction.Id) return conflict;
        return null;
    }

    /// <summary>
    /// When a person lifted or upheld it since it was notified; null: nobody did. A notification after it was lifted here, whether or
    /// not its department reported that too, is answered anew.
    /// </summary>
    public static DateTimeOffset? AnsweredAt(Citizen citizen, Sanction sanction) =>
        HoldOf(citizen, sanction)?.Settlement is { ByPerson: true } answer && !(answer.At < AnsweredAnewFrom(sanction, answer))
            ? answer.At
            : null;

    /// <summary>
    /// The sanction as it was notified: a hold is answered once for each notification that follows another outcome or a lift here.
    /// </summary>
    public static Material MaterialOf(RuleContext context, Sanction sanction)
    {
        var hold = HoldOf(context.Citizen, sanction);
        if (hold?.Settlement is { ByPerson: true } answer && AnsweredAnewFrom(sanction, answer) is { } again && answer.At < again)
            return Material.Of(new ItemInstant(sanction.Id, again));
        if (sanction.NotifiedAgainAt is { } notified) return Material.Of(new ItemInstant(sanction.Id, notified));
        // It stays the notification for which the hold was found.
        return hold is { Settlement: null, Material.Parts: [ItemInstant] } ? hold.Material : Material.Of(new ItemItself(sanction.Id));
    }

    private static DateTimeOffset? AnsweredAnewFrom(Sanction sanction, Settlement answer) =>
        answer.Outcome == SettlementOutcome.Lift ? sanction.LastNotifiedAt : sanction.NotifiedAgainAt;

    /// <summary>Advice is owed first. The decision is owed from the instant advice was given, or its time had passed.</summary>
    public static OwedAnswer Owed(RuleContext context, HeldSanction held, KnownConflict known)
    {
        var (adviser, sanctioner) = (held.Reason.Adviser(context, held.Sanction), PartyResponsibility.Of(context, held.Sanction));
        var (rule, days) = (context.Policy.Rule(SanctionHold.Name), context.Policy.Days);
        var adviceBy = rule.DueFrom("advice", known.Since, days);
        var advice = known.Journaled is { Status: ConflictStatus.Open } open ? open.Advice : null;
        if (advice is null && !context.Clock.Reached(adviceBy.PassedFrom))
            return OwedAnswer.From(adviser, adviceBy).Telling(sanctioner) with { Stage = AnswerStage.Advice };
        var since = advice is not null && !adviceBy.IsLate(advice.At) ? advice.At : adviceBy.At;
        return OwedAnswer.From(sanctioner, rule.DueFrom("decision", since, days)) with { Stage = AnswerStage.Decision, Since = since };
    }

    /// <summary>The outcome of an adviser. Only the adviser or the coordinator gives it, and only once.</summary>
    public static AllowedOutcome Advice(SettlementOutcome outcome) => new(outcome)
    {
        Effect = OutcomeEffect.Advises,
        MayBeGiven = static (context, conflict, by) => SanctionOf(context, conflict) is { } sanction
            && (by == (ReasonToHold.Of(context, sanction) ?? default).Adviser(context, sanction)
                || by == context.Citizen.ResponsibleCoordinator),
        Obstacle = static conflict => conflict.Advice is { } given
            ? $"It was advised by {given.By} at {given.At:O}: {Events.Vocabulary.WordFor(given.Outcome)}."
            : null,
    };

    /// <summary>
    /// The outcome of a decision. Only the sanctioning caseworker, the person who answers instead of them, and their unit leaders give
    /// it, and not before advice while the time for advice runs.
    /// </summary>
    public static AllowedOutcome Decision(SettlementOutcome outcome) => new(outcome)
    {
        MayBeGiven = static (context, conflict, by) => SanctionOf(context, conflict) is { } sanction
            && IsSanctioner(context, sanction, by),
        Obstacle = static conflict => conflict.Stage == AnswerStage.Advice
            ? $"Advice is owed by {conflict.Owes} until {conflict.AnswerBy?.At:O}; decide after it."
            : null,
    };

    /// <summary>
    /// Those told of missed advice or a missed decision: the unit leader of the person who missed it, and the heads of the
    /// sanctioning department and of the adviser's department.
    /// </summary>
    public static IEnumerable<EscalationReceiver> Missed(RuleContext context, Conflict conflict)
    {
        if (SanctionOf(context, conflict) is not { } sanction) yield break;
        foreach (var stage in (AnswerStage[])[AnswerStage.Decision, AnswerStage.Advice])
        {
            var answer = context.Citizen.Deadlines.GetValueOrDefault(AnswerDeadlines.IdOf(context.Citizen, conflict.Id, stage));
            if (answer is not { Status: DeadlineStatus.Missed } missed || missed.ArmedAt < conflict.DetectedAt) continue;
            var isQuiet = context.IsQuiet(context.Organization.DepartmentOf(missed.Responsible, missed.Department));
            if (context.LeaderOf(missed.Responsible, missed.Department) is { } leader) yield return new(leader, stage, isQuiet);
            if (context.Organization.HeadOf(sanction.Department) is { } head) yield return new(head, stage, isQuiet);
            if (HeadOfAdviser(context, sanction) is { } other) yield return new(other, stage, isQuiet);
        }
    }

    /// <summary>The departments whose reports are the reason to hold the sanction.</summary>
    public static IEnumerable<DepartmentCode> BasedOn(RuleContext context, Conflict conflict)
    {
        if (SanctionOf(context, conflict) is not { } sanction || ReasonToHold.Of(context, sanction) is not { } reason) yield break;
        if (reason.Intensive is { } intensive) yield return intensive.Department;
        if (reason.Admission is { } admission) yield return admission.Department;
        if (reason.UnfoundedNoShow is not { } unfounded) yield break;
        yield return unfounded is { IsExcused: true, Yields: { } yields } && DepartmentOf(context.Citizen, yields.To) is { } other
            ? other
            : unfounded.Department;
    }

    private static DepartmentCode? DepartmentOf(Citizen citizen, ItemId yieldedTo) =>
        citizen.Appointments.TryGetValue(yieldedTo, out var appointment) ? appointment.Department
        : citizen.Admissions.TryGetValue(yieldedTo, out var admission) ? admission.Department
        : null;

    /// <summary>
    /// The head of the adviser's department; null: there is no reason to hold the sanction, or no head. An adviser whom the
    /// organization does not know counts as one of the department that named them.
    /// </summary>
    public static CaseworkerId? HeadOfAdviser(RuleContext context, Sanction sanction)
    {
        if (ReasonToHold.Of(context, sanction) is not { } reason) return null;
        var adviser = reason.Adviser(context, sanction);
        return context.Organization.HeadOf(adviser, context.DepartmentNaming(adviser, sanction.Department));
    }

    private static bool IsSanctioner(RuleContext context, Sanction sanction, CaseworkerId by)
    {
        var (named, answering, department) = (sanction.Caseworker, PartyResponsibility.Of(context, sanction), sanction.Department);
        return by == answering || by == named || context.IsLeaderOf(by, named, department) || context.IsLeaderOf(by, answering, department);
    }

    private static Sanction? SanctionOf(RuleContext context, Conflict conflict) =>
        context.Citizen.Sanctions.GetValueOrDefault(conflict.Parties[0].Id);
}
