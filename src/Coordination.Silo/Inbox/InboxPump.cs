using System.Diagnostics;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Silo.Inbox;

/// <summary>
/// The back of the inbox: one activation per partition, kept alive by the <see cref="InboxKeeper"/>. An event leaves the inbox in
/// the transaction that journals it. A lost or repeated delivery, two pumps after a network split and a killed silo therefore
/// change nothing.
/// </summary>
[Reentrant, Orleans.Placement.ActivationCountBasedPlacement]
[GrainType("inbox-pump")]
internal sealed class InboxPump(
    IInbox inbox, ServiceClock clock, RefusedDeliveries refused, EventThroughput throughput, IOptions<InboxOptions> options,
    ILogger<InboxPump> log)
    : Grain, IInboxPump
{
    /// <summary>
    /// The waits before the pump looks again after it found nothing. A committed row is hidden while an older transaction runs.
    /// </summary>
    private static readonly int[] LookAgainAfterMilliseconds = [2, 5, 10, 25, 50, 100, 200];

    private readonly InboxOptions _options = options.Value;
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

    // Deliveries in progress outlive the activation and can then reach no grain. They must end without counting as failed attempts:
    // the next activation delivers whatever is still in the inbox.
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isOver = true;
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Sweep()
    {
        // Everything up to the cursor was delivered. What is in the inbox and not in flight is delivered again.
        var delivered = _cursor;
        _cursor = _lowWater;
        _lowWater = _inFlight.Count > 0 ? Math.Min(delivered, _inFlight.Min() - 1) : delivered;
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
                look = await DeliverNewAsync(partition) ? 0 : look + 1;
            }
            catch (StorageUnavailableException fault)
            {
                SiloLog.InboxUnavailable(log, partition, _options.RetryDelayMax, fault);
                await Task.Delay(_options.RetryDelayMax);
                _signaled = true;
            }
            catch (Exception fault) when (!_isOver)
            {
                SiloLog.PumpFailed(log, partition, _options.RetryDelayMax, fault);
                await Task.Delay(_options.RetryDelayMax);
                _signaled = true;
            }
        }
    }

    /// <summary>Starts the delivery of the events after the cursor.</summary>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> DeliverNewAsync(int partition)
    {
        var any = false;
        for (; ; )
        {
            while (_inFlight.Count >= _options.RowsInFlightMax)
            {
                _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await _answered.Task;
            }

            var from = _cursor;
            var rows = await inbox.ReadAsync(partition, from, _options.RowsInFlightMax - _inFlight.Count);
            if (rows.Count == 0 || _isOver) return any;
            any = true;
            if (_cursor == from) _cursor = rows[^1].Position; // Otherwise a sweep has moved it back meanwhile.
            var started = rows.Where(row => _inFlight.Add(row.Position));
            foreach (var citizen in started.GroupBy(row => row.Citizen, StringComparer.Ordinal))
                foreach (var batch in citizen.Chunk(_options.RowsPerDeliveryMax))
                    _ = DeliverAsync(partition, citizen.Key, batch);
        }
    }

    private async Task DeliverAsync(int partition, string citizen, InboxRow[] rows)
    {
        try
        {
            var delay = _options.RetryDelayMin;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await CallCitizenAsync(citizen, rows);
                    return;
                }
                catch (Exception) when (_isOver)
                {
                    return;
                }
                catch (Exception fault) when (attempt < _options.DeliveryAttemptsMax || IsTransient(fault))
                {
                    SiloLog.DeliveryFailed(log, partition, rows.Length, attempt, delay, fault);
                    await Task.Delay(delay);
                    delay = delay * 2 < _options.RetryDelayMax ? delay * 2 : _options.RetryDelayMax;
                }
                catch (Exception) when (rows.Length > 1)
                {
                    // Each event is tried alone, so that only those that fail become dead letters.
                    foreach (var row in rows) await DeliverAsync(partition, citizen, [row]);
                    return;
                }
                catch (Exception fault)
                {
                    SiloLog.DeadLettered(log, partition, rows.Length, fault);
                    await inbox.MoveToDeadLettersAsync([.. rows.Select(row => row.Position)], FaultOrigin.Of(fault), clock.Now);
                    return;
                }
            }
        }
        catch (StorageUnavailableException fault)
        {
            SiloLog.InboxUnavailable(log, partition, _options.RetryDelayMax, fault);
            _lowWater = Math.Min(_lowWater, rows[0].Position - 1); // The next sweep delivers them again.
        }
        finally
        {
            foreach (var row in rows) _inFlight.Remove(row.Position);
            _answered.TrySetResult();
        }
    }

    private async Task CallCitizenAsync(string citizen, InboxRow[] rows)
    {
        ActivityContext.TryParse(rows[0].TraceParent, null, isRemote: true, out var sender);
        using var span = SiloTelemetry.Source.StartActivity("inbox deliver", ActivityKind.Consumer, sender);
        span?.SetTag("coordination.events", rows.Length);
        var events = new Immutable<IReadOnlyList<IncomingEvent>>([.. rows.Select(IncomingEvent.Of)]);
        var results = await GrainFactory.Reference<ICitizenDelivery>(citizen).Deliver(events);
        await refused.SetAsideAsync(rows.Select(static row => row.Position), results);
        throughput.Settled(rows.Length);
        var now = clock.Now;
        foreach (var row in rows) SiloTelemetry.CountSettled(1, now - row.ReceivedAt);
    }

    /// <summary>Whether the fault does not depend on the events. Such a delivery is repeated without a limit.</summary>
    private static bool IsTransient(Exception fault) =>
        fault is StorageUnavailableException or TimeoutException or OrleansException or StaleStateException;
}
