using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>Nobody who turns up anywhere is sent away: whoever owns the contact answers it.</summary>
internal sealed class ContactAnswer : IDeadlineRule
{
    public const string Name = "contact-answer";

    public string Kind => Name;

    public string About => ItemKinds.Contact;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A contact was received; runs from that day.",
        Owes = "Whoever took it over; until somebody did, the coordinator, else the caseworker whose intervention it concerns, else the leader of the entry unit of the department that received it, else its head; owned, and told of it, from the first second.",
        Ends = "The contact is answered.",
        Reads = [new("length", "from the contact to the answer")],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var contact in context.Citizen.Known(ItemKinds.Contact))
            yield return Duty.From(contact.First<ContactReceived>()!.Value.At, context, Name, contact.Id, contact.Department,
                ContactOwner.Of(context, Contact.Of(contact)), metAt: contact.First<ContactAnswered>()?.At);
    }
}
