using Coordination.Domain.Handovers;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Storage.Journal;
using Coordination.Storage.Transfers;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Silo.Transfers;

/// <summary>
/// Moves the citizens of a transfer step by step. The tables tell which citizens are next, each citizen moves in its own append, and
/// then the tables are updated. After a crash in between a step is repeated, and a citizen that was moved is not changed again. The
/// same applies to two runs of one transfer after a network split.
/// </summary>
internal sealed class TransferRun(string id, TransferDependencies dependencies)
{
    private readonly Dictionary<int, int> _postponed = [];
    private Task _running = Task.CompletedTask;
    private bool _signaled;
    private bool _isOver;

    /// <summary>Starts the run, unless it is running.</summary>
    public void Signal()
    {
        _signaled = true;
        if (_running.IsCompleted) _running = RunAsync();
    }

    /// <summary>Ends the run after the step in progress. The next activation continues.</summary>
    public void Stop() => _isOver = true;

    private async Task RunAsync()
    {
        Caller.System.SetCurrent();
        while (_signaled && !_isOver)
        {
            _signaled = false;
            try
            {
                while (!_isOver && await StepAsync())
                {
                    // Repeat until no citizen is left, or the transfer is paused or cancelled.
                }
            }
            catch (StorageUnavailableException fault)
            {
                SiloLog.TransferUnavailable(dependencies.Log, id, dependencies.Options.RetryDelay, fault);
                await Task.Delay(dependencies.Options.RetryDelay, dependencies.Machine);
                _signaled = true;
            }
        }
    }

    /// <summary>Moves the next citizens.</summary>
    /// <returns>Whether there may be more citizens.</returns>
    private async Task<bool> StepAsync()
    {
        var began = dependencies.Machine.GetTimestamp();
        if (await dependencies.Transfers.FindAsync(id) is not { State: TransferStates.Running } transfer) return false;
        var waiting = await dependencies.Transfers.ReadWaitingAsync(id, dependencies.Options.CitizensPerStep);
        if (waiting.Count == 0)
        {
            await dependencies.Transfers.CompleteAsync(id, dependencies.Clock.Now);
            return false;
        }

        List<TransferItem> finished = [];
        foreach (var together in waiting.Chunk(dependencies.Options.CitizensAtOnce))
            finished.AddRange((await Task.WhenAll(together.Select(item => MoveAsync(transfer, item)))).OfType<TransferItem>());
        if (finished.Count > 0) await dependencies.Transfers.FinishAsync(id, finished, dependencies.Clock.Now);
        var atLeast = finished.Count < waiting.Count ? dependencies.Options.RetryDelay : dependencies.Options.StepMin(waiting.Count);
        var left = atLeast - dependencies.Machine.GetElapsedTime(began);
        if (left > TimeSpan.Zero && !_isOver) await Task.Delay(left, dependencies.Machine);
        return true;
    }

    /// <summary>Moves one citizen.</summary>
    /// <returns>The result; null: try again later.</returns>
    private async Task<TransferItem?> MoveAsync(TransferRow transfer, TransferItem item)
    {
        if (item.Receiver is not { } receiver) return Done(item, CitizenTransferResult.NotMoved(NotMoved.InNoList));
        var move = new CitizenTransfer(id, transfer.From, receiver, transfer.Reason, transfer.OrderedBy);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Done(item, await dependencies.Grains.GetGrain<ICitizenDelivery>(item.Citizen).Transfer(move));
            }
            catch (Exception) when (_isOver)
            {
                return null;
            }
            catch (Exception fault) when (MayPostpone(fault, item))
            {
                SiloLog.TransferPostponed(dependencies.Log, id, item.Number, fault);
                if (fault is not StorageUnavailableException) _postponed[item.Number] = _postponed.GetValueOrDefault(item.Number) + 1;
                return null;
            }
            catch (Exception fault)
            {
                SiloLog.TransferFailed(dependencies.Log, id, item.Number, attempt, fault);
                if (attempt == dependencies.Options.AttemptsMax) return Done(item, CitizenTransferResult.NotMoved(NotMoved.Failed));
            }
        }
    }

    private static TransferItem Done(TransferItem item, CitizenTransferResult taken) =>
        item with { Done = true, Moved = taken.Moved, Offered = taken.Offered, Left = TransferMapping.Stored(taken.Left) };

    /// <summary>
    /// Whether the fault does not depend on the citizen. Storage faults may be postponed without a limit, silo faults up to a bound.
    /// </summary>
    private bool MayPostpone(Exception fault, TransferItem item) => fault is StorageUnavailableException
        || (fault is TimeoutException or OrleansException or StaleStateException
            && _postponed.GetValueOrDefault(item.Number) < dependencies.Options.PostponementsMax);
}
