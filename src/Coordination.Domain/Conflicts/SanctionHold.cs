using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// A sanction is notified and unanswered, and at that time the citizen had an active intensive intervention, or was
/// admitted, or the no-show behind it was excused. Policy holds it. The coordinator (else the caseworker of that
/// intervention, else of what the appointment yielded to, else the social department's entry unit leader) advises to
/// lift or uphold; the sanctioning caseworker is told at once and, once advised or the time for advice is past,
/// they or their unit leader decide. If an answer is missed the heads of both departments are told; the hold stays.
/// </summary>
/// <remarks>
/// Basis: lov om aktiv socialpolitik, chapter 4 (reasonable cause for absence), and the duty to see the whole person in
/// retssikkerhedsloven § 5; lengths are local. Nothing here alters the sanctioning department's decision.
/// </remarks>
internal sealed class SanctionHold : IConflictRule
{
    public const string Name = "sanction-hold";
    public const string AdviceStage = "advice";
    public const string DecisionStage = "decision";

    public string Kind => Name;

    public IReadOnlyList<string> Outcomes { get; } = ["advise-lift", "advise-uphold", "lift", "uphold"];

    public IEnumerable<ConflictFinding> Find(Scene scene)
    {
        foreach (var sanction in scene.Citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified && IsUnanswered(scene, sanction) && ReasonToHold(scene, sanction) is { } reason)
                yield return Hold(scene, sanction, reason);
    }

    /// <summary>Only whoever advises advises; only the sanctioning department lifts or upholds.</summary>
    public bool MaySettle(Scene scene, Conflict conflict, string outcome, CaseworkerId by)
    {
        if (!scene.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)) return false;
        if (outcome is "lift" or "uphold") return IsSanctioner(scene, sanction, by);
        var adviser = Adviser(scene, sanction, ReasonToHold(scene, sanction) ?? default);
        return by == adviser || by == scene.Citizen.ResponsibleCoordinator;
    }

    /// <summary>The identity of the hold of a sanction.</summary>
    public static ConflictId IdOf(Citizen citizen, Sanction sanction) =>
        Conflict.IdOf(citizen.Key, Name, [PartyTypes.Of(sanction)]);

    /// <summary>Why a sanction is held: the intensive intervention, the stay, or the excused appointment.</summary>
    private static Reason? ReasonToHold(Scene scene, Sanction sanction)
    {
        var day = LocalTime.DayOf(sanction.NotifiedAt);
        var intensive = scene.Citizen.Interventions.Values.FirstOrDefault(i =>
            i.IntensityBy(scene.Policy) == Intensity.Intensive && i.StatusOn(day) == InterventionStatus.Active);
        var admission = scene.Citizen.Admissions.Values.FirstOrDefault(a => a.Covers(sanction.NotifiedAt));
        var missed = scene.Citizen.FindAppointment(sanction.Department, sanction.AppointmentReference);
        var excused = sanction.Reason == SanctionReason.NoShow && missed is { IsExcused: true } ? missed : null;
        return intensive is null && admission is null && excused is null ? null : new Reason(intensive, admission, excused);
    }

    private static bool IsUnanswered(Scene scene, Sanction sanction) =>
        scene.Journaled(IdOf(scene.Citizen, sanction))?.Settlement is not { ByPerson: true };

    private static ConflictFinding Hold(Scene scene, Sanction sanction, Reason reason)
    {
        var id = IdOf(scene.Citizen, sanction);
        var material = sanction.Id.Value;
        var since = scene.Since(id, material);
        var adviceBy = scene.Policy.Answers.Advice.DueFrom(since, scene.Policy.Days);
        var advised = scene.Journaled(id) is { Status: ConflictStatus.Open } open ? open.Advice : null;
        var adviser = Adviser(scene, sanction, reason);
        var sanctioner = scene.Answering(sanction.Caseworker, unit: null, sanction.Department);
        var deciding = advised is not null || scene.Moment.Reached(adviceBy.PassedFrom);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = [PartyTypes.Of(sanction)],
            Material = material,
            Interim = "held",
            Owes = deciding ? sanctioner : adviser,
            AnswerBy = deciding ? scene.Policy.Answers.Decision.DueFrom(DecideFrom(advised, adviceBy), scene.Policy.Days) : adviceBy,
            Stage = deciding ? DecisionStage : AdviceStage,
            Told = deciding || sanctioner == adviser ? [] : [sanctioner],
        };
    }

    /// <summary>Since when the decision is owed: since advice was given, or since its time was past.</summary>
    public static DateTimeOffset DecideFrom(Scene scene, Conflict conflict) =>
        DecideFrom(conflict.Advice, scene.Policy.Answers.Advice.DueFrom(conflict.DetectedAt, scene.Policy.Days));

    private static DateTimeOffset DecideFrom(Advice? advised, Due adviceBy) =>
        advised is { } advice && !adviceBy.IsLate(advice.At) ? advice.At : adviceBy.At;

    /// <summary>Who advises on a held sanction.</summary>
    public static CaseworkerId? AdviserOf(Scene scene, Sanction sanction) =>
        ReasonToHold(scene, sanction) is { } reason ? Adviser(scene, sanction, reason) : null;

    private static CaseworkerId Adviser(Scene scene, Sanction sanction, Reason reason)
    {
        if (scene.Citizen.ResponsibleCoordinator is { } coordinator) return coordinator;
        if (reason.Intensive is { } intensive) return scene.Citizen.Responsible(intensive);
        if (reason.Excused?.Yields is { } yields && scene.Citizen.Appointments.TryGetValue(yields.To, out var stayed)) return scene.Answering(stayed);
        return scene.Organisation.EntryLeaderOf(new DepartmentCode(scene.Policy.SocialDepartment))
            ?? scene.Answering(sanction.Caseworker, unit: null, sanction.Department);
    }

    private static bool IsSanctioner(Scene scene, Sanction sanction, CaseworkerId by)
    {
        var sanctioner = scene.Answering(sanction.Caseworker, unit: null, sanction.Department);
        return by == sanctioner || by == sanction.Caseworker || scene.IsLeaderOf(by, sanction.Caseworker) || scene.IsLeaderOf(by, sanctioner);
    }

    private readonly record struct Reason(Intervention? Intensive, Admission? Admission, Appointment? Excused);
}
