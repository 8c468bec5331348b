using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Testing;

/// <summary>
/// Judges a citizen's journal prefix by prefix: whether somebody was responsible after every entry.
/// <list type="bullet">
/// <item>After every single entry every intervention that has not ended has one person responsible, and so has the coordinator
/// role from when it was first filled.</item>
/// <item>A responsibility changes hands in one entry: the report that named another, the one acceptance, the appointment;
/// in no other, and with none does another responsibility move.</item>
/// <item>Where a decision ends (its entries are durable together or not at all), and until the very millisecond before the
/// next entry, the one responsible is whoever <see cref="ReferenceOrganization"/> says for the holder: somebody who is there, or at
/// the last the head; and every open contact has one owner with one deadline.</item>
/// <item>There is never more than one open offer for a responsibility.</item>
/// </list>
/// </summary>
/// <param name="inForce">
/// The organizations that may have been in force at an instant, the newest last: one, or for a cluster whose silos learn of a
/// new one at different times more.
/// </param>
public sealed class ResponsibilityJudge(Func<DateTimeOffset, IReadOnlyList<ReferenceOrganization>> inForce)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly List<string> _faults = [];
    private readonly HashSet<HandoverId> _accepted = [];

    /// <summary>Every fault of a journal, oldest first; none when nobody ever fell.</summary>
    public IReadOnlyList<string> Faults(CitizenKey key, IReadOnlyList<Entry> journal, DateTimeOffset until)
    {
        _faults.Clear();
        _accepted.Clear();
        var citizen = Citizen.New(key);
        for (var i = 0; i < journal.Count; i++)
        {
            var (before, entry) = (citizen, journal[i]);
            citizen = citizen.Evolve(entry);
            var at = $"entry {i + 1} ({FactJson.KindOf(entry.Fact)} of {entry.At:O})";
            Somebody(before, citizen, at);
            MovesOnce(before, entry, citizen, at);
            var next = i + 1 < journal.Count ? journal[i + 1] : null;
            if (next is not null && next.At == entry.At && next.Cause == entry.Cause) continue;
            var end = next?.At - Shortest ?? until;
            foreach (var instant in end > entry.At ? (DateTimeOffset[])[entry.At, .. Turns(entry.At, end), end] : [entry.At])
                TheRightOne(citizen, instant, at);
            OneOffer(citizen, at);
        }

        return _faults;
    }

    /// <summary>Everything somebody holds of a citizen: what, and who.</summary>
    private static Dictionary<ItemKey, CaseworkerId> Held(Citizen citizen)
    {
        Dictionary<ItemKey, CaseworkerId> held = [];
        foreach (var intervention in citizen.Interventions.Values)
            held.Add(Responsibility.For(intervention).Key, intervention.Holder.Caseworker);
        if (citizen.Coordinator is { } role) held.Add(Responsibility.CoordinatorRole.Key, role.Holder.Caseworker);
        foreach (var thing in citizen.Known(ItemKinds.Contact))
            if (TakerOf(citizen, thing.Id) is { } taker) held.Add(ItemKey.For(ItemKinds.Contact, thing.Id), taker);
        return held;
    }

    /// <summary>Whoever took a contact over last; null: it is still owned by where it came in.</summary>
    private static CaseworkerId? TakerOf(Citizen citizen, ItemId contact) => citizen.Handovers.Values
        .Where(h => h is { Status: HandoverStatus.Accepted, Taker: not null, What.Type: ResponsibilityType.Contact }
            && h.What.Id == contact)
        .OrderBy(h => h.AnsweredAt).LastOrDefault()?.Taker?.Caseworker;

    private void Somebody(Citizen before, Citizen citizen, string at)
    {
        foreach (var intervention in citizen.Interventions.Values)
            if (string.IsNullOrEmpty(citizen.Responsible(intervention).Value))
                Fault($"nobody is responsible for {intervention.Id} after {at}");
        if (before.Coordinator is not null && string.IsNullOrEmpty(citizen.ResponsibleCoordinator?.Value))
            Fault($"nobody coordinates any more after {at}");
    }

    private void MovesOnce(Citizen before, Entry entry, Citizen after, string at)
    {
        var (was, now) = (Held(before), Held(after));
        var moved = now.Where(held => was.GetValueOrDefault(held.Key) != held.Value).Select(held => held.Key).ToList();
        if (entry.Fact is HandoverChanged { Step: HandoverStep.Accepted, Handover: { Taker: { } taker } handover }
            && (handover.AnsweredBy != handover.By || !handover.BySystem))
        {
            if (!_accepted.Add(handover.Id)) Fault($"handover {handover.Id} is accepted a second time by {at}");
            if (now.GetValueOrDefault(handover.What.Key) != taker.Caseworker)
                Fault($"{handover.What.Key} is not {taker.Caseworker}'s after {at}");
            if (was.GetValueOrDefault(handover.What.Key) == default && handover.What.Type != ResponsibilityType.Contact)
                Fault($"{handover.What.Key} was nobody's before {at}");
            moved.Remove(handover.What.Key);
        }
        else if (entry.Fact is CoordinatorAppointed && before.Coordinator is null) moved.Remove(Responsibility.CoordinatorRole.Key);
        else if (entry.Fact is EventTaken taken && moved.Count == 1 && EventTypes.Of(taken.Taken.Event).ItemKind == ItemKinds.Intervention)
            moved.Clear();
        foreach (var what in moved) Fault($"{what} moves from {was.GetValueOrDefault(what)} to {now[what]} by {at}");
    }

    /// <summary>The instants between two at which an absence begins or is over.</summary>
    private IEnumerable<DateTimeOffset> Turns(DateTimeOffset from, DateTimeOffset end) =>
        inForce(end).SelectMany(organization => organization.TurnsBetween(from, end)).Distinct().Order();

    private void TheRightOne(Citizen citizen, DateTimeOffset instant, string at)
    {
        var organizations = inForce(instant);
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended)
                Right(intervention.Id.Value, citizen.Responsible(intervention), intervention.Holder.Caseworker);
        if (citizen.Coordinator is { } role) Right("coordination", citizen.ResponsibleCoordinator!.Value, role.Holder.Caseworker);
        foreach (var thing in citizen.Known(ItemKinds.Contact)) Owned(Contact.Of(thing));

        void Right(string what, CaseworkerId responsible, CaseworkerId holder)
        {
            var right = organizations.Select(organization => organization.Responsible(holder.Value, instant));
            if (!right.Contains(responsible.Value))
                Fault($"{responsible} is responsible for {what} at {instant:O} after {at}, and should be "
                    + $"{string.Join(" or ", right.Distinct())} for {holder}");
        }

        void Owned(Contact contact)
        {
            var deadlines = citizen.Deadlines.Values.Where(d => d.Kind == "contact-answer" && d.About == contact.Id.Value && !d.IsClosed)
                .ToList();
            if (deadlines.Count != (contact.AnsweredAt is null ? 1 : 0))
                Fault($"contact {contact.Id} has {deadlines.Count} open deadlines at {instant:O} after {at}");
            if (deadlines is not [var deadline]) return;
            var owners = organizations.Select(organization => OwnerOf(citizen, contact, organization, instant));
            if (!owners.Contains(deadline.Responsible.Value))
                Fault($"{deadline.Responsible} owns contact {contact.Id} at {instant:O} after {at}, and should be "
                    + $"{string.Join(" or ", owners.Distinct())}");
        }
    }

    /// <summary>
    /// Whoever took it over; until anybody did the coordinator, else whoever is responsible for the intervention it concerns, else
    /// the receiving department's entry.
    /// </summary>
    private static string OwnerOf(Citizen citizen, Contact contact, ReferenceOrganization organization, DateTimeOffset instant)
    {
        if (TakerOf(citizen, contact.Id) is { } taker) return organization.Responsible(taker.Value, instant);
        if (citizen.ResponsibleCoordinator is { } coordinator) return coordinator.Value;
        var about = citizen.Interventions.Values.FirstOrDefault(
            i => i.Id.Value == $"{contact.Department}/{contact.About}" && i.Status != InterventionStatus.Ended)
            ?? citizen.Interventions.Values.Where(
                i => i.Status == InterventionStatus.Active && i.Department.Value == (contact.Wants ?? contact.Department.Value))
                .OrderBy(i => i.StartsOn).ThenBy(i => i.Id).FirstOrDefault();
        return about is not null ? citizen.Responsible(about).Value
            : organization.Entry(contact.Department.Value, instant) ?? $"operations:{contact.Department}";
    }

    private void OneOffer(Citizen citizen, string at)
    {
        foreach (var offers in citizen.Handovers.Values.Where(h => h.Status == HandoverStatus.Offered).GroupBy(h => h.What.Key))
            if (offers.Count() > 1) Fault($"{offers.Key} has {offers.Count()} open offers after {at}");
    }

    private void Fault(string text) => _faults.Add(text);
}
