using System.Globalization;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Alerts;

/// <summary>
/// The stream of a page's alerts in the event format that <c>wwwroot/js/live.js</c> describes. It ends with the session. When the
/// host stops, the connection breaks without an end event, so that the page reconnects to another host.
/// </summary>
/// <param name="caller">The receiver of the alerts.</param>
/// <param name="language">The language of the alert cards.</param>
/// <param name="citizen">The citizen the alerts are about; null: any.</param>
/// <param name="after">The position to begin after; null: alerts raised from now on.</param>
internal sealed class AlertCardStream(Caller caller, Language language, string? citizen, long? after) : IResult
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
            // Sent first, so that the client gets the headers at once.
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
            // The session ended, the client disconnected, or the host stops.
        }

        var stops = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
        if (!stops) await stream.EndAsync(httpContext.RequestAborted);
    }

    private async Task WriteAsync(ServerSentEvents stream, IServiceProvider services, AlertRecord record)
    {
        if (citizen is not null && record.Alert.Citizen != citizen) return;
        if (record.Alert.State == "acknowledged") stream.Text("gone", record.Position, record.Alert.Id);
        else stream.Text("alert", record.Position, await services.GetRequiredService<AlertCardCache>().CardAsync(record, language));
    }

    private async Task WriteCountAsync(ServerSentEvents stream, IServiceProvider services, CancellationToken cancellation)
    {
        var receivers = services.GetRequiredService<AlertDelivery>().ReceiversOf(caller);
        var open = await services.GetRequiredService<AlertTable>()
            .ReadForReceiversAsync(receivers, "open", PageFactory.AlertsCountedMax, cancellation: cancellation);
        stream.Text("count", null, open.Count.ToString(CultureInfo.InvariantCulture));
    }
}
