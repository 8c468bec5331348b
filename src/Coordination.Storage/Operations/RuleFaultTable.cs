using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>Rules that failed and were left out, the last time of each rule and citizen.</summary>
public sealed class RuleFaultTable
{
    private static readonly RowWrite<RuleFaultRow> Put = new(
        "Operations/put_rule_faults",
        Column<RuleFaultRow>.Text(row => row.Citizen),
        Column<RuleFaultRow>.Text(row => row.Rule),
        Column<RuleFaultRow>.Text(row => row.PolicyVersion),
        Column<RuleFaultRow>.Number(row => row.Version),
        Column<RuleFaultRow>.Text(row => row.Error),
        Column<RuleFaultRow>.Instant(row => row.At));

    private readonly IDatabase _database;

    internal RuleFaultTable(IDatabase database) => _database = database;

    /// <summary>Stores faults; an earlier one of the same citizen and rule is replaced.</summary>
    /// <param name="faults">At most one of each citizen and rule.</param>
    public Task PutAsync(IReadOnlyList<RuleFaultRow> faults, CancellationToken cancellation = default) =>
        _database.WriteRowsAsync(Put, faults, cancellation);

    /// <summary>The newest, at most <paramref name="limit"/>.</summary>
    /// <param name="after">The position of the fault before the first; null: from the newest.</param>
    public Task<IReadOnlyList<RuleFaultRow>> ReadLatestAsync(
        RuleFaultPosition? after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/read_rule_faults").Instant("before", after?.At ?? ListPosition.Never)
                .Text("after_citizen", after?.Citizen ?? "").Text("after_rule", after?.Rule ?? "").Number("limit", limit),
            static row => new RuleFaultRow(row.Text(0), row.Text(1), row.Text(2), row.Number(3), row.Text(4), row.Instant(5)),
            cancellation);
}

/// <summary>A rule that failed for a citizen.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Rule">The rule's name, or the step's.</param>
/// <param name="PolicyVersion">The version of policy it was asked under.</param>
/// <param name="Version">The version of the citizen it was asked about.</param>
/// <param name="Error">The type of the error and where it happened, without reported text.</param>
/// <param name="At">When it failed last.</param>
public sealed record RuleFaultRow(string Citizen, string Rule, string PolicyVersion, long Version, string Error, DateTimeOffset At);

/// <summary>A position in the list of failed rules, to read on after it.</summary>
public sealed record RuleFaultPosition(DateTimeOffset At, string Citizen, string Rule);
