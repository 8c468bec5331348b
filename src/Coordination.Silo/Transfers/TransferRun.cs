using Coordination.Domain.Handovers;
using Coordination.Grains;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Storage.Journal;
using Coordination.Storage.Transfers;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Silo.Transfers;

/// <summary>What a transfer works with: one set per silo.</summary>
internal sealed record TransferDependencies(
    CaseloadTransfers Transfers, Organizations.OrganizationSource Organizations, IdempotentAnswers Answers, ServiceClock Clock, TimeProvider Machine,
    TransferOptions Settings, IGrainFactory Grains, ILogger<CaseloadTransferGrain> Log);

/// <summary>
/// Goes through a transfer step by step: the tables say whose turn is next, each citizen moves in one append of its own, and
/// then the tables are told. A crash in between repeats a step, and a citizen that has been through it does nothing; so do
/// two runs of one transfer after a split.
/// </summary>
internal sealed class TransferRun(string id, TransferDependencies dependencies)
{
    /// <summary>Attempts for a citizen whose place fails on it.</summary>
    private const int AttemptsMax = 3;

    /// <summary>How often a turn may be held up by what says nothing about the citizen; above any takeover from a dead silo.</summary>
    private const int HeldUpMax = 60;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, int> _heldUp = [];
    private Task _running = Task.CompletedTask;
    private bool _signaled;
    private bool _isOver;

    /// <summary>Goes on, unless it does already.</summary>
    public void Signal()
    {
        _signaled = true;
        if (_running.IsCompleted) _running = RunAsync();
    }

    /// <summary>The grain leaves its place: the next activation goes on.</summary>
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
                    // Until nobody waits, or somebody has paused or cancelled it.
                }
            }
            catch (StorageUnavailableException fault)
            {
                SiloLog.TransferUnavailable(dependencies.Log, id, RetryDelay, fault);
                await Task.Delay(RetryDelay, dependencies.Machine);
                _signaled = true;
            }
        }
    }

    /// <summary>One step.</summary>
    /// <returns>Whether there is another.</returns>
    private async Task<bool> StepAsync()
    {
        var began = dependencies.Machine.GetTimestamp();
        if (await dependencies.Transfers.FindAsync(id) is not { State: TransferStates.Running } transfer) return false;
        var waiting = await dependencies.Transfers.ReadWaitingAsync(id, dependencies.Settings.CitizensPerStep);
        if (waiting.Count == 0)
        {
            await dependencies.Transfers.CompleteAsync(id, dependencies.Clock.Now);
            return false;
        }

        List<TransferItem> finished = [];
        foreach (var together in waiting.Chunk(dependencies.Settings.CitizensAtOnce))
            finished.AddRange((await Task.WhenAll(together.Select(item => TakeTurnAsync(transfer, item)))).OfType<TransferItem>());
        if (finished.Count > 0) await dependencies.Transfers.FinishAsync(id, finished, dependencies.Clock.Now);
        var left = (finished.Count < waiting.Count ? RetryDelay : dependencies.Settings.StepMin(waiting.Count)) - dependencies.Machine.GetElapsedTime(began);
        if (left > TimeSpan.Zero && !_isOver) await Task.Delay(left, dependencies.Machine);
        return true;
    }

    /// <summary>One citizen's turn.</summary>
    /// <returns>What came of it; null when it is to be tried again later.</returns>
    private async Task<TransferItem?> TakeTurnAsync(TransferRow transfer, TransferItem item)
    {
        if (item.Receiver is not { } receiver) return Done(item, CitizenTransferResult.Not(NotMoved.InNoList));
        var turn = new CitizenTransfer(id, transfer.From, receiver, transfer.Reason, transfer.OrderedBy);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Done(item, await dependencies.Grains.GetGrain<ICitizenDelivery>(item.Citizen).Transfer(turn));
            }
            catch (Exception) when (_isOver)
            {
                return null;
            }
            catch (Exception fault) when (fault is StorageUnavailableException || (IsPassing(fault) && _heldUp.GetValueOrDefault(item.Number) < HeldUpMax))
            {
                SiloLog.TransferHeldUp(dependencies.Log, id, item.Number, fault);
                if (fault is not StorageUnavailableException) _heldUp[item.Number] = _heldUp.GetValueOrDefault(item.Number) + 1;
                return null;
            }
            catch (Exception fault)
            {
                SiloLog.TransferFailed(dependencies.Log, id, item.Number, attempt, fault);
                if (attempt == AttemptsMax) return Done(item, CitizenTransferResult.Not(NotMoved.Failed));
            }
        }
    }

    private static TransferItem Done(TransferItem item, CitizenTransferResult taken) =>
        item with { Done = true, Moved = taken.Moved, Offered = taken.Offered, Left = TransferMapping.Stored(taken.Left) };

    /// <summary>Faults that say nothing about the citizen, such as a silo that has gone.</summary>
    private static bool IsPassing(Exception fault) => fault is TimeoutException or OrleansException or StaleStateException;
}
