using Coordination.Storage.ReadTables;
using Coordination.Views;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Rebuilding;

/// <summary>The result of a check.</summary>
/// <param name="Citizens">The number of citizens compared.</param>
/// <param name="Entries">The number of entries in their journals.</param>
/// <param name="Faults">Differences between tables and journal; empty: none. They contain keys and no content.</param>
public sealed record CheckVerdict(long Citizens, long Entries, IReadOnlyList<string> Faults);

/// <summary>
/// Folds every citizen's journal from its first entry and compares the result with the read tables: rows, versions and wake times (a
/// stored wake time may be earlier, never later). Nothing may append meanwhile, and the organization must be loaded.
/// </summary>
public sealed class ReadTablesCheck
{
    private readonly RowsOfJournal _fold;
    private readonly StoredRows _stored;
    private readonly RebuildOptions _options;

    internal ReadTablesCheck(RowsOfJournal fold, StoredRows stored, IOptions<RebuildOptions> options) =>
        (_fold, _stored, _options) = (fold, stored, options.Value);

    /// <summary>Compares every citizen. Stops at <see cref="RebuildOptions.FaultsMax"/> faults.</summary>
    public async Task<CheckVerdict> RunAsync(CancellationToken cancellation = default)
    {
        List<string> faults = [];
        var (citizens, entries, after) = (0L, 0L, string.Empty);
        while (faults.Count < _options.FaultsMax)
        {
            var heads = await _stored.ReadHeadsAsync(after, _options.CitizensPerComparison, cancellation);
            if (heads.Count == 0) break;
            var rows = RowsByCitizen.Of(await _stored.ReadAsync(after, heads[^1].Row.Citizen, cancellation));
            foreach (var head in heads)
            {
                citizens++;
                var folded = await _fold.FoldAsync(head.Row.Citizen, cancellation);
                entries += folded?.Version ?? 0;
                Compare(head, folded, rows, faults);
            }

            after = heads[^1].Row.Citizen;
        }

        return new CheckVerdict(citizens, entries, faults);
    }

    private static void Compare(StoredHead head, RebuiltCitizen? folded, RowsByCitizen stored, List<string> faults)
    {
        var key = head.Row.Citizen;
        if (head.Version != (folded?.Version ?? 0))
            faults.Add($"{key}: the head is at version {head.Version}, the journal at {folded?.Version ?? 0}.");
        if (folded is null) return;
        if (head.Row with { WakeAt = null } != folded.Head with { WakeAt = null }) faults.Add($"{key}: the head differs.");
        if ((head.Row.WakeAt ?? DateTimeOffset.MaxValue) > (folded.Head.WakeAt ?? DateTimeOffset.MaxValue))
            faults.Add($"{key}: it is woken at {head.Row.WakeAt:O} and should be at {folded.Head.WakeAt:O}.");
        Same(key, "persons", folded.Changes.Persons, stored.Persons[key], faults);
        Same(key, "interventions", folded.Changes.Interventions, stored.Interventions[key], faults);
        Same(key, "conflicts", folded.Changes.Conflicts, stored.Conflicts[key], faults);
        Same(key, "deadlines", folded.Changes.Deadlines, stored.Deadlines[key], faults);
        Same(key, "handovers", folded.Changes.Handovers, stored.Handovers[key], faults);
        Same(key, "contacts", folded.Changes.Contacts, stored.Contacts[key], faults);
        Same(key, "involvements", folded.Changes.Involvements, stored.Involvements[key], faults);
        Same(key, "parked_events", folded.Changes.Parked, stored.Parked[key], faults);
        Same(key, "unknown_names", folded.Changes.UnknownNames, stored.UnknownNames[key], faults);
        Same(key, "sanction_chains", folded.Changes.Chains, stored.Chains[key], faults);
        Same(key, "secret_matters", folded.Changes.SecretMatters, stored.SecretMatters[key], faults);
        Same(key, "observations", folded.Changes.Observations, stored.Observations[key], faults);
        Same(key, "barriers", folded.Changes.Barriers, stored.Barriers[key], faults);
        Same(key, "costs", folded.Changes.Costs, stored.Costs[key], faults);
        Same(key, "need_starts", folded.Changes.NeedStarts, stored.NeedStarts[key], faults);
        Alerts(key, folded.Changes.Alerts, stored.Alerts[key].ToDictionary(alert => alert.Id, StringComparer.Ordinal), faults);
    }

    /// <summary>
    /// Open alerts must be equal in all columns. Of ended alerts only the state must be equal, because their other columns are from
    /// an earlier moment. An alert that was raised and taken back at the same instant may be missing from the table.
    /// </summary>
    private static void Alerts(string key, IReadOnlyList<AlertRow> folded, Dictionary<string, AlertRow> stored, List<string> faults)
    {
        foreach (var alert in folded)
        {
            var found = stored.Remove(alert.Id, out var row);
            if (alert.State == AlertStates.Open ? row != alert : found && row!.State != alert.State)
                faults.Add($"{key}: alerts: {alert.Id} is {row?.State ?? "missing"} and should be {alert.State}.");
        }

        foreach (var (id, row) in stored)
            if (row.State == AlertStates.Open) faults.Add($"{key}: alerts: {id} should not be there.");
    }

    private static void Same<T>(string key, string table, IReadOnlyList<T> folded, IEnumerable<T> stored, List<string> faults)
    {
        HashSet<T> left = [.. folded];
        var extra = stored.Count(row => !left.Remove(row));
        if (extra > 0 || left.Count > 0)
            faults.Add($"{key}: {table}: {left.Count} rows are missing or differ, {extra} should not be there.");
    }

    /// <summary>Stored rows by citizen.</summary>
    private sealed record RowsByCitizen(
        ILookup<string, PersonRow> Persons,
        ILookup<string, InterventionRow> Interventions, ILookup<string, ConflictRow> Conflicts, ILookup<string, DeadlineRow> Deadlines,
        ILookup<string, HandoverRow> Handovers, ILookup<string, ContactRow> Contacts, ILookup<string, InvolvementRow> Involvements,
        ILookup<string, UnknownNameRow> UnknownNames, ILookup<string, ParkedEventRow> Parked, ILookup<string, SanctionChainRow> Chains,
        ILookup<string, SecretMatterRow> SecretMatters, ILookup<string, ObservationRow> Observations, ILookup<string, BarrierRow> Barriers,
        ILookup<string, CostRow> Costs, ILookup<string, NeedStartRow> NeedStarts, ILookup<string, AlertRow> Alerts)
    {
        public static RowsByCitizen Of(ReadTableChanges rows) => new(
            rows.Persons.ToLookup(row => row.Citizen),
            rows.Interventions.ToLookup(row => row.Citizen), rows.Conflicts.ToLookup(row => row.Citizen),
            rows.Deadlines.ToLookup(row => row.Citizen),
            rows.Handovers.ToLookup(row => row.Citizen), rows.Contacts.ToLookup(row => row.Citizen),
            rows.Involvements.ToLookup(row => row.Citizen),
            rows.UnknownNames.ToLookup(row => row.Citizen), rows.Parked.ToLookup(row => row.Citizen),
            rows.Chains.ToLookup(row => row.Citizen), rows.SecretMatters.ToLookup(row => row.Citizen),
            rows.Observations.ToLookup(row => row.Citizen), rows.Barriers.ToLookup(row => row.Citizen),
            rows.Costs.ToLookup(row => row.Citizen), rows.NeedStarts.ToLookup(row => row.Citizen),
            rows.Alerts.ToLookup(row => row.Citizen));
    }
}
