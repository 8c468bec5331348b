using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>A mandatory appointment that lies inside a stay at another place: the appointment yields.</summary>
internal sealed class CitizenUnavailable : ConflictRule<AppointmentDuringStay>
{
    public const string Name = "citizen-unavailable";

    public override string Kind => Name;

    public override string About => ItemKinds.Admission;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A mandatory appointment lies inside an admission at another place; an admission "
            + "without an expected end counts {appointments.openStayDays} days ahead. Of several "
            + "admissions, the first by id. An appointment counted under overload makes no conflict of its own.",
        PolicyActs = "Closes it: the appointment yields.",
        Owes = "The caseworker of the appointment meets the citizen there, by phone, or rebooks it, as the deadline rebook says.",
        Ends = "The appointment is moved or cancelled, or is over; the stay ends.",
        Material = "The appointment's times and place, the place of the stay.",
    };

    public override string AnswerDeadline => AnswerDeadlines.Rebook;

    protected override IEnumerable<AppointmentDuringStay> HoldsWhile(RuleContext context)
    {
        foreach (var found in FindAll(context))
            if (!YieldOrder.IsOver(context, found.Yields) && !YieldOrder.IsLeftToOverload(context, found)) yield return found;
    }

    /// <summary>Each mandatory appointment that lies inside a stay, with the first such stay by id. Past ones are included.</summary>
    public static IEnumerable<AppointmentDuringStay> FindAll(RuleContext context)
    {
        if (context.Citizen.Admissions.IsEmpty) return [];
        var stays = new StaysOfAppointments(context, it => IsWithinOpenStay(it, context));
        return FirstConflict.OfEach(
            context, Name, stays.LastEndFirst, appointment => stays.Of(appointment).Where(stay => LiesInside(appointment, stay, context)),
            static (admission, appointment) => new AppointmentDuringStay(appointment, admission).Parties,
            static (admission, appointment) => new AppointmentDuringStay(appointment, admission).Material)
            .OrderBy(static found => found.Item.StartsAt).ThenBy(static found => found.Item.Id)
            .Select(static found => new AppointmentDuringStay(found.Item, found.Other));
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, AppointmentDuringStay found) => found.Parties;

    protected override Material MaterialOf(RuleContext context, AppointmentDuringStay found) => found.Material;

    protected override PolicyAct? PolicyActs(RuleContext context, AppointmentDuringStay found, KnownConflict known) =>
        PolicyAct.Settle(SettlementOutcome.Yield, found.Yields.Id);

    protected override OwedAnswer Owes(RuleContext context, AppointmentDuringStay found, KnownConflict known) =>
        YieldOrder.GivesWay(known.SettledByPerson, found.Yields.Id) is not null
            ? YieldOrder.Rebooking(context, found.Yields, known)
            : OwedAnswer.Nobody;

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Yield, AllowedOutcome.KeepBoth];

    public static bool LiesInside(Appointment appointment, Admission stay, RuleContext context) =>
        !Appointment.SamePlace(appointment.Place, stay.Place) && stay.StartedAt < appointment.EndsAt
        && (stay.KnownEnd is { } end ? appointment.StartsAt < end : IsWithinOpenStay(appointment, context));

    private static bool IsWithinOpenStay(Appointment appointment, RuleContext context) =>
        context.Clock.Reached(LocalTime.AddDays(appointment.StartsAt, -context.Policy.Appointments.OpenStayDays));
}
