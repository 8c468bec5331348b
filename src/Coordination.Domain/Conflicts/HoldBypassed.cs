using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>A sanction that was held, or had to be, was imposed before anybody had answered: the department's head accounts for it.</summary>
internal sealed class HoldBypassed : IConflictRule
{
    public const string Name = "hold-bypassed";

    public string Kind => Name;

    public string About => ItemKinds.Sanction;

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

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var sanction in context.Citizen.Sanctions.Values)
            if (sanction.ImposedAt is { } imposedAt && !IsAnsweredBefore(context, sanction, imposedAt)
                && SanctionHold.AdviserOf(context, sanction) is { } adviser)
                yield return Bypassed(context, sanction, adviser);
    }

    /// <summary>A missed answer is told to the other head.</summary>
    public IEnumerable<Telling> ToldUpwards(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (answer is { Status: DeadlineStatus.Missed } && context.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)
            && SanctionHold.AdviserOf(context, sanction) is { } adviser && SanctionHold.HeadOfAdviser(context, adviser, sanction) is { } other && other != conflict.Owes)
            yield return new(other);
    }

    private static bool IsAnsweredBefore(RuleContext context, Sanction sanction, DateTimeOffset imposedAt) =>
        SanctionHold.Of(context.Citizen, sanction)?.Settlement is { ByPerson: true } settled && settled.At <= imposedAt;

    private static ConflictFinding Bypassed(RuleContext context, Sanction sanction, CaseworkerId adviser)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(sanction)];
        var id = context.IdentityOf(Name, parties);
        var material = sanction.Id.Value;
        // A department whose head nobody knows answers through whoever sanctioned.
        var owes = context.Organization.HeadOf(sanction.Department) is { } head
            ? context.Answering(head, unit: null, sanction.Department)
            : context.Answering(sanction.Caseworker, unit: null, sanction.Department);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = owes,
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, material), context.Policy.Days),
            Told = ConflictFinding.Others(owes, SanctionHold.HeadOfAdviser(context, adviser, sanction), context.Citizen.ResponsibleCoordinator),
        };
    }
}
