using System.Globalization;
using Coordination.Domain.Citizens;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>After a sanction the citizen must ask for a single benefit: what one department cut, another is asked to pay.</summary>
internal sealed class SupportAfterSanction : IConflictRule
{
    public const string Name = "support-after-sanction";

    public string Kind => Name;

    public string About => Things.Sanction;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A single benefit is asked for within so many days after a sanction was imposed, the last day included, and the sanction is not reversed.",
        Owes = "The sanctioning caseworker reconsiders the sanction; the coordinator is told.",
        Ends = "Answered; the sanction is reversed.",
        Material = "When the sanction was imposed and the benefit asked for.",
        Reads = [new("length", "time to reconsider, from when it was detected"), new("numbers.days", "days after the sanction was imposed")],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered"];

    public IEnumerable<ConflictFinding> Find(Scene scene)
    {
        foreach (var sanction in scene.Citizen.Sanctions.Values)
        {
            if (sanction is not { Outcome: SanctionOutcome.Imposed, OutcomeAt: { } imposedAt }) continue;
            foreach (var thing in scene.Citizen.Known(Things.Benefit))
                if (Benefit.Of(thing) is { Kind: BenefitKind.Single } benefit
                    && benefit.DaysAfter(imposedAt) <= scene.Policy.Rule(Name).Whole("days"))
                    yield return Pair(scene, sanction, imposedAt, benefit);
        }
    }

    private static ConflictFinding Pair(Scene scene, Sanction sanction, DateTimeOffset imposedAt, Benefit benefit)
    {
        var parties = Yielding.Sorted(PartyTypes.Of(sanction), PartyTypes.Of(benefit));
        var id = scene.IdentityOf(Name, parties);
        var material = string.Create(CultureInfo.InvariantCulture, $"{imposedAt.UtcTicks} {benefit.RequestedAt.UtcTicks}");
        var owes = scene.Answering(sanction.Caseworker, unit: null, sanction.Department);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = owes,
            AnswerBy = scene.Policy.Rule(Name).DueFrom(scene.Since(id, material), scene.Policy.Days),
            Told = ConflictFinding.Others(owes, scene.Citizen.ResponsibleCoordinator),
        };
    }
}
