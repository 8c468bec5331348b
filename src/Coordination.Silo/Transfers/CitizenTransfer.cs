using Coordination.Domain.Handovers;
using Coordination.Views;

namespace Coordination.Silo.Transfers;

/// <summary>A citizen's turn in a transfer, on its way to the citizen.</summary>
/// <param name="Transfer">The transfer's id.</param>
/// <param name="From">Who gives.</param>
/// <param name="To">Who receives.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who ordered it.</param>
[GenerateSerializer, Immutable, Alias("coordination.transfer-turn")]
internal sealed record CitizenTransfer(
    [property: Id(0)] string Transfer, [property: Id(1)] string From, [property: Id(2)] string To, [property: Id(3)] string Reason, [property: Id(4)] string By);

/// <summary>What has come of it.</summary>
/// <param name="Moved">Responsibilities that moved.</param>
/// <param name="Offered">Responsibilities that were offered.</param>
/// <param name="Left">What stays behind.</param>
[GenerateSerializer, Immutable, Alias("coordination.turn-taken")]
internal sealed record CitizenTransferResult([property: Id(0)] int Moved, [property: Id(1)] int Offered, [property: Id(2)] IReadOnlyList<LeftBehindView> Left)
{
    public static CitizenTransferResult Of(TransferReport report) =>
        new(report.Moved, report.Offered, [.. report.Left.Select(one => new LeftBehindView(one.Type, one.Id?.Value, one.Why))]);

    public static CitizenTransferResult Not(string why) => new(0, 0, [new LeftBehindView("citizen", null, why)]);
}
