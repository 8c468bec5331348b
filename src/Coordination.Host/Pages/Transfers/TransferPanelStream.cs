using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Transfers;

/// <summary>
/// The stream of a transfer's page. It sends the panels that changed whenever the transfer makes progress, in the event format that
/// <c>wwwroot/js/live.js</c> describes.
/// </summary>
internal sealed class TransferPanelStream(string transfer, Caller caller, PageUser user, bool mayOrder) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var session = services.GetRequiredService<LiveSessions>().Follow(httpContext);
        var stream = ServerSentEvents.Begin(httpContext);
        var (state, left) = ("", -1);
        try
        {
            stream.Event("hello", null, "{}"u8);
            await stream.FlushAsync(session.Over);
            await foreach (var progress in services.GetRequiredService<TransferFollower>().FollowAsync(transfer, caller, session.Over))
            {
                if (progress is null) stream.Heartbeat();
                else
                {
                    var model = TransferModel.Of(progress, user, mayOrder);
                    foreach (var panel in await PanelsAsync(services, model, progress.State != state, progress.Left != left, session.Over))
                        stream.Text("panel", null, panel);
                    (state, left) = (progress.State, progress.Left);
                }

                await stream.FlushAsync(session.Over);
            }
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            // The session ended, the client disconnected, or the host stops.
        }

        var stops = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
        if (!stops) await stream.EndAsync(httpContext.RequestAborted);
    }

    private async Task<List<string>> PanelsAsync(
        IServiceProvider services, TransferModel model, bool stateChanged, bool leftChanged, CancellationToken cancellation)
    {
        var renderer = services.GetRequiredService<FragmentRenderer>();
        var localizer = new Localizer(user.Localizer.Language, services.GetRequiredService<ServiceClock>().Now);
        List<string> panels = [await renderer.RenderAsync<TransferProgress>(new() { ["L"] = localizer, ["Model"] = model })];
        if (stateChanged) panels.Add(await renderer.RenderAsync<TransferSteeringForm>(new() { ["L"] = localizer, ["Model"] = model }));
        if (!stateChanged && !leftChanged) return panels;

        caller.SetCurrent();
        var grain = services.GetRequiredService<IGrainFactory>().GetGrain<ICaseloadTransferGrain>(transfer);
        var report = await grain.Report(all: false, 0, TransferEndpoints.ReportMax);
        var items = await TransferEndpoints.UnmovedItemsAsync(
            report.Value?.Citizens ?? [], services.GetRequiredService<DeskTables>(), localizer, cancellation);
        panels.Add(await renderer.RenderAsync<UnmovedItemTable>(
            new() { ["L"] = localizer, ["Model"] = items, ["Total"] = model.Left, ["State"] = model.State }));
        return panels;
    }
}
