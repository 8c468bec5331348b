using System.Text.Json;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Live;

/// <summary>The operations summary as Server-Sent Events, until the session ends.</summary>
internal sealed class SummaryStream(SummaryReader reader) : IResult
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var session = httpContext.RequestServices.GetRequiredService<LiveSessions>().Follow(httpContext);
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var stream = ServerSentEvents.Begin(httpContext);
        using var timer = new PeriodicTimer(Every);
        try
        {
            do
            {
                stream.Event("summary", null, JsonSerializer.SerializeToUtf8Bytes(await reader.ReadAsync(session.Over), json));
                await stream.FlushAsync(session.Over);
            }
            while (await timer.WaitForNextTickAsync(session.Over));
        }
        catch (OperationCanceledException) when (session.Over.IsCancellationRequested)
        {
            // The session is over, the reader has left, or the host stops: the stream ends.
        }

        await stream.EndAsync(httpContext.RequestAborted);
    }
}
