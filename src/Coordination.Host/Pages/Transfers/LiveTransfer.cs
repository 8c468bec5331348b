using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Transfers;

/// <summary>The page of a transfer as a stream: its panels whenever it has progressed.</summary>
internal sealed class LiveTransfer(
    TransferFollower follower, FragmentRenderer renderer, ServiceClock clock, IGrainFactory grains, DeskTables names)
{
    /// <summary>The stream. It ends with the transfer.</summary>
    internal EventStream Of(string transfer, Caller caller, Onlooker onlooker, bool mayOrder) =>
        EventStream.ForPage(ended => StepsAsync(transfer, caller, onlooker, mayOrder, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        string transfer, Caller caller, Onlooker onlooker, bool mayOrder, [EnumeratorCancellation] CancellationToken ended)
    {
        var (state, left) = ("", -1);
        await foreach (var now in follower.FollowAsync(transfer, caller, ended))
        {
            var reader = new Reader(onlooker.R.Language, clock.Now);
            var model = TransferModels.Of(now, onlooker, mayOrder);
            List<string> panels = [await renderer.RenderAsync<TransferProgress>(new() { ["R"] = reader, ["Model"] = model })];
            if (now.State != state)
                panels.Add(await renderer.RenderAsync<TransferSteeringForm>(new() { ["R"] = reader, ["Model"] = model }));
            if (now.State != state || now.Left != left) panels.Add(await ReportAsync(transfer, caller, reader, model, ended));
            (state, left) = (now.State, now.Left);
            yield return new StreamStep([.. panels.Select(static panel => new ServerSentEvent("panel", panel))]);
        }
    }

    private async Task<string> ReportAsync(
        string transfer, Caller caller, Reader reader, TransferModel model, CancellationToken cancellation)
    {
        caller.SetCurrent();
        var report = await grains.GetGrain<ICaseloadTransferGrain>(transfer).Report(all: false, 0, TransferEndpoints.ReportMax);
        var left = await TransferEndpoints.LeftAsync(report.Value?.Citizens ?? [], names, reader, cancellation);
        return await renderer.RenderAsync<TransferReport>(
            new() { ["R"] = reader, ["Model"] = left, ["Total"] = model.Left, ["State"] = model.State });
    }
}
