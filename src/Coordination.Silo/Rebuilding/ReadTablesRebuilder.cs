using System.Runtime.ExceptionServices;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Rebuilding;

/// <summary>
/// Empties the read tables and writes them again from the journal, citizen by citizen. No silo may run meanwhile, and the
/// organization must be loaded. If it is interrupted, run it again: a second run repairs all that the first one left.
/// </summary>
public sealed class ReadTablesRebuilder
{
    private readonly RowsOfJournal _fold;
    private readonly StoredRows _stored;
    private readonly ReadTablesRebuild _tables;
    private readonly RebuildOptions _options;

    internal ReadTablesRebuilder(RowsOfJournal fold, StoredRows stored, ReadTablesRebuild tables, IOptions<RebuildOptions> options) =>
        (_fold, _stored, _tables, _options) = (fold, stored, tables, options.Value);

    /// <summary>Rebuilds all read tables and reports after each batch how many citizens are done.</summary>
    /// <returns>The number of citizens.</returns>
    /// <exception cref="ContentFaultException">
    /// Content of a citizen was altered: that citizen's rows are missing, all others' are rebuilt.
    /// </exception>
    public async Task<long> RebuildAsync(IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        await _tables.ClearAsync(cancellation);
        var done = 0L;
        var after = string.Empty;
        List<RebuiltCitizen> batch = [];
        var rows = 0;
        ContentFaultException? fault = null;
        for (; ; )
        {
            var heads = await _stored.ReadHeadsAsync(after, _options.CitizensPerRead, cancellation);
            if (heads.Count == 0) break;
            foreach (var head in heads)
            {
                RebuiltCitizen? citizen = null;
                try
                {
                    citizen = await _fold.FoldAsync(head.Row.Citizen, cancellation);
                }
                catch (ContentFaultException altered)
                {
                    fault ??= altered;
                }

                if (citizen is null) continue;
                batch.Add(citizen);
                rows += 1 + citizen.Changes.RowCount;
                if (rows < _options.RowsPerCommit) continue;
                await _tables.WriteAsync(batch, cancellation);
                batch.Clear();
                rows = 0;
            }

            after = heads[^1].Row.Citizen;
            done += heads.Count;
            progress?.Report(done);
        }

        await _tables.WriteAsync(batch, cancellation);
        if (fault is not null) ExceptionDispatchInfo.Throw(fault);
        return done;
    }
}
