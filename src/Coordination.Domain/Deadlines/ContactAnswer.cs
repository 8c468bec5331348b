using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The owner of a contact answers it, whichever department received it.</summary>
internal sealed class ContactAnswer : DeadlineRule<ReportedItem>
{
    public const string Name = "contact-answer";

    public override string Kind => Name;

    public override string About => ItemKinds.Contact;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A contact was received; runs from that day.",
        Owes = "Whoever took it over answers it within {length}; until somebody did, the coordinator (unless it belongs to a secret "
            + "matter of another department), else the caseworker whose intervention it concerns, else the leader of the entry unit of "
            + "the department that received it, else its head. It is owned, and its owner told of it, from the first second.",
        Ends = "The contact is answered.",
        Reads = [PolicyValue.Length("from the contact to the answer")],
    };

    protected override IEnumerable<ReportedItem> HoldsWhile(RuleContext context) => context.Citizen.Known(ItemKinds.Contact);

    protected override OwedAction Owes(RuleContext context, ReportedItem contact)
    {
        var it = Contact.Of(contact);
        return Within(context, it.ReceivedAt, contact, ContactOwner.Of(context, it));
    }

    protected override ActionProgress Ends(RuleContext context, ReportedItem contact) =>
        ActionProgress.Met(Contact.Of(contact).AnsweredAt);
}
