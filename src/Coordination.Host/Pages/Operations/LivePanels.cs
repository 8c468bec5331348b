using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Host.Security;

namespace Coordination.Host.Pages.Operations;

/// <summary>The stream of the operations page: each panel when it has changed, in the form that <c>wwwroot/js/live.js</c> describes.</summary>
internal sealed class LivePanels(Language language, bool seesLists) : IResult
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var session = services.GetRequiredService<LiveSessions>().Follow(httpContext);
        var panels = services.GetRequiredService<OperationsPanels>();
        var stream = ServerSentEvents.Begin(httpContext);
        using var timer = new PeriodicTimer(Every);
        IReadOnlyList<string> shown = [];
        var quiet = TimeSpan.Zero;
        try
        {
            stream.Event("hello", null, "{}"u8);
            await stream.FlushAsync(session.Over);
            do
            {
                var fresh = await panels.RenderAsync(language, seesLists, session.Over);
                var changed = fresh.Except(shown, StringComparer.Ordinal).ToList();
                foreach (var panel in changed) stream.Text("panel", null, panel);
                quiet = changed.Count > 0 ? TimeSpan.Zero : quiet + Every;
                if (quiet >= AlertFollower.HeartbeatEvery)
                {
                    stream.Heartbeat();
                    quiet = TimeSpan.Zero;
                }

                shown = fresh;
                await stream.FlushAsync(session.Over);
            }
            while (await timer.WaitForNextTickAsync(session.Over));
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            // The session is over, the reader has left, or the host stops: the stream ends.
        }

        var stops = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
        if (!stops) await stream.EndAsync(httpContext.RequestAborted);
    }
}
