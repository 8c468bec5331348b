using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Requirements = (Coordination.Domain.Reported.Requirement Earlier, Coordination.Domain.Reported.Requirement Later);

namespace Coordination.Domain.Conflicts;

/// <summary>Two departments ask for the same document. If they may share it, the first requirement answers the other.</summary>
internal sealed class RepeatedDemand : ConflictRule<Requirements>
{
    public const string Name = "repeated-demand";

    public override string Kind => Name;

    public override string About => ItemKinds.Requirement;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A requirement for a document is open, and another department asked for the same document before it, which either is "
            + "open too or received it {numbers.days} days before the later requirement at the most, the last day included, or after it. "
            + "Of several: one that may share, else the first by id.",
        PolicyActs = "Where a legal basis for sharing stands between the two departments (consent.given, basis.established), closes it: "
            + "the later requirement is answered by the earlier. Else none.",
        Owes = "Where policy does not act, the later requirement's caseworker reuses the document or says why not, within {length}; where "
            + "it acts, that caseworker is told.",
        Ends = "The later requirement is fulfilled or withdrawn; the earlier is withdrawn; settled. Where the legal basis ends, the later "
            + "requirement is open again and its caseworker owes.",
        Material = "The documents and the days they are due.",
        Reads =
        [
            PolicyValue.Length("time to answer, from when it was detected"),
            PolicyValue.Number("days", "days for which a document that was received counts"),
        ],
    };

    protected override IEnumerable<Requirements> HoldsWhile(RuleContext context)
    {
        Requirement[] requirements = [.. context.Citizen.Known(ItemKinds.Requirement).Select(Requirement.Of)];
        if (requirements.Length < 2) return [];
        var days = context.Policy.Rule(Name).Whole("days");
        var search = new EarlierRequirements(
            requirements, (earlier, later) => Counts(earlier, later, days), (one, other) => LegalBasis.Stands(context, one, other));
        return FirstConflict.OfEach(
            context, Name, search.FirstIssuedFirst, later => search.Of(later).Where(earlier => Answers(earlier, later, days)),
            Parties.Of, MaterialOf).OrderBy(static found => found.Item.Id);
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Requirements found) => Parties.Of(found.Earlier, found.Later);

    protected override Material MaterialOf(RuleContext context, Requirements found) => MaterialOf(found.Earlier, found.Later);

    protected override PolicyAct? PolicyActs(RuleContext context, Requirements found, KnownConflict known) =>
        LegalBasis.Stands(context, found.Earlier.Department, found.Later.Department)
            ? PolicyAct.Settle(SettlementOutcome.AnsweredBy, found.Later.Id) : null;

    protected override OwedAnswer Owes(RuleContext context, Requirements found, KnownConflict known)
    {
        if (known.Journaled is { Status: ConflictStatus.Settled } && known.SettledByPerson is not null) return OwedAnswer.Nobody;
        var caseworker = context.Answering(found.Later);
        return known.Act is null ? OwedAnswer.From(caseworker, WithinLength(context, known)) : OwedAnswer.Nobody.Telling(caseworker);
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } =
        [new(SettlementOutcome.AnsweredBy) { CanGiveWay = static _ => true }, AllowedOutcome.KeepBoth];

    public static bool Answers(Requirement earlier, Requirement later, int days) =>
        later.Status == Requirement.Open && earlier.Department != later.Department && earlier.Issued.CompareTo(later.Issued) < 0
        && Requirement.SameDocument(earlier.Document, later.Document) && Counts(earlier, later, days);

    private static bool Counts(Requirement earlier, Requirement later, int days) =>
        earlier.Status == Requirement.Open || (earlier.FulfilledAt is { } received
            && LocalTime.DayOf(later.Issued.Time) <= LocalTime.DayOf(received).PlusDays(days));

    private static Material MaterialOf(Requirement one, Requirement other) =>
        Material.Pair(RequiredDocument.Of(one), RequiredDocument.Of(other));
}
