using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>A sanction that was held, or had to be, was imposed before anybody had answered: the department's head accounts for it.</summary>
internal sealed class HoldBypassed : IConflictRule
{
    public const string Name = "hold-bypassed";

    public string Kind => Name;

    public string About => Things.Sanction;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A sanction was imposed (by the event's own time) before a person lifted or upheld it, and when it was notified there was a reason to hold it (rule sanction-hold).",
        Owes = "The head of the sanctioning department answers; the adviser's head and the coordinator are told at once. A missed answer is told to the adviser's head, for nobody stands above a head.",
        Ends = "Answered; also when no reason to hold it remains, because what departments reported has changed.",
        Material = "Nothing: it is answered once.",
        Reads = [new("length", "time to answer, from when it was detected")],
    };

    public bool IsFinal => true;

    public IReadOnlyList<string> Outcomes { get; } = ["answered"];

    public IEnumerable<ConflictFinding> Find(Scene scene)
    {
        foreach (var sanction in scene.Citizen.Sanctions.Values)
            if (sanction.ImposedAt is { } imposedAt && !IsAnsweredBefore(scene, sanction, imposedAt)
                && SanctionHold.AdviserOf(scene, sanction) is { } adviser)
                yield return Bypassed(scene, sanction, adviser);
    }

    /// <summary>A missed answer is told to the other head.</summary>
    public IEnumerable<Telling> ToldUpwards(Scene scene, Conflict conflict, Deadline? answer)
    {
        if (answer is { Status: DeadlineStatus.Missed } && scene.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)
            && SanctionHold.AdviserOf(scene, sanction) is { } adviser && SanctionHold.HeadOfAdviser(scene, adviser, sanction) is { } other && other != conflict.Owes)
            yield return new(other);
    }

    private static bool IsAnsweredBefore(Scene scene, Sanction sanction, DateTimeOffset imposedAt) =>
        SanctionHold.Of(scene.Citizen, sanction)?.Settlement is { ByPerson: true } settled && settled.At <= imposedAt;

    private static ConflictFinding Bypassed(Scene scene, Sanction sanction, CaseworkerId adviser)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(sanction)];
        var id = scene.IdentityOf(Name, parties);
        var material = sanction.Id.Value;
        // A department whose head nobody knows answers through whoever sanctioned.
        var owes = scene.Organisation.HeadOf(sanction.Department) is { } head
            ? scene.Answering(head, unit: null, sanction.Department)
            : scene.Answering(sanction.Caseworker, unit: null, sanction.Department);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = owes,
            AnswerBy = scene.Policy.Rule(Name).DueFrom(scene.Since(id, material), scene.Policy.Days),
            Told = ConflictFinding.Others(owes, SanctionHold.HeadOfAdviser(scene, adviser, sanction), scene.Citizen.ResponsibleCoordinator),
        };
    }
}
