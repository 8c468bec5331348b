using Coordination.Storage.Journal;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>
/// One silo's way to the database. Appends wait in order until the schedule lets one be committed; a read takes a step of its own and
/// may find the database away.
/// </summary>
internal sealed class SimulatedJournal(SimulatedDatabase database, Func<bool> failsNow) : IJournal
{
    private readonly Queue<(Append Append, TaskCompletionSource<AppendOutcome> Answer)> _queued = [];

    public bool HasQueued => _queued.Count > 0;

    public Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellation = default)
    {
        var answer = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (database.Flaw == Flaw.AcknowledgesBeforeCommit) answer.SetResult(AppendOutcome.Committed);
        if (database.Flaw == Flaw.RemovesFromInboxOutside) database.Remove(append.InboxPositions);
        _queued.Enqueue((append, answer));
        return answer.Task;
    }

    /// <summary>Commits the append that has waited longest, or fails to, or commits it and loses the answer.</summary>
    public void CommitOne(CommitEnd end)
    {
        var (append, answer) = _queued.Dequeue();
        if (append.Chain is { IsBroken: true } && database.Flaw != Flaw.ForgetsChains)
        {
            answer.TrySetResult(AppendOutcome.Outdated);
            return;
        }

        if (end != CommitEnd.Answered) append.Chain?.Break();
        if (end == CommitEnd.NotStored)
        {
            answer.TrySetException(new StorageUnavailableException("Not stored."));
            return;
        }

        var outcome = database.Commit(append, end == CommitEnd.AnswerLost);
        if (outcome != AppendOutcome.Committed) append.Chain?.Break();
        if (end == CommitEnd.AnswerLost) answer.TrySetException(new StorageUnavailableException("Stored, perhaps."));
        else answer.TrySetResult(outcome);
    }

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        string citizen, long after, int limit, CancellationToken cancellation = default)
    {
        await Task.Yield();
        if (failsNow()) throw new StorageUnavailableException("Away.");
        return [.. database.Of(citizen).Where(entry => entry.Version > after).Take(limit)];
    }

    public async Task<bool> HoldsEventAsync(string citizen, string source, string eventId, CancellationToken cancellation = default)
    {
        await Task.Yield();
        return database.Of(citizen).Any(entry => entry.Fact.Source == source && entry.Fact.EventId == eventId);
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAllAsync(long after, int limit, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<long> LastPositionAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<long> VersionAsync(string citizen, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<JournalEntry>> ReadEventAsync(
        string citizen, string source, string eventId, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<string?> FindEventAsync(string source, string eventId, CancellationToken cancellation = default) =>
        throw new NotSupportedException();
}

/// <summary>What becomes of an append, and of its answer.</summary>
internal enum CommitEnd
{
    Answered,
    AnswerLost,
    NotStored,
}
