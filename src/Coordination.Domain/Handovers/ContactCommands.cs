using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Handovers;

/// <summary>Whoever owns a contact, the person who answers for them, or a unit leader of either says that it is answered.</summary>
internal static class ContactCommands
{
    public static FactsOrRefusal Answer(RuleContext context, AnswerContact command, IssuedCommand issued)
    {
        if (context.Citizen.Item(ItemKinds.Contact, command.Contact) is not { IsKnown: true } item
            || context.Citizen.FindContact(command.Contact) is not { } contact) return NoSuchContact;
        var holder = ContactOwner.HolderOf(context.Citizen, context.Organization, contact);
        var answering = context.Answering(holder.Caseworker, holder.Unit, holder.Department);
        if (issued.By != holder.Caseworker && issued.By != answering
            && !context.IsLeaderOf(issued.By, holder.Caseworker, holder.Department)
            && !context.IsLeaderOf(issued.By, answering, holder.Department)) return MayNotAnswer;
        if (contact.AnsweredAt is { } at) return new StateConflict($"It was answered at {at:O}.");
        var received = item.Events.Select(static taken => taken.Event.Data).OfType<ContactReceived>().First();
        return FactsOrRefusal.Of(
            PersonsReport.Of(context, item, new ContactAnswered { ContactId = received.ContactId }, issued), contact.Id.Value);
    }

    private static NotFound NoSuchContact { get; } = new("There is no such contact.");

    private static Forbidden MayNotAnswer { get; } = new("A contact is answered by its owner, who answers for them or their unit leader.");
}
