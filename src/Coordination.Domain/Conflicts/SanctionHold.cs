using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// A sanction against somebody who was in an intensive intervention, admitted or lawfully absent is held until it is
/// advised on and decided. Nothing here alters the sanctioning department's decision.
/// </summary>
internal sealed class SanctionHold : IConflictRule
{
    public const string Name = "sanction-hold";

    public string Kind => Name;

    public string About => ItemKinds.Sanction;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A sanction is notified and unanswered, and at that time the citizen had an active intensive intervention, or was admitted, or the no-show behind it was excused.",
        PolicyActs = "Interim: the sanction is held.",
        Owes = "The coordinator (else the caseworker of that intervention, else of what the appointment yielded to, else the social department's entry unit leader) advises to lift or uphold. The sanctioning caseworker is told at once; once advised, or once the time for advice is past, they or their unit leader decide. A missed answer is told to the heads of both departments; the hold stays.",
        Ends = "Lifted or upheld.",
        Material = "Nothing: the sanction is answered once.",
        Reads = [new("lengths.advice", "time to advise, from when it was detected"), new("lengths.decision", "time to decide, from the advice or from when its time was past")],
    };

    public bool IsFinal => true;

    public IReadOnlyList<string> Outcomes { get; } = ["advise-lift", "advise-uphold", "lift", "uphold"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var sanction in context.Citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified && IsUnanswered(context, sanction) && ReasonToHold(context, sanction) is { } reason)
                yield return Hold(context, sanction, reason);
    }

    /// <summary>Only whoever advises advises; only the sanctioning department lifts or upholds.</summary>
    public bool MaySettle(RuleContext context, Conflict conflict, string outcome, CaseworkerId by)
    {
        if (!context.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)) return false;
        if (outcome is "lift" or "uphold") return IsSanctioner(context, sanction, by);
        var adviser = Adviser(context, sanction, ReasonToHold(context, sanction) ?? default);
        return by == adviser || by == context.Citizen.ResponsibleCoordinator;
    }

    /// <summary>The journaled hold of a sanction, if there is or was one.</summary>
    public static Conflict? Of(Citizen citizen, Sanction sanction)
    {
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict.Kind == Name && conflict.Parties[0].Id == sanction.Id) return conflict;
        return null;
    }

    /// <summary>Who advises on a sanction that is held, or was to be; null where there is no reason to hold it.</summary>
    public static CaseworkerId? AdviserOf(RuleContext context, Sanction sanction) =>
        ReasonToHold(context, sanction) is { } reason ? Adviser(context, sanction, reason) : null;

    /// <summary>The head of an adviser's department; an adviser nobody knows counts as of the department that named them.</summary>
    public static CaseworkerId? HeadOfAdviser(RuleContext context, CaseworkerId adviser, Sanction sanction) =>
        context.Organization.HeadOf(context.Organization.DepartmentOf(adviser, context.DepartmentNaming(adviser, sanction.Department)));

    /// <summary>Why a sanction is held: the intensive intervention, the stay, or the excused appointment.</summary>
    private static Reason? ReasonToHold(RuleContext context, Sanction sanction)
    {
        var day = LocalTime.DayOf(sanction.NotifiedAt);
        var intensive = context.Citizen.Interventions.Values.FirstOrDefault(i =>
            i.IntensityBy(context.Policy) == Intensity.Intensive && i.StatusOn(day) == InterventionStatus.Active);
        var admission = context.Citizen.Admissions.Values.FirstOrDefault(a => a.Covers(sanction.NotifiedAt));
        var missed = context.Citizen.FindAppointment(sanction.Department, sanction.AppointmentReference);
        var excused = sanction.Reason == SanctionReason.NoShow && missed is { IsExcused: true } ? missed : null;
        return intensive is null && admission is null && excused is null ? null : new Reason(intensive, admission, excused);
    }

    private static bool IsUnanswered(RuleContext context, Sanction sanction) =>
        Of(context.Citizen, sanction)?.Settlement is not { ByPerson: true };

    private static ConflictFinding Hold(RuleContext context, Sanction sanction, Reason reason)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(sanction)];
        var id = context.IdentityOf(Name, parties);
        var material = sanction.Id.Value;
        var since = context.Since(id, material);
        var adviceBy = context.Policy.Rule(Name).DueFrom("advice", since, context.Policy.Days);
        var advised = context.Journaled(id) is { Status: ConflictStatus.Open } open ? open.Advice : null;
        var adviser = Adviser(context, sanction, reason);
        var sanctioner = context.Answering(sanction.Caseworker, unit: null, sanction.Department);
        // The decision is owed since advice was given, or since its time was past.
        var decideFrom = advised is { } advice && !adviceBy.IsLate(advice.At) ? advice.At : adviceBy.At;
        var deciding = advised is not null || context.Clock.Reached(adviceBy.PassedFrom);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Interim = "held",
            Owes = deciding ? sanctioner : adviser,
            AnswerBy = deciding ? context.Policy.Rule(Name).DueFrom("decision", decideFrom, context.Policy.Days) : adviceBy,
            Stage = deciding ? Conflict.DecisionStage : Conflict.AdviceStage,
            OwedSince = deciding ? decideFrom : null,
            Told = deciding || sanctioner == adviser ? [] : [sanctioner],
        };
    }

    /// <summary>
    /// A missed advice or decision is told to the unit leader of whoever missed it and to the heads of adviser and
    /// sanctioner.
    /// </summary>
    public IEnumerable<Telling> ToldUpwards(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (!context.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)) yield break;
        foreach (var stage in (string[])[Conflict.DecisionStage, Conflict.AdviceStage])
        {
            if (context.Citizen.Deadlines.GetValueOrDefault(AnswerDeadlines.IdOf(conflict.Id, stage)) is not { Status: DeadlineStatus.Missed } missed
                || missed.ArmedAt < conflict.DetectedAt) continue;
            var told = $"{conflict.DetectedAt.UtcTicks} {stage} missed";
            if (context.Organization.LeaderOf(missed.Responsible) is { } leader) yield return new(leader, told);
            if (context.Organization.HeadOf(sanction.Department) is { } sanctionersHead) yield return new(sanctionersHead, told);
            if (AdviserOf(context, sanction) is { } adviser
                && HeadOfAdviser(context, adviser, sanction) is { } advisersHead)
                yield return new(advisersHead, told);
        }
    }

    private static CaseworkerId Adviser(RuleContext context, Sanction sanction, Reason reason)
    {
        if (context.Citizen.ResponsibleCoordinator is { } coordinator) return coordinator;
        if (reason.Intensive is { } intensive) return context.Citizen.Responsible(intensive);
        if (reason.Excused?.Yields is { } yields && context.Citizen.Appointments.TryGetValue(yields.To, out var stayed)) return context.Answering(stayed);
        return context.Organization.EntryLeaderOf(new DepartmentCode(context.Policy.SocialDepartment))
            ?? context.Answering(sanction.Caseworker, unit: null, sanction.Department);
    }

    private static bool IsSanctioner(RuleContext context, Sanction sanction, CaseworkerId by)
    {
        var sanctioner = context.Answering(sanction.Caseworker, unit: null, sanction.Department);
        return by == sanctioner || by == sanction.Caseworker || context.IsLeaderOf(by, sanction.Caseworker) || context.IsLeaderOf(by, sanctioner);
    }

    private readonly record struct Reason(Intervention? Intensive, Admission? Admission, Appointment? Excused);
}
