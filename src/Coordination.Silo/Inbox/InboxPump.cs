using System.Diagnostics;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Silo.Inbox;

/// <summary>
/// The back of the inbox: one activation per partition, kept alive by the <see cref="InboxKeeper"/>. An event leaves the
/// inbox in the transaction that journals it, so a lost or doubled delivery, two pumps after a split and a killed silo
/// change nothing.
/// </summary>
[Reentrant, Orleans.Placement.ActivationCountBasedPlacement]
[GrainType("inbox-pump")]
internal sealed class InboxPump(IInbox inbox, ServiceClock clock, EventThroughput throughput, ILogger<InboxPump> log) : Grain, IInboxPump
{
    /// <summary>Rows handed out and not yet answered for.</summary>
    private const int RowsInFlightMax = 256;

    /// <summary>Rows of one citizen handed over in one call.</summary>
    private const int RowsPerDeliveryMax = 100;

    /// <summary>Attempts for rows that a citizen throws on, before they become dead letters.</summary>
    private const int AttemptsMax = 6;

    private static readonly TimeSpan RetryDelayMin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryDelayMax = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After a ring that found nothing the partition is looked at again soon: a committed row is not shown while an older
    /// transaction runs.
    /// </summary>
    private static readonly int[] LookAgainAfterMilliseconds = [2, 5, 10, 25, 50, 100, 200];

    private readonly HashSet<long> _inFlight = [];
    private TaskCompletionSource _answered = new();
    private long _cursor;
    private long _lowWater;
    private bool _signaled;
    private bool _isOver;
    private Task _running = Task.CompletedTask;

    public Task Signal()
    {
        _signaled = true;
        if (_running.IsCompleted) _running = RunAsync();
        return Task.CompletedTask;
    }

    // What was begun goes on after the grain has left its place (silos come and go), and can then reach nobody. It must end,
    // and hold nothing against the events: the next activation hands out whatever lies there.
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isOver = true;
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Sweep()
    {
        // Everything up to here was handed out; what still lies there and is not in flight is handed out again.
        var handedOut = _cursor;
        _cursor = _lowWater;
        _lowWater = _inFlight.Count > 0 ? Math.Min(handedOut, _inFlight.Min() - 1) : handedOut;
        return Signal();
    }

    private async Task RunAsync()
    {
        Caller.System.SetCurrent();
        var partition = (int)this.GetPrimaryKeyLong();
        for (var look = 0; !_isOver && (_signaled || look < LookAgainAfterMilliseconds.Length);)
        {
            if (_signaled) look = 0;
            else await Task.Delay(LookAgainAfterMilliseconds[look]);
            _signaled = false;
            try
            {
                look = await HandOutAsync(partition) ? 0 : look + 1;
            }
            catch (StorageUnavailableException fault)
            {
                SiloLog.InboxUnavailable(log, partition, RetryDelayMax, fault);
                await Task.Delay(RetryDelayMax);
                _signaled = true;
            }
        }
    }

    /// <summary>Hands out what lies there now.</summary>
    /// <returns>Whether there was anything.</returns>
    private async Task<bool> HandOutAsync(int partition)
    {
        var any = false;
        for (; ; )
        {
            while (_inFlight.Count >= RowsInFlightMax)
            {
                _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await _answered.Task;
            }

            var from = _cursor;
            var rows = await inbox.ReadAsync(partition, from, RowsInFlightMax - _inFlight.Count);
            if (rows.Count == 0 || _isOver) return any;
            any = true;
            if (_cursor == from) _cursor = rows[^1].Position; // Else a sweep has set it back meanwhile.
            foreach (var citizen in rows.Where(row => _inFlight.Add(row.Position)).GroupBy(row => row.Arrival.Citizen, StringComparer.Ordinal))
                foreach (var batch in citizen.Chunk(RowsPerDeliveryMax))
                    _ = DeliverAsync(partition, citizen.Key, batch);
        }
    }

    private async Task DeliverAsync(int partition, string citizen, InboxRow[] rows)
    {
        try
        {
            var delay = RetryDelayMin;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await HandOverAsync(citizen, rows);
                    return;
                }
                catch (Exception) when (_isOver)
                {
                    return;
                }
                catch (Exception fault) when (attempt < AttemptsMax || IsPassing(fault))
                {
                    SiloLog.DeliveryFailed(log, partition, rows.Length, attempt, delay, fault);
                    await Task.Delay(delay);
                    delay = delay * 2 < RetryDelayMax ? delay * 2 : RetryDelayMax;
                }
                catch (Exception) when (rows.Length > 1)
                {
                    // Only the guilty ones go: each is tried alone.
                    foreach (var row in rows) await DeliverAsync(partition, citizen, [row]);
                    return;
                }
                catch (Exception fault)
                {
                    SiloLog.DeadLettered(log, partition, rows.Length, fault);
                    await inbox.MoveToDeadLettersAsync([.. rows.Select(row => row.Position)], $"{fault.GetType().Name}: {fault.Message}", clock.Now);
                    return;
                }
            }
        }
        catch (StorageUnavailableException fault)
        {
            SiloLog.InboxUnavailable(log, partition, RetryDelayMax, fault);
            _lowWater = Math.Min(_lowWater, rows[0].Position - 1); // The next sweep hands them out again.
        }
        finally
        {
            foreach (var row in rows) _inFlight.Remove(row.Position);
            _answered.TrySetResult();
        }
    }

    private async Task HandOverAsync(string citizen, InboxRow[] rows)
    {
        ActivityContext.TryParse(rows[0].Arrival.TraceParent, null, isRemote: true, out var sender);
        using var span = SiloTelemetry.Source.StartActivity("inbox deliver", ActivityKind.Consumer, sender);
        span?.SetTag("coordination.events", rows.Length);
        await GrainFactory.Reference<ICitizenDelivery>(citizen).Deliver(new Immutable<IReadOnlyList<HandedOver>>([.. rows.Select(HandedOver.Of)]));
        throughput.Settled(rows.Length);
    }

    /// <summary>Faults that say nothing about the events: they are tried again without end.</summary>
    private static bool IsPassing(Exception fault) =>
        fault is StorageUnavailableException or TimeoutException or OrleansException or StaleStateException;
}
