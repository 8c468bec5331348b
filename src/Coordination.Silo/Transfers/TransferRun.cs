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
internal sealed record TransferParts(
    CaseloadTransferTable Transfers, Organizations.OrganizationSource Organizations, IdempotentAnswerTable Answers, ServiceClock Clock, TimeProvider Machine,
    TransferSettings Settings, IGrainFactory Grains, ILogger<CaseloadTransferGrain> Log);

/// <summary>
/// Goes through a transfer step by step: the tables say whose turn is next, each citizen moves in one append of its own, and
/// then the tables are told. A crash in between repeats a step, and a citizen that has been through it does nothing; so do
/// two runs of one transfer after a split.
/// </summary>
internal sealed class TransferRun(string id, TransferParts parts)
{
    /// <summary>Attempts for a citizen whose place fails on it.</summary>
    private const int AttemptsMax = 3;

    /// <summary>How often a turn may be held up by what says nothing about the citizen; above any takeover from a dead silo.</summary>
    private const int HeldUpMax = 60;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, int> _heldUp = [];
    private Task _running = Task.CompletedTask;
    private bool _rung;
    private bool _isOver;

    /// <summary>Goes on, unless it does already.</summary>
    public void Ring()
    {
        _rung = true;
        if (_running.IsCompleted) _running = RunAsync();
    }

    /// <summary>The grain leaves its place: the next activation goes on.</summary>
    public void Leave() => _isOver = true;

    private async Task RunAsync()
    {
        Caller.System.Flow();
        while (_rung && !_isOver)
        {
            _rung = false;
            try
            {
                while (!_isOver && await StepAsync())
                {
                    // Until nobody waits, or somebody has paused or cancelled it.
                }
            }
            catch (StorageUnavailableException fault)
            {
                SiloLog.TransferUnavailable(parts.Log, id, RetryDelay, fault);
                await Task.Delay(RetryDelay, parts.Machine);
                _rung = true;
            }
        }
    }

    /// <summary>One step.</summary>
    /// <returns>Whether there is another.</returns>
    private async Task<bool> StepAsync()
    {
        var began = parts.Machine.GetTimestamp();
        if (await parts.Transfers.FindAsync(id) is not { State: TransferStates.Running } transfer) return false;
        var waiting = await parts.Transfers.ReadWaitingAsync(id, parts.Settings.CitizensPerStep);
        if (waiting.Count == 0)
        {
            await parts.Transfers.CompleteAsync(id, parts.Clock.Now);
            return false;
        }

        List<TransferItem> finished = [];
        foreach (var together in waiting.Chunk(parts.Settings.CitizensAtOnce))
            finished.AddRange((await Task.WhenAll(together.Select(item => TakeTurnAsync(transfer, item)))).OfType<TransferItem>());
        if (finished.Count > 0) await parts.Transfers.FinishAsync(id, finished, parts.Clock.Now);
        var left = (finished.Count < waiting.Count ? RetryDelay : parts.Settings.StepMin(waiting.Count)) - parts.Machine.GetElapsedTime(began);
        if (left > TimeSpan.Zero && !_isOver) await Task.Delay(left, parts.Machine);
        return true;
    }

    /// <summary>One citizen's turn.</summary>
    /// <returns>What came of it; null when it is to be tried again later.</returns>
    private async Task<TransferItem?> TakeTurnAsync(TransferRow transfer, TransferItem item)
    {
        if (item.Receiver is not { } receiver) return Done(item, TurnTaken.Not(NotMoved.InNoList));
        var turn = new TransferTurn(id, transfer.From, receiver, transfer.Reason, transfer.OrderedBy);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Done(item, await parts.Grains.GetGrain<ICitizenDelivery>(item.Citizen).Transfer(turn));
            }
            catch (Exception) when (_isOver)
            {
                return null;
            }
            catch (Exception fault) when (fault is StorageUnavailableException || (IsPassing(fault) && _heldUp.GetValueOrDefault(item.Number) < HeldUpMax))
            {
                SiloLog.TransferHeldUp(parts.Log, id, item.Number, fault);
                if (fault is not StorageUnavailableException) _heldUp[item.Number] = _heldUp.GetValueOrDefault(item.Number) + 1;
                return null;
            }
            catch (Exception fault)
            {
                SiloLog.TransferFailed(parts.Log, id, item.Number, attempt, fault);
                if (attempt == AttemptsMax) return Done(item, TurnTaken.Not(NotMoved.Failed));
            }
        }
    }

    private static TransferItem Done(TransferItem item, TurnTaken taken) =>
        item with { Done = true, Moved = taken.Moved, Offered = taken.Offered, Left = TransferViews.Stored(taken.Left) };

    /// <summary>Faults that say nothing about the citizen, such as a silo that has gone.</summary>
    private static bool IsPassing(Exception fault) => fault is TimeoutException or OrleansException or StaleStateException;
}
