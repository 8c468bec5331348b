using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>An order to transfer a caseload.</summary>
/// <param name="From">The giver, who may have left.</param>
/// <param name="To">The receivers and their parts.</param>
public sealed record TransferOrder(CaseworkerId From, IReadOnlyList<TransferTarget> To, string? Reason)
{
    /// <summary>The maximum number of receivers of an order.</summary>
    public const int TargetsMax = 100;

    /// <summary>The maximum length of a reason in characters.</summary>
    public const int ReasonMax = 2_000;
}

/// <summary>
/// One part of an order. Its receiver is a caseworker or a unit, exactly one of the two. The members of a unit share the part evenly.
/// </summary>
/// <param name="Caseworker">The receiver; null: a unit receives.</param>
/// <param name="Unit">
/// The receiving unit; null: a caseworker receives. Everybody present receives, except the giver and the unit's leader.
/// </param>
/// <param name="Share">
/// The weight when citizens that no list names are distributed, 1–1,000. With weights 2 and 1 the first part gets two thirds.
/// </param>
/// <param name="Citizens">The only citizens of this part, which then gets no share of the others; null: it gets a share.</param>
public sealed record TransferTarget(CaseworkerId? Caseworker, UnitId? Unit, int Share, IReadOnlyList<CitizenKey>? Citizens)
{
    /// <summary>The largest share.</summary>
    public const int ShareMax = 1_000;
}

/// <summary>The planned receiver of everything the giver holds of one citizen.</summary>
/// <param name="Receiver">The receiver; null if every part of the order is a list and none names the citizen.</param>
public readonly record struct PlannedTransfer(CitizenKey Citizen, CaseworkerId? Receiver);
