using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Localization;
using Coordination.Silo.Clock;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>
/// The stream of a transfer's page. It sends the panels that changed whenever the transfer makes progress, in the event format that
/// <c>wwwroot/js/live.js</c> describes.
/// </summary>
internal sealed class TransferPanelStream(
    TransferFollower follower, FragmentRenderer renderer, ServiceClock clock, IGrainFactory grains, SeenNames names,
    ListMasks masks)
{
    /// <summary>The stream of one transfer. It ends with the transfer.</summary>
    internal EventStream Of(HttpContext http, string transfer, Caller caller, PageUser user, bool mayOrder) =>
        EventStream.ForPage(ended => StepsAsync(http, transfer, caller, user, mayOrder, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        HttpContext http, string transfer, Caller caller, PageUser user, bool mayOrder, [EnumeratorCancellation] CancellationToken ended)
    {
        HashSet<string> logged = new(StringComparer.Ordinal);
        var (state, left) = ("", -1);
        await foreach (var progress in follower.FollowAsync(transfer, caller, ended))
        {
            var localizer = new Localizer(user.Localizer.Language, clock.Now);
            var model = TransferModel.Of(progress, user, mayOrder);
            List<string> panels = [await renderer.RenderAsync<TransferProgress>(new() { ["L"] = localizer, ["Model"] = model })];
            if (progress.State != state)
                panels.Add(await renderer.RenderAsync<TransferSteeringForm>(new() { ["L"] = localizer, ["Model"] = model }));
            if (progress.State != state || progress.Left != left)
                panels.Add(await UnmovedItemsAsync(http, transfer, caller, localizer, model, logged));
            (state, left) = (progress.State, progress.Left);
            yield return new StreamStep([.. panels.Select(static panel => new ServerSentEvent("panel", panel))]);
        }
    }

    private async Task<string> UnmovedItemsAsync(
        HttpContext http, string transfer, Caller caller, Localizer localizer, TransferModel model, HashSet<string> logged)
    {
        caller.SetCurrent();
        var report = await grains.GetGrain<ICaseloadTransferGrain>(transfer).Report(all: false, 0, TransferEndpoints.ReportMax);
        IReadOnlyList<TransferredCitizenView> unmoved = report.Value?.Citizens ?? [];
        var known = await names.OfAsync(http, caller, [.. unmoved.Select(static one => one.Citizen)], logged);
        var items = UnmovedItemModel.Of(unmoved, known, localizer, masks.WithoutDepartments(caller));
        return await renderer.RenderAsync<UnmovedItemTable>(
            new() { ["L"] = localizer, ["Model"] = items, ["Total"] = model.Left, ["State"] = model.State });
    }
}
