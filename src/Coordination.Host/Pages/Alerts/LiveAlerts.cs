using System.Globalization;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Host.Security;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Alerts;

/// <summary>
/// The stream of a page's alerts in the form that <c>wwwroot/js/live.js</c> describes, until the session ends. When the host
/// stops it breaks off without a word, so that the page comes back to another one.
/// </summary>
internal sealed class LiveAlerts(Caller caller, Language language, string? citizen, long? after) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var session = services.GetRequiredService<LiveSessions>().Follow(httpContext);
        var following = services.GetRequiredService<AlertFollower>();
        var stream = ServerSentEvents.Begin(httpContext);
        try
        {
            // At once, so that headers do not wait.
            stream.Event("hello", null, "{}"u8);
            await stream.FlushAsync(session.Over);
            await foreach (var (position, changed) in following.FollowAsync(caller, after, session.Over))
            {
                foreach (var record in changed) await WriteAsync(stream, services, record);
                if (changed.Count > 0) await WriteCountAsync(stream, services, session.Over);
                stream.Heartbeat(position);
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

    private async Task WriteAsync(ServerSentEvents stream, IServiceProvider services, AlertRecord record)
    {
        if (citizen is not null && record.Alert.Citizen != citizen) return;
        if (record.Alert.State == "acknowledged") stream.Text("gone", record.Position, record.Alert.Id);
        else stream.Text("alert", record.Position, await services.GetRequiredService<AlertFragments>().CardAsync(record, language));
    }

    private async Task WriteCountAsync(ServerSentEvents stream, IServiceProvider services, CancellationToken cancellation)
    {
        var receivers = services.GetRequiredService<AlertDelivery>().ReceiversOf(caller);
        var open = await services.GetRequiredService<AlertTable>().ReadForReceiversAsync(receivers, "open", PageFrames.AlertsCountedMax, cancellation: cancellation);
        stream.Text("count", null, open.Count.ToString(CultureInfo.InvariantCulture));
    }
}
