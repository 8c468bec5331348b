using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>Whoever must rebook a yielding appointment, or their unit leader, takes one of the slots proposed for it.</summary>
internal static class SlotCommands
{
    public static FactsOrRefusal Take(RuleContext context, TakeSlot command, IssuedCommand issued)
    {
        if (context.Citizen.Item(ItemKinds.Appointment, command.Appointment) is not { IsKnown: true } item
            || !context.Citizen.Appointments.TryGetValue(command.Appointment, out var appointment)) return NoSuchAppointment;
        if (!MayTake(context, command.Appointment, issued.By) && issued.By != context.Answering(appointment)) return MayNotTake;
        var whole = Disclosure.Whole(AccessGround.Responsible);
        var slot = new Proposals(context.Citizen, context.Policy, context.Clock.Now, whole).For(appointment)
            .FirstOrDefault(proposal => proposal.StartsAt == command.StartsAt);
        if (slot is null) return NotProposed;
        if (command.HidesOtherPlaces && slot.Place != appointment.Place) return PlaceIsHidden;
        return FactsOrRefusal.Of(PersonsReport.Of(context, item, Moved(item.Events[0].Event.Data, slot), issued), appointment.Id.Value);
    }

    private static AppointmentMoved Moved(EventData booked, ProposalView slot) => new()
    {
        AppointmentId = ((AppointmentBooked)booked).AppointmentId,
        StartsAt = slot.StartsAt,
        EndsAt = slot.EndsAt,
        Place = slot.Place,
    };

    private static bool MayTake(RuleContext context, ItemId appointment, CaseworkerId by)
    {
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict.Settlement?.GivesWay == appointment && SettlementRights.HasAsOwing(context, conflict, by)) return true;
        return false;
    }

    private static NotFound NoSuchAppointment { get; } = new("There is no such appointment.");

    private static Forbidden MayNotTake { get; } = new("A slot is taken by whoever rebooks the appointment, or their unit leader.");

    private static StateConflict NotProposed { get; } = new("The slot is not proposed any more: it was taken, or the appointment stands.");

    private static StateConflict PlaceIsHidden { get; } = new("The place of the slot is another department's; ask there.");
}
