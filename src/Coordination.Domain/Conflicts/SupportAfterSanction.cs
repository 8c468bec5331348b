using System.Globalization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>After a sanction the citizen must ask for a single benefit: what one department cut, another is asked to pay.</summary>
internal sealed class SupportAfterSanction : IConflictRule
{
    public const string Name = "support-after-sanction";

    public string Kind => Name;

    public string About => ItemKinds.Sanction;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A single benefit is asked for within so many days after a sanction was imposed, the last day included, and the sanction is not reversed.",
        Owes = "The sanctioning caseworker reconsiders the sanction; the coordinator is told.",
        Ends = "Answered; the sanction is reversed.",
        Material = "When the sanction was imposed and the benefit asked for.",
        Reads = [new("length", "time to reconsider, from when it was detected"), new("numbers.days", "days after the sanction was imposed")],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var sanction in context.Citizen.Sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Imposed, OutcomeAt: { } imposedAt }) continue;
            foreach (var item in context.Citizen.Known(ItemKinds.Benefit))
                if (Benefit.Of(item) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(imposedAt) <= context.Policy.Rule(Name).Whole("days"))
                    yield return Pair(context, sanction, imposedAt, benefit);
        }
    }

    private static ConflictFinding Pair(RuleContext context, Sanction sanction, DateTimeOffset imposedAt, Benefit benefit)
    {
        var parties = Yielding.Sorted(PartyTypes.Of(sanction), PartyTypes.Of(benefit));
        var id = context.IdentityOf(Name, parties);
        var material = string.Create(CultureInfo.InvariantCulture, $"{imposedAt.UtcTicks} {benefit.RequestedAt.UtcTicks}");
        var owes = context.Answering(sanction.Caseworker, unit: null, sanction.Department);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = owes,
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, material), context.Policy.Days),
            Told = ConflictFinding.Others(owes, context.Citizen.ResponsibleCoordinator),
        };
    }
}
