using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>Two departments ask for the same document. If they may share it, the first requirement answers the other.</summary>
internal sealed class RepeatedDemand : ConflictRule<(Requirement Earlier, Requirement Later)>
{
    public const string Name = "repeated-demand";

    public override string Kind => Name;

    public override string About => ItemKinds.Requirement;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A demand for a document is open, and another department asked for the same document before it, which either is "
            + "open too or received it {numbers.days} days before the later demand at the most, the last day included, or after it. "
            + "Of several: one that may share, else the first by id.",
        PolicyActs = "Where a legal basis for sharing stands between the two departments (consent.given, basis.established), closes it: "
            + "the later demand is answered by the earlier. Else none.",
        Owes = "Where policy does not act, the later demand's caseworker reuses the document or says why not, within {length}; where it "
            + "acts, that caseworker is told.",
        Ends = "The later demand is fulfilled or withdrawn; the earlier is withdrawn; settled. Where the legal basis ends, the later "
            + "demand is open again and its caseworker owes.",
        Material = "The documents and the days they are due.",
        Reads =
        [
            PolicyValue.Length("time to answer, from when it was detected"),
            PolicyValue.Number("days", "days for which a document that was received counts"),
        ],
    };

    protected override IEnumerable<(Requirement Earlier, Requirement Later)> HoldsWhile(RuleContext context)
    {
        List<Requirement>? demands = null;
        foreach (var item in context.Citizen.Known(ItemKinds.Requirement)) (demands ??= []).Add(Requirement.Of(item));
        if (demands is not { Count: > 1 }) return [];
        var answers = new AnswersToDemands(context, demands, context.Policy.Rule(Name).Whole("days"));
        return FirstConflict.OfEach(context, Name, answers.FirstIssuedFirst, answers.Of, Parties.Of, MaterialOf)
            .OrderBy(static found => found.Item.Id);
    }

    private static Material MaterialOf(Requirement earlier, Requirement later) =>
        Material.Pair(DemandedDocument.Of(earlier), DemandedDocument.Of(later));

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, (Requirement Earlier, Requirement Later) found) =>
        Parties.Of(found.Earlier, found.Later);

    protected override Material MaterialOf(RuleContext context, (Requirement Earlier, Requirement Later) found) =>
        MaterialOf(found.Earlier, found.Later);

    protected override PolicyAct? PolicyActs(
        RuleContext context, (Requirement Earlier, Requirement Later) found, KnownConflict known) =>
        LegalBasis.Stands(context, found.Earlier.Department, found.Later.Department)
            ? PolicyAct.Settle(SettlementOutcome.AnsweredBy, found.Later.Id)
            : null;

    protected override OwedAnswer Owes(RuleContext context, (Requirement Earlier, Requirement Later) found, KnownConflict known)
    {
        if (known.Journaled is { Status: ConflictStatus.Settled } && known.SettledByPerson is not null) return OwedAnswer.Nobody;
        var caseworker = context.Answering(found.Later);
        return known.Act is null ? OwedAnswer.From(caseworker, WithinLength(context, known)) : OwedAnswer.Nobody.Telling(caseworker);
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } =
        [new(SettlementOutcome.AnsweredBy) { CanGiveWay = static _ => true }, AllowedOutcome.KeepBoth];
}
