using System.Text.Json;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Live;

/// <summary>A caller's alerts as Server-Sent Events, until the session ends.</summary>
internal sealed class AlertStream(AlertFollower following, Caller caller, long? after) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var session = httpContext.RequestServices.GetRequiredService<LiveSessions>().Follow(httpContext);
        var views = httpContext.RequestServices.GetRequiredService<AlertDelivery>();
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var stream = ServerSentEvents.Begin(httpContext);
        try
        {
            await foreach (var (position, changed) in following.FollowAsync(caller, after, session.Over))
            {
                var shown = await views.DeliverAsync(changed, session.Over);
                for (var i = 0; i < shown.Length; i++)
                    stream.Event("alert", changed[i].Position, JsonSerializer.SerializeToUtf8Bytes(shown[i], json));
                if (shown.Length == 0) stream.Heartbeat(position);
                await stream.FlushAsync(session.Over);
            }
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            // The session is over, the reader has left, or the host stops: the stream ends.
        }

        await stream.EndAsync(httpContext.RequestAborted);
    }
}
