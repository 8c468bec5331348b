using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Decides what a caller who sees nothing of a citizen is told about a command. A command's own rule may allow such a caller: a unit
/// leader of an involved department appoints a coordinator, a person responsible for a party settles a conflict, and the second
/// member of a unit to accept a handover is told who was first. Every other caller is told only that they are not involved, and
/// learns neither what exists nor what the command lacks. A caller who sees the content of some departments only is refused what is of the
/// others as what does not exist.
/// </summary>
public static class CommandAccess
{
    /// <summary>The refusal of a command before it is decided; null: it is decided.</summary>
    public static Refusal? Before(AccessDecision access, Command command) => access switch
    {
        NothingSeen { Reason: NotSeenReason.HasLeft } left => new Forbidden(left.Why),

        // A handover is requested, and a barrier logged, by somebody who sees the citizen. The command's own rule allows no other.
        NothingSeen { Reason: not NotSeenReason.UnknownCitizen } nothing when command is RequestHandover or LogBarrier =>
            new Forbidden(nothing.Why),
        _ => null,
    };

    /// <summary>
    /// The command as it is decided. What the caller may not see is to them what does not exist, so it is decided as that, and refused
    /// alike. The opaque id of a masked party stands for the party.
    /// </summary>
    public static Command AsSeen(Command command, Citizen citizen, AccessDecision access, OpaqueIds ids)
    {
        if (access.Shown is not { IsWhole: false } shown) return command;
        return command switch
        {
            SettleConflict settle when citizen.Conflicts.TryGetValue(settle.Conflict, out var conflict) =>
                MaskedConflict.IsShown(conflict, citizen, shown)
                    ? settle with { GivesWay = settle.GivesWay is { } party ? PartyAsSeen(party, conflict, citizen, shown, ids) : null }
                    : settle with { Conflict = new ConflictId(Unknown) },
            OfferHandover offer => offer with { What = AsSeen(offer.What, citizen, shown) },
            RequestHandover request => request with { What = AsSeen(request.What, citizen, shown) },
            AcceptHandover accept => accept with { Handover = AsSeen(accept.Handover, citizen, shown) },
            DeclineHandover decline => decline with { Handover = AsSeen(decline.Handover, citizen, shown) },
            WithdrawHandover withdraw => withdraw with { Handover = AsSeen(withdraw.Handover, citizen, shown) },
            AnswerContact answer => answer with { Contact = ContactAsSeen(answer.Contact, citizen, shown) },
            TakeSlot take when citizen.Appointments.TryGetValue(take.Appointment, out var appointment) =>
                shown.Shows(appointment.Department)
                    ? take with { HidesOtherPlaces = HidesWhatStays(appointment, citizen, shown) }
                    : take with { Appointment = new ItemId(Unknown) },
            AnswerMeasure answer when citizen.Measures.TryGetValue(answer.Measure, out var measure)
                && !MaskedMeasure.IsShown(measure, citizen, shown) => answer with { Measure = new MeasureId(Unknown) },
            AgreePlan agree when HidesPlan(citizen, shown) => agree with { HidesPlan = true },
            MakeStepLink make when HidesPlan(citizen, shown) => make with { HidesPlan = true },
            WithdrawStepLink withdraw when HidesPlan(citizen, shown) => withdraw with { Link = new StepLinkId(Unknown) },
            MakeStepLink { Person: { } person } make when !shown.Shows(Mask.DepartmentOf(person.Value)) =>
                make with { Person = new ItemId(Unknown) },
            LogBarrier { AboutId: { } id } log when Vocabulary.Find<BarrierPlace>(log.AboutType) is { } type
                && !MaskedBarrier.IsShown(new BarrierAbout(type, id), citizen, shown) => log with { AboutId = Unknown },
            _ => command,
        };
    }

    private static ItemId ContactAsSeen(ItemId contact, Citizen citizen, Disclosure shown) =>
        AsSeen(new Responsibility(ResponsibilityType.Contact, contact), citizen, shown).Id!.Value;

    private static bool HidesPlan(Citizen citizen, Disclosure shown) =>
        citizen.WrittenPlan is { } plan && !MaskedPlan.IsShown(plan, citizen, shown);

    private static bool HidesWhatStays(Appointment appointment, Citizen citizen, Disclosure shown) =>
        appointment.Yields is { To: var stays }
        && (citizen.Appointments.GetValueOrDefault(stays)?.Department ?? citizen.Admissions.GetValueOrDefault(stays)?.Department)
            is { } department && !shown.Shows(department);

    private static ItemId PartyAsSeen(ItemId party, Conflict conflict, Citizen citizen, Disclosure shown, OpaqueIds ids)
    {
        foreach (var one in conflict.Parties)
            if (!ConflictContent.IsShown(one, citizen, shown.Shows))
            {
                if (party.Value == ids.Of(citizen.Key, one.Id.Value)) return one.Id;
                if (party == one.Id) return new ItemId(Unknown);
            }

        return party;
    }

    private static Responsibility AsSeen(Responsibility what, Citizen citizen, Disclosure shown)
    {
        var isHidden = what switch
        {
            { Type: ResponsibilityType.Intervention, Id: { } id } when citizen.Interventions.TryGetValue(id, out var one) =>
                !shown.Shows(one.Department) && !shown.ShowsBy(one.Holder.Department.Value) && citizen.Responsible(one) != shown.Viewer,
            { Type: ResponsibilityType.Contact, Id: { } id } when citizen.FindContact(id) is { } one =>
                !shown.Shows(one.Department) && !shown.ShowsBy(one.Wants) && citizen.OwnerOf(one)?.Person != shown.Viewer,
            _ => false,
        };
        return isHidden ? what with { Id = new ItemId(Unknown) } : what;
    }

    private static HandoverId AsSeen(HandoverId id, Citizen citizen, Disclosure shown) =>
        citizen.Handovers.TryGetValue(id, out var one)
        && !shown.ShowsBy(one.From.Department.Value) && !shown.ShowsBy(one.To.Department.Value)
        && one.From.Caseworker != shown.Viewer && one.To.Caseworker != shown.Viewer
        && citizen.Deadlines.GetValueOrDefault(HandoverAnswer.IdOf(citizen, one))?.Responsible != shown.Viewer
            ? new HandoverId(Unknown)
            : id;

    /// <summary>No id of anything.</summary>
    private const string Unknown = "-";

    /// <summary>
    /// The outcome as the caller is told it. A state conflict is decided after the command's own rule has allowed the caller, so it
    /// is told, but a leader who sees nothing of the citizen is not told who has the role. Every other refusal is replaced by the
    /// refusal of access.
    /// </summary>
    public static CommandOutcome After(AccessDecision access, CommandOutcome outcome, Command? command = null) =>
        (access, outcome.Refusal) switch
        {
            // Whoever sees nothing may break the glass: that is what it is for.
            (NothingSeen { Reason: not NotSeenReason.HasLeft }, _) when command is BreakGlass => outcome,
            (Seen { What: { IsWhole: false } shown }, { } refusal) => AsSeen(refusal, command, shown),
            (NothingSeen { Reason: NotSeenReason.UnknownCitizen }, _) => outcome,
            (NothingSeen, StateConflict) when command is AppointAsCoordinator => RoleIsFilled,
            (NothingSeen nothing, not null and not StateConflict) => new Forbidden(nothing.Why),
            _ => outcome,
        };

    /// <summary>A refusal without ids of people and things that the caller may not see.</summary>
    private static Refusal AsSeen(Refusal refusal, Command? command, Disclosure shown) => (refusal, command) switch
    {
        (StateConflict { By: { } by } conflict, _) when !shown.ShowsPerson(by) => new StateConflict("Somebody else was first."),
        (StateConflict, AppointAsCoordinator) => RoleIsFilled,
        (StateConflict, LayDownCoordination) => SeveralAtWork,
        (StateConflict, RequestHandover) => IsOffered,
        (StateConflict, SettleConflict) => WasSettled,
        (Invalid invalid, SettleConflict) => new Invalid(
            [.. invalid.Faults.Select(static fault => fault.Pointer == "/party" ? new Fault(fault.Pointer, PartyExpected) : fault)]),
        _ => refusal,
    };

    private const string PartyExpected =
        "Expected the id of one of the conflict's parties where the outcome lets one give way, else nothing.";

    private static StateConflict SeveralAtWork { get; } =
        new("Several departments have active interventions; the role moves by handover.");

    private static StateConflict IsOffered { get; } = new("It is offered already, or cannot be handed over now.");

    private static StateConflict WasSettled { get; } = new("It was settled, or its reason is gone, or the outcome does not fit it now.");

    private static StateConflict RoleIsFilled { get; } = new("The role is filled; it moves by handover.");
}
