using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Silo.Projection;
using Coordination.Storage.Journal;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Rebuilding;

/// <summary>
/// Computes the rows of the read tables of a citizen from its journal, from the first entry on. Ended alerts keep the message they
/// had before the decision that took them back.
/// </summary>
internal sealed class RowsOfJournal(
    IJournal journal, PolicySource policies, OrganizationSource organizations, ServiceClock clock, OpaqueIds ids)
{
    /// <summary>The rows; null when the journal contains nothing about this citizen.</summary>
    public async Task<RebuiltCitizen?> FoldAsync(string key, CancellationToken cancellation)
    {
        var citizen = Citizen.New(new CitizenKey(key));
        Dictionary<string, AlertRow> alerts = new(StringComparer.Ordinal);
        List<Entry> decision = [];
        await foreach (var entry in JournalFold.EntriesAsync(journal, citizen.Key, after: 0, cancellation))
        {
            // The entries of one decision are consecutive, with one cause and one instant.
            if (decision is [.., var last] && (last.Cause != entry.Cause || last.At != entry.At))
            {
                citizen = With(citizen, decision, alerts);
                decision.Clear();
            }

            decision.Add(entry);
        }

        citizen = With(citizen, decision, alerts);
        if (citizen.Version == 0) return null;
        var changes = RowProjection.Difference(Citizen.New(citizen.Key), citizen, ids);
        foreach (var standing in changes.Alerts) alerts[standing.Id] = standing;
        return new RebuiltCitizen(
            RowProjection.HeadOf(citizen, WakeAt(citizen)), citizen.Version, citizen.ChangedAt,
            changes with { Alerts = [.. alerts.Values.OrderBy(alert => alert.Id, StringComparer.Ordinal)] });
    }

    /// <summary>
    /// The next instant at which time alone may change something; the current instant if the rules, asked now, differ from the
    /// journal.
    /// </summary>
    private DateTimeOffset? WakeAt(Citizen citizen)
    {
        var decision = citizen.Reconcile(ContextAt(citizen.ChangedAt), cause: null);
        if (!decision.Entries.IsEmpty) return citizen.ChangedAt;
        // Instants that have passed without a change are skipped.
        var context = ContextAt(clock.Now);
        var now = citizen.CatchUp(decision.WakeAt, context, since: citizen.ChangedAt);
        return now.Entries.IsEmpty ? now.WakeAt : ReconcileCitizen.Due(decision.WakeAt, context, since: citizen.ChangedAt);
    }

    private Citizen With(Citizen before, List<Entry> decision, Dictionary<string, AlertRow> alerts)
    {
        var after = before;
        foreach (var entry in decision) after = after.EvolveStored(entry, out _);
        if (!decision.Exists(TakesAlertsBack)) return after;
        foreach (var row in RowProjection.Difference(before, after, ids).Alerts)
            if (!after.Shown().Alerts.ContainsKey(new AlertId(row.Id))) alerts[row.Id] = row;
        return after;
    }

    private static bool TakesAlertsBack(Entry entry) =>
        entry.Fact is AlertChanged { Step: AlertStep.TakenBack } or PlaceFollows or PlaceParted or PlaceReturned;

    private DecisionContext ContextAt(DateTimeOffset instant) => new(instant, policies.Current, organizations.Current) { Ids = ids };
}
