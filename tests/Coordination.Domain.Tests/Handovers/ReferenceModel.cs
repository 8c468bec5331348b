using Coordination.Domain.Calendar;
using Coordination.Domain.Reported;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>How a command is answered.</summary>
internal enum Told
{
    Allowed,
    NotFound,
    Invalid,
    Forbidden,
    Conflict,
}

/// <summary>
/// Who holds what of one citizen, who may pass it on and what becomes of handovers: a second, plain account of
/// what the design says, with nothing of the code under test. It keeps everything in lists and works everything out anew.
/// </summary>
internal sealed class ReferenceModel(ReferenceOrganization organization, DateTimeOffset now)
{
    public const string Coordination = "coordination";

    public ReferenceOrganization Organization { get; set; } = organization;

    public DateTimeOffset Now { get; set; } = now;

    public SortedDictionary<string, Work> Works { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Called> Contacts { get; } = new(StringComparer.Ordinal);

    public (string Person, string Department)? Coordinator { get; private set; }

    public Dictionary<string, Asked> Handovers { get; } = [];

    /// <summary>Who holds it; null: there is no such responsibility, or nobody has it.</summary>
    public string? HolderOf(string what) => Held(what)?.Person;

    /// <summary>Who is responsible for it.</summary>
    public string? Responsible(string what) => HolderOf(what) is { } holder ? Organization.Responsible(holder, Now) : null;

    public bool HasEnded(string what) =>
        Works.GetValueOrDefault(what)?.HasEnded(Today) is true || Contacts.GetValueOrDefault(what)?.IsAnswered is true;

    public IEnumerable<string> Open => Handovers.Where(h => h.Value.IsOpen).Select(h => h.Key);

    private DateOnly Today => LocalTime.DayOf(Now);

    public IReadOnlyList<Told> Appoint(string whom, string by)
    {
        var active = Works.Where(work => work.Value.IsActive(Today)).ToList();
        var isResponsible = active.Any(work => Responsible(work.Key) == whom);
        if (!Organization.Knows(whom) && !isResponsible) return [Told.Invalid];
        var given = Organization.Leads(by, whom) && active.Any(work => work.Value.Department == Organization.DepartmentOf(whom, ""));
        if (!(whom == by && isResponsible) && !given) return [Told.Forbidden];
        return [Coordinator is null ? Told.Allowed : Told.Conflict];
    }

    /// <summary>An offer, or a request where the one who asks is to receive it.</summary>
    public IReadOnlyList<Told> Offer(string what, string? toPerson, string? toUnit, bool isPast, string by, bool isRequest)
    {
        if (HolderOf(what) is not { } holder) return [Told.NotFound];
        // Whoever requests is the receiver: that they are unknown is no fault of the request, but they may not make it.
        var known = toPerson is not null
            ? (isRequest || Organization.Knows(toPerson)) && toPerson != holder
            : Organization.Document.Units.Any(u => u.Id == toUnit);
        if (!known || isPast) return [Told.Invalid];
        if (isRequest && !Organization.Knows(by)) return [Told.Forbidden];
        // Who was responsible for what has ended is of no consequence.
        if (HasEnded(what)) return [Told.Forbidden, Told.Conflict];
        if (!isRequest && !Gives(by, what, holder)) return [Told.Forbidden];
        return [Handovers.Values.Any(h => h.IsOpen && h.What == what) ? Told.Conflict : Told.Allowed];
    }

    /// <summary>Whoever asked for it and has left since cannot be given it.</summary>
    public IReadOnlyList<Told> Accept(string id, string by) =>
        Answer(id, asked => IsAsked(asked, by)) is [Told.Allowed] && Handovers[id] is { IsRequest: true, Person: { } asked }
            && Organization.HasLeft(asked)
            ? [Told.Conflict]
            : Answer(id, asked => IsAsked(asked, by));

    public IReadOnlyList<Told> Decline(string id, string by) =>
        Answer(id, asked => asked.Unit is { } unit ? Organization.LeaderOf(unit) == by : IsAsked(asked, by));

    public IReadOnlyList<Told> Withdraw(string id, string by) =>
        Answer(id, asked => asked.By == by || (asked.IsRequest ? Organization.Leads(by, asked.By) : Gives(by, asked.What, asked.From)));

    /// <summary>
    /// Whoever it is of those who are asked: the one who was named has it, if they are still there; of a unit whoever took it.
    /// </summary>
    public string TakerOf(Asked asked, string by) => asked.Person is { } person && !Organization.HasLeft(person) ? person : by;

    public void Take(string what, string person, string department, string handover)
    {
        if (what == Coordination) Coordinator = (person, department);
        else if (Contacts.TryGetValue(what, out var contact)) contact.Taker = (person, department);
        else Works[what].Turns.Add(new(AcceptedAt(what), Kind: 1, Works[what].Turns.Count, person, department, handover));
    }

    public void Appointed(string person)
    {
        var sending = Works.Where(work => work.Value.IsActive(Today) && Responsible(work.Key) == person)
            .Select(work => work.Value.Department).FirstOrDefault("");
        Coordinator = (person, Organization.DepartmentOf(person, sending));
    }

    /// <summary>What one caseworker holds goes to another: within a department at once, across as an offer.</summary>
    public IEnumerable<(string What, bool Within)> Transferred(string giver, string to) =>
        from what in Works.Keys.Append(Coordination).Concat(Contacts.Keys)
        where HolderOf(what) == giver && !HasEnded(what) && !GoesAlong(what) && Organization.Knows(to)
        let within = Held(what)!.Value.Department == Organization.DepartmentOf(to, "")
        where within || !Handovers.Values.Any(h => h.IsOpen && h.What == what)
        select (what, within);

    /// <summary>Closes what is over: overtaken by another holder, the end or a newer report, or not answered in time.</summary>
    /// <param name="due">From when a handover that a system offered counts as not answered.</param>
    public void Settle(Func<string, DateTimeOffset?> due)
    {
        foreach (var (what, work) in Works)
        {
            var offers = work.Offers();
            foreach (var (id, offer) in offers)
            {
                var overtaken = !offer.Stands || work.HasEnded(Today)
                    || Handovers.Values.Any(h => !h.BySystem && h.What == what && h.OfferedAt >= offer.At);
                if (Handovers.GetValueOrDefault(id) is not { } asked)
                    Handovers.Add(id, asked = new(what, offer.Holder, offer.Person, null, offer.By, offer.At, BySystem: true));
                if (asked.State == "open" && overtaken) asked.State = "lapsed";
                if (asked.State == "lapsed" && !overtaken) (asked.State, asked.PassedFrom) = ("open", due(id));
                asked.PassedFrom ??= due(id);
                asked.From = offer.Holder;
            }

            foreach (
                var gone in Handovers.Where(
                    h => h.Value.BySystem && h.Value.What == what && !offers.ContainsKey(h.Key) && h.Value.AnsweredBy is null).ToList())
                Handovers.Remove(gone.Key);
        }

        foreach (var asked in Handovers.Values.Where(h => h.IsOpen))
        {
            var overtaken = HolderOf(asked.What) != asked.From || HasEnded(asked.What)
                || (Works.GetValueOrDefault(asked.What)?.Offers().Values.Any(offer => offer.Stands && offer.At > asked.OfferedAt) ?? false);
            if (!asked.BySystem && overtaken) asked.State = "lapsed";
            else if (asked.PassedFrom <= Now) asked.State = "expired";
        }
    }

    private (string Person, string Department)? Held(string what)
    {
        if (what == Coordination) return Coordinator;
        if (Contacts.GetValueOrDefault(what) is not { } contact) return Works.GetValueOrDefault(what)?.Holder;
        var entry = Organization.Document.Departments.Single(d => d.Code == contact.Department);
        return contact.Taker ?? Coordinator ?? Concerned(contact)?.Holder
            ?? (Organization.LeaderOf(entry.EntryUnit) ?? entry.Leader, contact.Department);
    }

    /// <summary>A contact that nobody took over goes along with the role or the intervention that it is owned by.</summary>
    private bool GoesAlong(string what) =>
        Contacts.GetValueOrDefault(what) is { Taker: null } contact && (Coordinator is not null || Concerned(contact) is not null);

    /// <summary>The intervention it names, else the longest running of the department that is wanted.</summary>
    private Work? Concerned(Called contact) =>
        Works.GetValueOrDefault($"{contact.Department}/{contact.About}") is { } named && !named.HasEnded(Today) ? named
            : Works.Values.Where(work => work.IsActive(Today) && work.Department == (contact.Wants ?? contact.Department))
                .OrderBy(work => work.StartsOn).FirstOrDefault();

    private IReadOnlyList<Told> Answer(string id, Func<Asked, bool> may)
    {
        if (Handovers.GetValueOrDefault(id) is not { } asked) return [Told.NotFound];
        if (HasEnded(asked.What)) return [Told.Forbidden, Told.Conflict];
        return [!may(asked) ? Told.Forbidden : asked.IsOpen ? Told.Allowed : Told.Conflict];
    }

    private bool IsAsked(Asked asked, string by)
    {
        if (asked.IsRequest) return Gives(by, asked.What, asked.From);
        if (asked.Unit is { } unit) return by != asked.From && (Organization.UnitOf(by) == unit || Organization.LeaderOf(unit) == by);
        return asked.Person == by || Organization.Responsible(asked.Person!, Now) == by || Organization.Leads(by, asked.Person!);
    }

    private bool Gives(string by, string what, string holder) =>
        ((string[])[holder, HolderOf(what) == holder ? Responsible(what)! : holder])
            .Any(giver => by == giver || Organization.Leads(by, giver));

    private DateTimeOffset AcceptedAt(string what)
    {
        var last = Works[what].Turns.Where(turn => turn.Kind == 1).Select(turn => (DateTimeOffset?)turn.At).Max();
        return last >= Now ? last.Value.AddMilliseconds(1) : Now;
    }
}
