using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Silo.Transfers;

/// <summary>One citizen's part of a caseload transfer.</summary>
/// <param name="Transfer">The transfer's id.</param>
/// <param name="From">The giver's caseworker id.</param>
/// <param name="To">The receiver's caseworker id.</param>
/// <param name="By">The person who ordered the transfer.</param>
[GenerateSerializer, Immutable, Alias("coordination.transfer-turn")]
internal sealed record CitizenTransfer(
    [property: Id(0)] string Transfer, [property: Id(1)] string From, [property: Id(2)] string To, [property: Id(3)] string Reason,
    [property: Id(4)] string By)
{
    public TransferCaseload ToCommand() => new(new CaseworkerId(From), new CaseworkerId(To), Reason);
}

/// <summary>The result of one citizen's part of a caseload transfer.</summary>
/// <param name="Moved">Number of responsibilities that moved.</param>
/// <param name="Offered">Number of responsibilities that were offered to another department.</param>
/// <param name="Left">What was left behind, and why.</param>
[GenerateSerializer, Immutable, Alias("coordination.turn-taken")]
internal sealed record CitizenTransferResult(
    [property: Id(0)] int Moved, [property: Id(1)] int Offered, [property: Id(2)] IReadOnlyList<LeftBehindView> Left)
{
    public static CitizenTransferResult Of(TransferReport report) =>
        new(report.Moved, report.Offered, [.. report.Left.Select(one => new LeftBehindView(one.Type, one.Id?.Value, one.Why))]);

    /// <summary>Nothing of the citizen was moved.</summary>
    public static CitizenTransferResult NotMoved(string why) => new(0, 0, [new LeftBehindView("citizen", null, why)]);
}
