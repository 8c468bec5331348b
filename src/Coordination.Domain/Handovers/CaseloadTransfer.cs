using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>
/// One citizen's part of a caseload transfer: everything one caseworker holds goes to one receiver. Within a department each
/// responsibility moves in one entry. A receiver in another department gets an offer, and the giver stays responsible until it is
/// accepted. What cannot be moved stays, and the report tells why.
/// </summary>
public static class CaseloadTransfer
{
    /// <summary>Transfers one citizen; never refused. A responsibility that this transfer has handled before is not changed.</summary>
    internal static FactsOrRefusal Transfer(RuleContext context, TransferCaseload command, IssuedCommand issued)
    {
        List<Fact> facts = [];
        foreach (var (what, holder) in HeldBy(context.Citizen, context.Organization, command.From))
        {
            if (context.Citizen.Handovers.ContainsKey(HandoverIds.Transferred(issued.Id, what))) continue;
            if (WhyNot(context.Citizen, what, holder, command.To, issued.By, context.Organization) is not null) continue;
            facts.Add(Move(context, command, issued, what, holder));
        }

        return FactsOrRefusal.Of(facts);
    }

    /// <summary>The result of the transfer for a citizen it has handled.</summary>
    /// <param name="citizen">The citizen, after the transfer.</param>
    /// <param name="transfer">The transfer's id.</param>
    /// <param name="command">The command that was given.</param>
    /// <param name="by">The person who ordered the transfer.</param>
    /// <param name="context">The current context. Its organization decides why something was left behind.</param>
    public static TransferReport ReportOf(
        Citizen citizen, string transfer, TransferCaseload command, CaseworkerId by, DecisionContext context)
    {
        var (moved, offered) = (0, 0);
        List<LeftBehind> left = [];
        var held = HeldBy(citizen, context.Organization, command.From).ToDictionary(one => one.What, one => one.Holder);
        foreach (var what in ResponsibilitiesOf(citizen))
        {
            var holder = held.GetValueOrDefault(what);
            if (citizen.Handovers.GetValueOrDefault(HandoverIds.Transferred(transfer, what)) is not { } handover)
            {
                if (holder is null) continue;
                var why = WhyNot(citizen, what, holder, command.To, by, context.Organization) ?? NotMoved.ReportedAnew;
                left.Add(new(what.Word, what.Id, why));
            }
            else if (handover.Status != HandoverStatus.Accepted) offered++;
            else if (holder is null) moved++;
            else left.Add(new(what.Word, what.Id, NotMoved.ReportedAnew));
        }

        if (moved + offered + left.Count == 0) left.Add(new("citizen", null, NotMoved.NoLongerHeld));
        left.AddRange(NamedThemselves(citizen, command.From, context.Now));
        return new TransferReport(moved, offered, left);
    }

    private static HandoverChanged Move(
        RuleContext context, TransferCaseload command, IssuedCommand issued, Responsibility what, Holder holder)
    {
        var (organization, by) = (context.Organization, issued.By.Value);
        var taker = new Holder(
            command.To, organization.UnitOf(command.To, holder.Department), organization.DepartmentOf(command.To, holder.Department));
        var receiver = new Receiver(command.To, Unit: null, taker.Department);
        var offer = Handover.Offer(HandoverIds.Transferred(issued.Id, what), what, holder, receiver, context.Clock.Now, by) with
        {
            Reason = command.Reason,
        };
        if (holder.Department == taker.Department)
            return new(HandoverStep.Accepted, offer.Accepted(HandoverCommands.MoveInstant(context, what), by, taker));
        var answerBy = context.Policy.Rule(HandoverAnswer.Name).DueFrom(context.Clock.Now, context.Policy.Days);
        return new(HandoverStep.Offered, offer with { AnswerBy = answerBy });
    }

    /// <summary>Every responsibility that exists or existed: interventions, the coordinator role, contacts.</summary>
    private static IEnumerable<Responsibility> ResponsibilitiesOf(Citizen citizen) =>
    [
        .. citizen.Interventions.Values.Select(Responsibility.For),
        Responsibility.CoordinatorRole,
        .. citizen.Known(ItemKinds.Contact).Select(contact => Responsibility.For(Contact.Of(contact))),
    ];

    /// <summary>
    /// What a person holds of a citizen: interventions that have not ended, the coordinator role, and open contacts that do not
    /// follow one of these.
    /// </summary>
    private static IEnumerable<(Responsibility What, Holder Holder)> HeldBy(Citizen citizen, Organization organization, CaseworkerId person)
    {
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended && intervention.Holder.Caseworker == person)
                yield return (Responsibility.For(intervention), intervention.Holder);
        if (citizen.Coordinator is { } role && role.Holder.Caseworker == person)
            yield return (Responsibility.CoordinatorRole, role.Holder);
        foreach (var contact in citizen.OpenContacts())
            if (ContactOwner.OwnHolderOf(citizen, organization, contact) is { } holder && holder.Caseworker == person)
                yield return (Responsibility.For(contact), holder);
    }

    private static string? WhyNot(
        Citizen citizen, Responsibility what, Holder holder, CaseworkerId to, CaseworkerId by, Organization organization)
    {
        if (organization.Find(to) is null) return organization.HasLeft(to) ? NotMoved.ReceiverLeft : NotMoved.ReceiverUnknown;
        if (!TransferRights.MayMove(organization, by, holder.Caseworker, holder.Department)) return NotMoved.OfAnotherPost;
        if (organization.DepartmentOf(to, holder.Department) == holder.Department) return null;
        foreach (var handover in citizen.Handovers.Values)
            if (handover.Status == HandoverStatus.Offered && handover.What == what) return NotMoved.AlreadyOffered;
        return null;
    }

    /// <summary>
    /// Items that name the giver and belong to no responsibility that is handed over. Their department must name another caseworker.
    /// </summary>
    private static IEnumerable<LeftBehind> NamedThemselves(Citizen citizen, CaseworkerId person, DateTimeOffset now)
    {
        foreach (var it in citizen.Appointments.Values)
            if (it.Outcome == AppointmentOutcome.Booked && it.EndsAt > now && it.Caseworker == person
                && !GoesAlong(it.Department, it.InterventionReference))
                yield return new("appointment", it.Id, NotMoved.OfNoIntervention);
        foreach (var it in citizen.DepartmentDeadlines.Values)
            if (it.Course.MetAt is null && it.Responsible == person && !GoesAlong(it.Department, it.InterventionReference))
                yield return new("deadline", it.Id, NotMoved.OfNoIntervention);
        foreach (var it in citizen.Sanctions.Values)
            if (it.Outcome == SanctionOutcome.Notified && it.Caseworker == person)
                yield return new("sanction", it.Id, NotMoved.OfNoIntervention);

        bool GoesAlong(DepartmentCode department, string? reference) =>
            citizen.FindIntervention(department, reference) is { } intervention && intervention.Holders.Contains(person);
    }
}
