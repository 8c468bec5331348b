using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>A citizen asks for a single benefit after a sanction: one department cut the money, and another is asked to pay.</summary>
internal sealed class SupportAfterSanction : ConflictRule<(Sanction Sanction, Benefit Benefit)>
{
    public const string Name = "support-after-sanction";

    public override string Kind => Name;

    public override string About => ItemKinds.Sanction;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A single benefit is asked for within {numbers.days} days after a sanction was imposed, the last day included, and "
            + "the sanction is not reversed. Of several sanctions of one department, the first imposed.",
        Owes = "The sanctioning caseworker reconsiders the sanction within {length}; the coordinator is told.",
        Ends = "Answered; the sanction is reversed.",
        Material = "When the sanction was imposed and the benefit asked for.",
        Reads =
        [
            PolicyValue.Length("time to reconsider, from when it was detected"),
            PolicyValue.Number("days", "days after the sanction was imposed"),
        ],
    };

    protected override IEnumerable<(Sanction Sanction, Benefit Benefit)> HoldsWhile(RuleContext context)
    {
        Sanction[] imposed =
        [
            .. context.Citizen.Sanctions.Values.Where(static it => it is { Outcome: SanctionOutcome.Imposed, OutcomeAt: not null })
                .OrderBy(static it => it.OutcomeAt).ThenBy(static it => it.Id),
        ];
        if (imposed.Length == 0) return [];
        var days = context.Policy.Rule(Name).Whole("days");
        return imposed.GroupBy(static it => it.Department).Select(static it => it.ToArray()).SelectMany(department => FirstConflict.OfEach(
            context, Name, context.Citizen.Known(ItemKinds.Benefit).Select(Benefit.Of).Where(static it => it.Kind == BenefitKind.Single),
            benefit => Within(department, benefit, days), Parties.Of, MaterialOf));
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, (Sanction Sanction, Benefit Benefit) found) =>
        Parties.Of(found.Sanction, found.Benefit);

    protected override Material MaterialOf(RuleContext context, (Sanction Sanction, Benefit Benefit) found) =>
        MaterialOf(found.Sanction, found.Benefit);

    protected override OwedAnswer Owes(RuleContext context, (Sanction Sanction, Benefit Benefit) found, KnownConflict known) => OwedAnswer
        .From(PartyResponsibility.Of(context, found.Sanction), WithinLength(context, known))
        .Telling(context.Citizen.ResponsibleCoordinator);

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered];

    /// <summary>Of sanctions in the order in which they were imposed, those at most so many days before a benefit was asked for.</summary>
    private static IEnumerable<Sanction> Within(Sanction[] imposed, Benefit benefit, int days)
    {
        var (first, end) = (0, imposed.Length);
        while (first < end)
            if ((first + end) / 2 is var middle && benefit.DaysAfter(imposed[middle].OutcomeAt!.Value) > days) first = middle + 1;
            else end = middle;
        for (; first < imposed.Length && benefit.RequestedAt >= imposed[first].OutcomeAt; first++) yield return imposed[first];
    }

    private static Material MaterialOf(Sanction sanction, Benefit benefit) => Material.Of(
        new ItemInstant(sanction.Id, sanction.OutcomeAt!.Value), new ItemInstant(benefit.Id, benefit.RequestedAt));
}
