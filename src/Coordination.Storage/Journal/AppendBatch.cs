using Coordination.Storage.Database;
using Npgsql;
using PendingAppend = Coordination.Storage.Database.Pending<
    Coordination.Storage.Journal.Append,
    Coordination.Storage.Journal.AppendOutcome>;

namespace Coordination.Storage.Journal;

/// <summary>
/// Appends that go into one transaction: at most one chain per citizen. Each append of a chain expects the version that the
/// one before it leaves. A chain is stored whole or not at all.
/// </summary>
internal sealed class AppendBatch
{
    private readonly SortedDictionary<string, List<PendingAppend>> _chains = new(StringComparer.Ordinal);

    /// <summary>
    /// Arranges appends in the order they were queued. Appends that do not continue a chain are left for a later batch; those whose chain
    /// is broken are outdated.
    /// </summary>
    internal static (AppendBatch Batch, List<PendingAppend> Left) Arrange(IReadOnlyList<PendingAppend> appends)
    {
        var batch = new AppendBatch();
        List<PendingAppend> left = [];
        foreach (var append in appends)
        {
            if (append.Request.Chain is { IsBroken: true })
                append.Complete(AppendOutcome.Outdated);
            else if (!batch._chains.TryGetValue(append.Request.Citizen, out var chain))
                batch._chains.Add(append.Request.Citizen, [append]);
            else if (append.Request.ExpectedVersion == VersionAfter(chain[^1].Request)
                && append.Request.Key.Before == chain[^1].Request.Key.After)
                chain.Add(append);
            else
                left.Add(append);
        }

        return (batch, left);
    }

    /// <summary>All appends, in order of citizens.</summary>
    internal IEnumerable<PendingAppend> Appends => _chains.Values.SelectMany(chain => chain);

    internal IReadOnlyList<HeadWrite> Heads(bool ofNew) =>
    [
        .. from chain in _chains.Values
           where chain[0].Request.ExpectedVersion == 0 == ofNew
           let last = chain[^1].Request
           select new HeadWrite(
               chain[0].Request.ExpectedVersion, VersionAfter(last), LastFactAt(chain), last.Head, last.OrganizationVersion,
               LastPolicy(chain), chain[0].Request.Key.Before, last.Key.After),
    ];

    /// <summary>Completes every append: committed for the citizens whose heads were taken, outdated for the others.</summary>
    /// <returns>The number of outdated appends.</returns>
    internal int Complete(IReadOnlySet<string> winners)
    {
        var conflicts = 0;
        foreach (var append in Appends)
        {
            var won = winners.Contains(append.Request.Citizen);
            if (!won) conflicts++;
            if (!won) append.Request.Chain?.Break();
            append.Complete(won ? AppendOutcome.Committed : AppendOutcome.Outdated);
        }

        return conflicts;
    }

    private static long VersionAfter(Append append) => append.ExpectedVersion + append.Facts.Count;

    private static long? LastPolicy(List<PendingAppend> chain)
    {
        for (var index = chain.Count - 1; index >= 0; index--)
        {
            if (chain[index].Request.Policy is { } mark) return mark;
        }

        return null;
    }

    private static DateTimeOffset? LastFactAt(List<PendingAppend> chain)
    {
        for (var index = chain.Count - 1; index >= 0; index--)
        {
            if (chain[index].Request.Facts is [.., var last]) return last.At;
        }

        return null;
    }
}
