using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
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
            + "the sanction is not reversed.",
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
        foreach (var sanction in context.Citizen.Sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Imposed, OutcomeAt: { } imposedAt }) continue;
            foreach (var item in context.Citizen.Known(ItemKinds.Benefit))
                if (Benefit.Of(item) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(imposedAt) <= context.Policy.Rule(Name).Whole("days"))
                    yield return (sanction, benefit);
        }
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, (Sanction Sanction, Benefit Benefit) found) =>
        Parties.Of(found.Sanction, found.Benefit);

    protected override Material MaterialOf(RuleContext context, (Sanction Sanction, Benefit Benefit) found) => Material.Of(
        new ItemInstant(found.Sanction.Id, found.Sanction.OutcomeAt!.Value), new ItemInstant(found.Benefit.Id, found.Benefit.RequestedAt));

    protected override OwedAnswer Owes(RuleContext context, (Sanction Sanction, Benefit Benefit) found, KnownConflict known) => OwedAnswer
        .From(PartyResponsibility.Of(context, found.Sanction), WithinLength(context, known))
        .Telling(context.Citizen.ResponsibleCoordinator);

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered];
}
