using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>Two mandatory appointments with less than the travel time between them: the one of lower precedence yields.</summary>
internal sealed class AppointmentClash : ConflictRule<Clash>
{
    public const string Name = "appointment-clash";

    public override string Kind => Name;

    public override string About => ItemKinds.Appointment;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two mandatory appointments, neither cancelled nor over, have less than the travel time between them "
            + "({appointments.travelMinutes} minutes); none is needed where the place is the same. An appointment that "
            + "clashes with several gives way to the first of them by precedence: one conflict. An appointment counted under overload "
            + "makes no conflict of its own.",
        PolicyActs = "Closes it: the appointment of lower precedence yields (appointments.precedence); of equal precedence the one "
            + "booked later, by event time, then id.",
        Owes = "The caseworker of the yielding appointment rebooks it, as the deadline rebook says. At most {appointments.proposals} "
            + "slots are proposed, the first right after the appointment that stays, at its place, if the kind can be held elsewhere.",
        Ends = "One of them is moved or cancelled, or is over.",
        Material = "Times and places.",
    };

    public override string AnswerDeadline => AnswerDeadlines.Rebook;

    protected override IEnumerable<Clash> HoldsWhile(RuleContext context)
    {
        foreach (var clash in FindAll(context))
            if (!YieldOrder.IsOver(context, clash.Stays) && !YieldOrder.IsOver(context, clash.Yields)
                && !YieldOrder.IsLeftToOverload(context, clash))
                yield return clash;
    }

    /// <summary>
    /// Each mandatory appointment that gives way, with the one that stays: of those too close to it and not over, the first by
    /// <see cref="AppointmentPrecedence"/>; if all of them are over, the first of these. Past ones are included.
    /// </summary>
    public static IReadOnlyList<Clash> FindAll(RuleContext context) => context.Derived(
        context.Citizen.Appointments, static context => YieldingAppointments.Of(context, context.BindingAppointments));

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Clash clash) => clash.Parties;

    protected override Material MaterialOf(RuleContext context, Clash clash) => clash.Material;

    protected override PolicyAct? PolicyActs(RuleContext context, Clash clash, KnownConflict known) =>
        PolicyAct.Settle(SettlementOutcome.Yield, clash.Yields.Id);

    protected override OwedAnswer Owes(RuleContext context, Clash clash, KnownConflict known) =>
        YieldOrder.GivesWay(known.SettledByPerson, clash.Yields.Id) is { } givesWay
            ? YieldOrder.Rebooking(context, givesWay == clash.Yields.Id ? clash.Yields : clash.Stays, known)
            : OwedAnswer.Nobody;

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Yield, AllowedOutcome.KeepBoth];

    public static bool AreTooClose(Appointment one, Appointment other, Policy policy) =>
        TravelBetween(one, other, policy) is var travel && one.StartsAt - other.EndsAt < travel && other.StartsAt - one.EndsAt < travel;

    private static TimeSpan TravelBetween(Appointment one, Appointment other, Policy policy) =>
        Appointment.SamePlace(one.Place, other.Place) ? TimeSpan.Zero : TimeSpan.FromMinutes(policy.Appointments.TravelMinutes);
}
