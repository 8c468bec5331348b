using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Connections;
using Coordination.Grains;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Client;

/// <summary>Why alerts are read.</summary>
public enum AlertNotice
{
    /// <summary>The following began.</summary>
    Begun = 0,

    /// <summary>Alerts were raised, updated or taken back.</summary>
    Changed = 1,

    /// <summary>Some time has passed; a notification may have been lost.</summary>
    TimePassed = 2,
}

/// <summary>
/// Tells when a caseworker's alerts should be read, by an Orleans observer that subscribes again by itself: every 15 seconds, and after the
/// silo that knew of it is gone. The alerts themselves are read with <see cref="AlertsClient"/>.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed partial class AlertNotices
{
    /// <summary>How often alerts are read although nothing was told. The subscription is renewed with it; it lasts a minute.</summary>
    public static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SubscribeAgainAfter = TimeSpan.FromSeconds(1);

    private readonly IClusterClient _cluster;
    private readonly TimeProvider _time;
    private readonly ILogger<AlertNotices> _log;

    internal AlertNotices(IClusterClient cluster, TimeProvider time, ILogger<AlertNotices> log) =>
        (_cluster, _time, _log) = (cluster, time, log);

    /// <summary>
    /// Follows without end. Several changes may be one notice. While the service does not answer, the following goes on and subscribes
    /// again as soon as it can.
    /// </summary>
    /// <param name="caseworker">The caseworker's id. Only they may follow.</param>
    /// <param name="token">Answers a token of theirs that is good now; null: the client's own credential is.</param>
    /// <exception cref="UnauthorizedAccessException">The credential is not the caseworker's.</exception>
    public async IAsyncEnumerable<AlertNotice> FollowAsync(
        string caseworker, Func<ValueTask<string>>? token = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var grain = _cluster.GetGrain<ICaseworkerGrain>(caseworker);
        var observer = new AlertObserver();
        var reference = _cluster.CreateObjectReference<IAlertObserver>(observer);
        try
        {
            for (var notice = AlertNotice.Begun; ; notice = AlertNotice.TimePassed)
            {
                // It subscribes before it tells: what changes after the alerts were read is notified.
                var isSubscribed = await TrySubscribeAsync(grain, reference, token);
                if (isSubscribed) yield return notice;
                var began = _time.GetTimestamp();
                var until = isSubscribed ? ReadEvery : SubscribeAgainAfter;
                while (until - _time.GetElapsedTime(began) is { Ticks: > 0 } left && await observer.IsToldAsync(left, _time, cancellation))
                    yield return AlertNotice.Changed;
            }
        }
        finally
        {
            await UnsubscribeAsync(grain, reference, token);
            GC.KeepAlive(observer); // Orleans holds it weakly.
        }
    }

    private async Task<bool> TrySubscribeAsync(ICaseworkerGrain grain, IAlertObserver reference, Func<ValueTask<string>>? token)
    {
        try
        {
            if (token is not null) CallerCredential.SetCurrent(await token());
            await grain.Subscribe(reference);
            return true;
        }
        catch (Exception fault) when (MayPass(fault))
        {
            NotSubscribed(_log, SubscribeAgainAfter, fault.Message);
            return false;
        }
    }

    private async Task UnsubscribeAsync(ICaseworkerGrain grain, IAlertObserver reference, Func<ValueTask<string>>? token)
    {
        try
        {
            if (token is not null) CallerCredential.SetCurrent(await token());
            await grain.Unsubscribe(reference);
            _cluster.DeleteObjectReference<IAlertObserver>(reference);
        }
        catch (Exception fault) when (MayPass(fault) || fault is UnauthorizedAccessException)
        {
            // The subscription ends by itself within a minute.
        }
    }

    private static bool MayPass(Exception fault) => fault is OrleansException or TimeoutException or IOException
        or System.Net.Sockets.SocketException or ObjectDisposedException or InvalidOperationException;

    [LoggerMessage(5002, LogLevel.Warning, "Alerts could not be subscribed to; it is tried again in {Delay}: {Why}")]
    private static partial void NotSubscribed(ILogger log, TimeSpan delay, string why);

    private sealed class AlertObserver : IAlertObserver
    {
        private readonly Channel<bool> _told = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public Task AlertsChanged()
        {
            _told.Writer.TryWrite(true);
            return Task.CompletedTask;
        }

        /// <summary>Whether something was told within a time.</summary>
        public async Task<bool> IsToldAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
        {
            using var over = new CancellationTokenSource(atMost, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
            try
            {
                return await _told.Reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
