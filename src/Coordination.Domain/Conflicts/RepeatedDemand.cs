using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Two departments ask for the same document: where they may share it, the first one's answers the other's.</summary>
internal sealed class RepeatedDemand : IConflictRule
{
    public const string Name = "repeated-demand";

    /// <summary>The outcome, and the status of the demand that another answers.</summary>
    public const string AnsweredByOther = "answered-by";

    public string Kind => Name;

    public string About => ItemKinds.Requirement;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A demand for a document is open, and another department asked for the same document before it, which either is open too or received it so many days before the later demand at the most, the last day included, or after it.",
        PolicyActs = "Where a legal basis for sharing stands between the two departments (consent.given, basis.established), closes it: the later demand is answered by the earlier. Else none.",
        Owes = "Where policy does not act, the later demand's caseworker reuses the document or says why not; where it acts, that caseworker is told.",
        Ends = "The later demand is fulfilled or withdrawn; the earlier is withdrawn; settled. Where the legal basis ends, the later demand is open again and its caseworker owes.",
        Material = "The documents and the days they are due.",
        Reads = [new("length", "time to answer, from when it was detected"), new("numbers.days", "days for which a document that was received counts")],
    };

    public IReadOnlyList<string> Outcomes { get; } = [AnsweredByOther, "keep-both"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        List<Requirement>? demands = null;
        foreach (var item in context.Citizen.Known(ItemKinds.Requirement)) (demands ??= []).Add(Requirement.Of(item));
        if (demands is not { Count: > 1 }) yield break;
        var days = context.Policy.Rule(Name).Whole("days");
        foreach (var later in demands)
        {
            if (later.Status != Requirement.Open) continue;
            foreach (var earlier in demands)
                if (earlier.Department != later.Department && earlier.Issued.CompareTo(later.Issued) < 0
                    && Requirement.SameDocument(earlier.Document, later.Document) && CanAnswer(earlier, later, days))
                    yield return Pair(context, earlier, later);
        }
    }

    /// <summary>The demand that answers one, as policy or a person settled it; of several the first by id; null: none.</summary>
    public static ItemId? AnswerTo(Citizen citizen, ItemId demand)
    {
        ItemId? answer = null;
        foreach (var conflict in citizen.Conflicts.Values)
            if (conflict is { Kind: Name, Status: ConflictStatus.Settled, Settlement: { Outcome: AnsweredByOther, GivesWay: { } answered } } && answered == demand)
                foreach (var party in conflict.Parties)
                    if (party.Id != demand && (answer is not { } other || party.Id.CompareTo(other) < 0)) answer = party.Id;
        return answer;
    }

    private static bool CanAnswer(Requirement earlier, Requirement later, int days) =>
        earlier.Status == Requirement.Open
        || earlier.FulfilledAt is { } received && LocalTime.DayOf(later.Issued.Time).DayNumber - LocalTime.DayOf(received).DayNumber <= days;

    private static ConflictFinding Pair(RuleContext context, Requirement earlier, Requirement later)
    {
        var parties = Yielding.Sorted(PartyTypes.Of(earlier), PartyTypes.Of(later));
        var id = context.IdentityOf(Name, parties);
        var material = earlier.Id.CompareTo(later.Id) < 0 ? $"{MaterialOf(earlier)}\n{MaterialOf(later)}" : $"{MaterialOf(later)}\n{MaterialOf(earlier)}";
        var shared = LegalBasis.Stands(context, earlier.Department, later.Department);
        var settled = context.Journaled(id) is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } by } && by.Material == material;
        var owes = shared || settled ? (CaseworkerId?)null : context.Answering(later);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Act = shared ? new PolicyAct(AnsweredByOther, later.Id) : null,
            Owes = owes,
            AnswerBy = owes is null ? null : context.Policy.Rule(Name).DueFrom(context.Since(id, material, policyActs: false), context.Policy.Days),
            Told = shared && !settled ? [context.Answering(later)] : [],
        };
    }

    private static string MaterialOf(Requirement it) => string.Create(CultureInfo.InvariantCulture, $"{it.Id} {it.Document.Trim()} {it.DueOn:O}");
}
