using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>The open items behind the counts of the operations summary, without their content.</summary>
public sealed class OpenMatterTable
{
    private readonly IDatabase _database;

    internal OpenMatterTable(IDatabase database) => _database = database;

    /// <summary>How many items are counted, so that a count costs no more in a large municipality.</summary>
    public const int CountedMax = 10_000;

    /// <summary>How many items a filter selects; null: more than are counted.</summary>
    public Task<long?> CountAsync(MatterFilter filter, CancellationToken cancellation = default) =>
        CountAsync(filter, CountedMax, cancellation);

    /// <summary>How many items a filter selects; null: more than are counted.</summary>
    public async Task<long?> CountAsync(MatterFilter filter, int countedMax, CancellationToken cancellation = default)
    {
        var statement = Of("count_open_matters", filter).Text("matter", filter.Matter).Number("limit", countedMax + 1);
        var count = await _database.ReadFirstAsync(statement, static row => row.Number(0), cancellation).ConfigureAwait(false);
        return count > countedMax ? null : count;
    }

    /// <summary>
    /// The items a filter selects, the soonest due first and those without a due time last, at most <paramref name="limit"/>.
    /// </summary>
    /// <param name="after">The position of the item before the first.</param>
    public Task<IReadOnlyList<OpenMatter>> ReadAsync(
        MatterFilter filter, ListPosition after, int limit, CancellationToken cancellation = default)
    {
        var matter = filter.Matter;
        return _database.ReadAsync(
            after.In(Of(ListOf(matter), filter)).Number("limit", limit),
            row => new OpenMatter(
                matter, row.Text(0), row.Text(1), row.Text(2), DepartmentSet.Of(row.Text(3)), row.Text(4),
                row.TextOrNull(5), row.TextOrNull(6), row.Instant(7), row.InstantOrNull(8)),
            cancellation);
    }

    private static string ListOf(string matter) => matter switch
    {
        OpenMatter.Conflict => "read_open_conflicts",
        OpenMatter.Deadline => "read_open_deadlines",
        OpenMatter.Handover => "read_open_handovers",
        OpenMatter.Alert => "read_open_alerts",
        OpenMatter.Parked => "read_open_parked",
        _ => throw new ArgumentOutOfRangeException(nameof(matter), matter, null),
    };

    private static Statement Of(string name, MatterFilter filter) => new Statement($"Operations/{name}")
        .Text("kind", filter.Kind).Text("departments", filter.Departments is { } codes ? DepartmentSet.Stored(codes) : null)
        .Text("status", filter.Status)
        .Number("sees_all", filter.SeenBy is null ? 1 : 0).Texts("seen", filter.SeenBy ?? [])
        .Texts("unseen", filter.Unseen);
}

/// <summary>Selects open items.</summary>
/// <param name="Matter">
/// <see cref="OpenMatter.Conflict"/>, <see cref="OpenMatter.Deadline"/>, <see cref="OpenMatter.Handover"/>,
/// <see cref="OpenMatter.Alert"/> or <see cref="OpenMatter.Parked"/>.
/// </param>
/// <param name="Kind">The kind (of a parked event its type, of a handover what is handed over); null: any.</param>
/// <param name="Departments">Exactly these departments, sorted; empty: no department; null: any.</param>
/// <param name="Status">The status; null: any open one.</param>
/// <param name="SeenBy">The departments the viewer sees, one of which is concerned; null: all are seen.</param>
public sealed record MatterFilter(
    string Matter, string? Kind = null, IReadOnlyList<string>? Departments = null, string? Status = null,
    IReadOnlyCollection<string>? SeenBy = null)
{
    /// <summary>Those asked for that are not the viewer's own: what is secret of them is not selected by them.</summary>
    public IReadOnlyCollection<string> Unseen => SeenBy is null ? [] : [.. (Departments ?? []).Except(SeenBy)];
}

/// <summary>An open item of a citizen.</summary>
/// <param name="Matter">The type of item: one of the constants below.</param>
/// <param name="Citizen">The citizen's key, or <c>department:CODE</c> for an item of a department.</param>
/// <param name="Id">The id of the conflict, deadline, handover, alert or parked event.</param>
/// <param name="Kind">The kind; of a handover what is handed over, of a parked event its type.</param>
/// <param name="Departments">The departments concerned; of a handover the giver's and the receiver's.</param>
/// <param name="Status">The status; of an alert its severity.</param>
/// <param name="Person">The person who must act, as stored; null: nobody is named.</param>
/// <param name="Unit">The unit of which any member may act, where no person is asked.</param>
/// <param name="Since">The instant it opened; for a deadline its due time.</param>
/// <param name="DueAt">The due time; null: none.</param>
public sealed record OpenMatter(
    string Matter, string Citizen, string Id, string Kind, IReadOnlyList<string> Departments, string Status, string? Person,
    string? Unit, DateTimeOffset Since, DateTimeOffset? DueAt)
{
    /// <summary>Its position in a list, to read on after it.</summary>
    public ListPosition Position => new(DueAt ?? ListPosition.Never, Since, Id, Citizen);

    /// <summary>A conflict that is open.</summary>
    public const string Conflict = "conflict";

    /// <summary>A deadline that is not closed: open, warned, missed or suspended.</summary>
    public const string Deadline = "deadline";

    /// <summary>A handover that is offered, or that expired and was not offered again.</summary>
    public const string Handover = "handover";

    /// <summary>An alert that is neither acknowledged nor taken back.</summary>
    public const string Alert = "alert";

    /// <summary>An event that waits for the item it changes.</summary>
    public const string Parked = "parked";
}
