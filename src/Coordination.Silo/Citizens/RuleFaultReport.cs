using System.Collections.Concurrent;
using Coordination.Domain.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Telemetry;
using Coordination.Storage.Operations;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Tells operations of rules that failed for a citizen and were left out: a measure each time, and, when the fault is new on this
/// silo, a line in the log and a row in a table. Thread safe; failures to report are logged and stop nothing.
/// </summary>
internal sealed class RuleFaultReport(RuleFaultTable table, ServiceClock clock, ILogger<RuleFaultReport> log)
{
    /// <summary>Faults remembered as told. When there are more, all are told once again.</summary>
    private const int ToldMax = 10_000;

    private readonly ConcurrentDictionary<(string Citizen, RuleFault Fault), bool> _told = new();

    /// <summary>Tells of the faults of one decision.</summary>
    public void Tell(Citizen citizen, IReadOnlyList<RuleFault> faults)
    {
        List<RuleFaultRow> rows = [];
        foreach (var fault in faults)
        {
            SiloTelemetry.RulesLeftOut.Add(1, new KeyValuePair<string, object?>("rule", fault.Rule));
            if (!_told.TryAdd((citizen.Key.Value, fault), true)) continue;
            SiloLog.RuleLeftOut(log, fault.Rule, fault.PolicyVersion, fault.Error);
            rows.Add(new RuleFaultRow(
                citizen.Key.Value, fault.Rule, fault.PolicyVersion, citizen.Version, fault.Error, clock.Now));
        }

        if (_told.Count > ToldMax) _told.Clear();
        if (rows.Count > 0) _ = StoreAsync([.. rows.DistinctBy(static row => row.Rule)]);
    }

    private async Task StoreAsync(IReadOnlyList<RuleFaultRow> rows)
    {
        try
        {
            await table.PutAsync(rows);
        }
        catch (Exception fault)
        {
            SiloLog.RuleFaultNotStored(log, rows.Count, fault);
        }
    }
}
