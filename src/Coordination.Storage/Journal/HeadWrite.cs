using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Journal;

/// <summary>A head row, written if the citizen still has the expected version.</summary>
/// <param name="Expected">The version the citizen must have.</param>
/// <param name="Version">The version it has afterwards.</param>
/// <param name="At">The time of the last fact; null if there is no fact.</param>
/// <param name="Row">The other columns.</param>
/// <param name="OrganizationVersion">The organization version from which the wake time was computed.</param>
/// <param name="Policy">The mark of the policy version it was reconciled under; null if it was not.</param>
/// <param name="KeyBefore">The content key it must name; null: none.</param>
/// <param name="KeyAfter">The content key it names afterwards.</param>
internal sealed record HeadWrite(
    long Expected, long Version, DateTimeOffset? At, CitizenRow Row, long OrganizationVersion, long? Policy, string? KeyBefore = null,
    string? KeyAfter = null)
{
    /// <summary>Writes the heads of citizens whose expected version is above 0.</summary>
    internal static RowWrite<HeadWrite> Change { get; } = new("Journal/change_heads", DecidedColumns());

    /// <summary>Writes the heads of citizens whose expected version is 0.</summary>
    internal static RowWrite<HeadWrite> Open { get; } = new("Journal/open_heads", DecidedColumns());

    /// <summary>Writes heads whatever their version, for a rebuild.</summary>
    internal static RowWrite<HeadWrite> Rebuild { get; } = new("ReadTables/rebuild_heads", Columns());

    /// <summary>
    /// Writes the wake times of heads that the transaction has written. On PostgreSQL only; SQLite keeps them in the heads.
    /// </summary>
    internal static RowWrite<HeadWrite> Wake { get; } = new(
        "Journal/write_wakes",
        Column<HeadWrite>.Text(head => head.Row.Citizen),
        Column<HeadWrite>.Number(head => CitizenRing.PointOf(head.Row.Citizen)),
        Column<HeadWrite>.Instant(head => head.Row.WakeAt),
        Column<HeadWrite>.Number(head => head.OrganizationVersion));

    /// <summary>The head of a rebuilt citizen; its wake time counts under any organization version.</summary>
    internal static HeadWrite Of(RebuiltCitizen citizen) =>
        new(0, citizen.Version, citizen.ChangedAt, citizen.Head, OrganizationVersion: long.MaxValue, Policy: null);

    private static Column<HeadWrite>[] DecidedColumns() =>
    [
        .. Columns(), Column<HeadWrite>.Number(head => head.OrganizationVersion), Column<HeadWrite>.NumberOrNull(head => head.Policy),
        Column<HeadWrite>.Text(head => head.KeyBefore), Column<HeadWrite>.Text(head => head.KeyAfter),
    ];

    private static Column<HeadWrite>[] Columns() =>
    [
        Column<HeadWrite>.Text(head => head.Row.Citizen),
        Column<HeadWrite>.Number(head => head.Expected),
        Column<HeadWrite>.Number(head => head.Version),
        Column<HeadWrite>.Number(head => CitizenRing.PointOf(head.Row.Citizen)),
        Column<HeadWrite>.Instant(head => head.Row.WakeAt),
        Column<HeadWrite>.Text(head => head.Row.Coordinator),
        Column<HeadWrite>.Text(head => head.Row.CoordinatorDepartment),
        Column<HeadWrite>.Text(head => head.Row.Departments),
        Column<HeadWrite>.Number(head => head.Row.ActiveDepartments),
        Column<HeadWrite>.Number(head => head.Row.ActiveInterventions),
        Column<HeadWrite>.Flag(head => head.Row.HasPlan),
        Column<HeadWrite>.Instant(head => head.At),
        Column<HeadWrite>.Date(head => head.Row.PlanAgreedOn),
        Column<HeadWrite>.Text(head => head.Row.Leader),
    ];
}
