using Coordination.Storage.Transfers;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>A caseload transfer and its progress.</summary>
/// <param name="Id">The transfer's id.</param>
/// <param name="From">The name of the caseworker whose caseload moves.</param>
/// <param name="To">The names of the receivers, each with the number of citizens received.</param>
/// <param name="Reason">As it was ordered.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="OrderedAt">The instant of the order.</param>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="Citizens">Citizens in all.</param>
/// <param name="Offered">Responsibilities offered that wait for an answer.</param>
/// <param name="Left">Responsibilities that could not be moved.</param>
/// <param name="MayPause">Whether the user may pause it now.</param>
/// <param name="MayResume">Whether the user may resume it now.</param>
/// <param name="MayCancel">Whether the user may cancel it now.</param>
public sealed record TransferModel(
    string Id, string From, string To, string Reason, string By, DateTimeOffset OrderedAt, string State, int Citizens, int Done, int Moved,
    int Offered, int Left, bool MayPause, bool MayResume, bool MayCancel)
{
    internal static TransferModel Of(CaseloadTransferView transfer, PageUser user, bool mayOrder)
    {
        var names = user.Names;
        var receivers = transfer.To.Where(part => part.Caseworker is not null)
            .Select(part => $"{names.Person(part.Caseworker!)} ({part.Citizens})");
        return new TransferModel(
            transfer.Id, names.Person(transfer.From), string.Join(", ", receivers), transfer.Reason,
            user.Localizer.Find($"role.{transfer.By}") ?? names.Person(transfer.By), transfer.OrderedAt, transfer.State, transfer.Citizens,
            transfer.Done, transfer.Moved, transfer.Offered, transfer.Left,
            mayOrder && transfer.State is TransferStates.Running, mayOrder && transfer.State is TransferStates.Paused,
            mayOrder && transfer.State is TransferStates.Running or TransferStates.Paused);
    }
}

/// <summary>The page of one transfer.</summary>
/// <param name="Left">The first items that could not be moved.</param>
/// <param name="Stream">The address of its stream; null once it is over.</param>
public sealed record TransferPageModel(TransferModel Transfer, IReadOnlyList<UnmovedItemModel> Left, string? Stream);
