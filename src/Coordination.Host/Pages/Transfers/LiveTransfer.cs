using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Transfers;

/// <summary>The stream of a transfer's page: its panels whenever it has come on, in the form that <c>wwwroot/js/live.js</c> describes.</summary>
internal sealed class LiveTransfer(string transfer, Caller caller, Onlooker onlooker, bool mayOrder) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var session = services.GetRequiredService<LiveSessions>().Follow(httpContext);
        var renderer = services.GetRequiredService<FragmentRenderer>();
        var clock = services.GetRequiredService<ServiceClock>();
        var stream = ServerSentEvents.Begin(httpContext);
        var (state, left) = ("", -1);
        try
        {
            stream.Event("hello", null, "{}"u8);
            await stream.FlushAsync(session.Over);
            await foreach (var now in services.GetRequiredService<TransferFollower>().FollowAsync(transfer, caller, session.Over))
            {
                if (now is null) stream.Heartbeat();
                else
                {
                    var r = new Reader(onlooker.R.Language, clock.Now);
                    var model = TransferModels.Of(now, onlooker, mayOrder);
                    stream.Text("panel", null, await renderer.RenderAsync<TransferProgress>(new() { ["R"] = r, ["Model"] = model }));
                    if (now.State != state) stream.Text("panel", null, await renderer.RenderAsync<TransferSteeringForm>(new() { ["R"] = r, ["Model"] = model }));
                    if (now.State != state || now.Left != left) stream.Text("panel", null, await ReportAsync(httpContext, renderer, r, model, session.Over));
                    (state, left) = (now.State, now.Left);
                }

                await stream.FlushAsync(session.Over);
            }
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            // The session is over, the reader has left, or the host stops: the stream ends.
        }

        var stops = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
        if (!stops) await stream.EndAsync(httpContext.RequestAborted);
    }

    private async Task<string> ReportAsync(HttpContext http, FragmentRenderer renderer, Reader r, TransferModel model, CancellationToken cancellation)
    {
        caller.SetCurrent();
        var services = http.RequestServices;
        var report = await services.GetRequiredService<IGrainFactory>().GetGrain<ICaseloadTransferGrain>(transfer).Report(all: false, 0, TransferEndpoints.ReportMax);
        var left = await TransferEndpoints.LeftAsync(report.Value?.Citizens ?? [], services.GetRequiredService<DeskTables>(), r, cancellation);
        return await renderer.RenderAsync<TransferReport>(new() { ["R"] = r, ["Model"] = left, ["Total"] = model.Left, ["State"] = model.State });
    }
}
