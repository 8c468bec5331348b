using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Live;

/// <summary>
/// Follows a caller's alerts, for the API and the pages. The caseworker's grain pushes when an alert commits. Changes are also read
/// every 15 seconds, so a lost push delays an alert by at most that long.
/// </summary>
internal sealed class AlertFollower(AlertTable table, AlertDelivery views, IGrainFactory grains)
{
    /// <summary>How often changes are read without a push. The subscription is renewed in the same step, before it expires.</summary>
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan UnsubscribeMax = TimeSpan.FromSeconds(15);

    private const int PageMax = 100;

    /// <summary>
    /// Yields first the position it begins at, without alerts, then changed alerts in order of position. Ends when cancelled.
    /// </summary>
    internal async IAsyncEnumerable<(long Position, IReadOnlyList<AlertRecord> Changed)> FollowAsync(
        Caller caller, long? after, [EnumeratorCancellation] CancellationToken ended)
    {
        // The grain holds a weak reference. The listener must live as long as this loop.
        using var listener = new Listener();
        var reference = caller.Kind == CallerKind.Caseworker ? grains.CreateObjectReference<IAlertObserver>(listener) : null;
        var caseworker = reference is null ? null : grains.GetGrain<ICaseworkerGrain>(caller.Id);
        try
        {
            if (caseworker is not null) await caseworker.Subscribe(reference!);
            // A position nobody was given, as from another database, would hide every alert until it is reached.
            var last = await table.LastPositionAsync(views.ReceiversOf(caller), ended);
            var position = after is { } known && known < last ? known : last;
            yield return (position, []);
            while (!ended.IsCancellationRequested)
            {
                var changed = await table.ReadAfterAsync(views.ReceiversOf(caller), position, PageMax, ended);
                if (changed.Count > 0)
                {
                    position = changed[^1].Position;
                    yield return (position, changed);
                    if (changed.Count == PageMax) continue;
                }

                if (await listener.WaitAsync(ReadEvery, ended)) continue;
                if (caseworker is not null) await caseworker.Subscribe(reference!);
            }
        }
        finally
        {
            if (caseworker is not null)
            {
                await caseworker.Unsubscribe(reference!).WaitAsync(UnsubscribeMax, CancellationToken.None)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                grains.DeleteObjectReference<IAlertObserver>(reference!);
            }
        }
    }

    private sealed class Listener : IAlertObserver, IDisposable
    {
        private readonly SemaphoreSlim _told = new(0);
        private volatile bool _isOver;

        public Task AlertsChanged()
        {
            // A push may arrive after the stream is over.
            if (!_isOver && _told.CurrentCount == 0) _told.Release();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _isOver = true;
            _told.Dispose();
        }

        internal Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ended) => _told.WaitAsync(atMost, ended);
    }
}
