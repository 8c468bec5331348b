using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Handovers;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Journals that the citizen died or moved away, and that this was not so or is over. Every later step of the reconciliation reads
/// what is journaled here: no rule asks for it.
/// </summary>
internal static class LifeReconciliation
{
    public static void Difference(RuleContext context, List<Fact> facts)
    {
        Deaths(context, facts);
        Moves(context, facts);
    }

    private static void Deaths(RuleContext context, List<Fact> facts)
    {
        var (citizen, noted) = (context.Citizen, context.Citizen.Death);
        var died = citizen.Person.DiedOn is { } on && context.Clock.Reached(LocalTime.StartOfDay(on)) ? on : (DateOnly?)null;
        if (died == noted?.On) return;
        if (died is { } day)
        {
            facts.Add(new DeathNoted(day, noted?.Told ?? Concerned(context, AlertSubject.Death)));
            return;
        }

        facts.Add(new DeathTakenBack());
        ConflictReconciliation.Awaken(context, facts);
        HandoverReconciliation.Awaken(context, facts);
    }

    private static void Moves(RuleContext context, List<Fact> facts)
    {
        var (moved, noted) = (Away(context), context.Citizen.Departure);
        if (moved is null && noted is not null) facts.Add(new MoveEnded());
        if (moved is { } to && (noted is null || noted.Municipality != to.Municipality || noted.On != to.On))
            facts.Add(new MoveNoted(to.Municipality, to.On, Concerned(context, AlertSubject.Move)));
    }

    /// <summary>The move away that stands: a move back ends it on its own day. Null: none.</summary>
    private static Move? Away(RuleContext context)
    {
        var person = context.Citizen.Person;
        if (person.MovedTo is not { } last || last.Municipality != context.Policy.Municipality) return person.MovedTo;
        return person.MovedBefore is { } away && away.On < last.On && !context.Clock.Reached(LocalTime.StartOfDay(last.On)) ? away : null;
    }

    /// <summary>
    /// Everybody who is responsible for something of the citizen, and the coordinator, with those whose news of it came along from
    /// another place of the same person; sorted.
    /// </summary>
    private static ImmutableArray<CaseworkerId> Concerned(RuleContext context, AlertSubject news)
    {
        var citizen = context.Citizen;
        SortedSet<CaseworkerId> concerned = [];
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended) concerned.Add(citizen.Responsible(intervention));
        if (citizen.ResponsibleCoordinator is { } coordinator) concerned.Add(coordinator);
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Booked && appointment.EndsAt > context.Clock.Now)
                concerned.Add(context.Answering(appointment));
        foreach (var sanction in citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified) concerned.Add(PartyResponsibility.Of(context, sanction));
        foreach (var item in citizen.Known(ItemKinds.Requirement))
            if (Requirement.Of(item) is { Status: Requirement.Open } requirement) concerned.Add(context.Answering(requirement));
        foreach (var contact in citizen.OpenContacts())
            concerned.Add(ContactOwner.Of(context, contact));
        foreach (var deadline in citizen.Deadlines.Values)
            if (!deadline.IsClosed) concerned.Add(deadline.Responsible);
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict is { Status: not ConflictStatus.Dissolved, Owes: { } owes }) concerned.Add(owes);
        foreach (var alert in citizen.Alerts.Values)
            if (alert.Subject == news && alert.Receiver.Person is { } told) concerned.Add(told);
        return [.. concerned];
    }
}
