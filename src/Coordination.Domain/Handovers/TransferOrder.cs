using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>An order to transfer a caseload.</summary>
/// <param name="From">Whose; may have left.</param>
/// <param name="To">To whom, in what parts.</param>
public sealed record TransferOrder(CaseworkerId From, IReadOnlyList<TransferTarget> To, string? Reason)
{
    /// <summary>Receivers an order may name.</summary>
    public const int TargetsMax = 100;

    /// <summary>Characters of a reason.</summary>
    public const int ReasonMax = 2_000;
}

/// <summary>One part of the order: exactly one of a caseworker and a unit, whose members then share it evenly.</summary>
/// <param name="Caseworker">A caseworker, or …</param>
/// <param name="Unit">… everybody present in a unit but the giver and the unit's leader.</param>
/// <param name="Share">How many parts of what no list names; of 2 and 1 the first gets two thirds. 1–1,000.</param>
/// <param name="Citizens">Just these citizens, and no share of the others; null: a share.</param>
public sealed record TransferTarget(CaseworkerId? Caseworker, UnitId? Unit, int Share, IReadOnlyList<CitizenKey>? Citizens)
{
    /// <summary>The greatest share.</summary>
    public const int ShareMax = 1_000;
}

/// <summary>Who is to have everything the giver holds of one citizen.</summary>
/// <param name="Receiver">Who; null where every part of the order is a list and none names the citizen.</param>
public readonly record struct PlannedTransfer(CitizenKey Citizen, CaseworkerId? Receiver);
