using System.Text.Json;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Live;

/// <summary>A transfer as Server-Sent Events: <c>progress</c> whenever it has come on, and <c>end</c> when it is over.</summary>
internal sealed class TransferStream(string transfer, Caller caller) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var session = services.GetRequiredService<LiveSessions>().Follow(httpContext);
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var stream = ServerSentEvents.Begin(httpContext);
        try
        {
            await foreach (var now in services.GetRequiredService<TransferFollower>().FollowAsync(transfer, caller, session.Over))
            {
                if (now is null) stream.Heartbeat();
                else stream.Event("progress", null, JsonSerializer.SerializeToUtf8Bytes(now, json));
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
