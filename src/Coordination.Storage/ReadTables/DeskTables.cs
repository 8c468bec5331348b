using Coordination.Storage.Database;

namespace Coordination.Storage.ReadTables;

/// <summary>Reads for the desk of a caseworker.</summary>
public sealed class DeskTables
{
    private readonly IDatabase _database;

    internal DeskTables(IDatabase database) => _database = database;

    /// <summary>
    /// The citizens with whom any of these persons, as stored, is involved, once per role, in the order of their names; at most
    /// <paramref name="limit"/> citizens.
    /// </summary>
    /// <param name="after">The key of the citizen before the first; empty: from the beginning.</param>
    public Task<IReadOnlyList<DeskCitizenRow>> ReadCitizensAsync(
        IReadOnlyCollection<string> persons, string after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_desk_citizens").Texts("persons", persons).Text("after", after).Number("limit", limit),
            static row => new DeskCitizenRow(
                row.Text(0), row.TextOrNull(1), row.TextOrNull(2), row.TextOrNull(3), row.Text(4), DepartmentSet.Of(row.Text(5)),
                row.Count(6), row.Count(7)),
            cancellation);

    /// <summary>With how many citizens any of these persons is involved.</summary>
    public Task<long> CountCitizensAsync(IReadOnlyCollection<string> persons, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("ReadTables/count_desk_citizens").Texts("persons", persons), static row => row.Number(0), cancellation);

    /// <summary>
    /// The number of open conflicts and the next due time of these citizens, as far as they concern a caseworker: of these departments,
    /// owed by the caseworker, or of a citizen whom the caseworker coordinates. A conflict of no department concerns everybody.
    /// </summary>
    public Task<IReadOnlyList<DeskOutlook>> ReadOutlooksAsync(
        IReadOnlyCollection<string> citizens, string caseworker, IReadOnlyCollection<string> departments,
        CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_desk_outlooks").Texts("citizens", citizens).Text("caseworker", caseworker)
                .Texts("departments", departments),
            static row => new DeskOutlook(row.Text(0), row.Count(1), row.InstantOrNull(2)),
            cancellation);

    /// <summary>The known names of these citizens.</summary>
    public Task<IReadOnlyList<CitizenName>> ReadNamesAsync(
        IReadOnlyCollection<string> citizens, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("ReadTables/read_names").Texts("citizens", citizens),
            static row => new CitizenName(row.Text(0), row.Text(1)), cancellation);

    /// <summary>Open conflicts to which a person owes an answer, the soonest due first.</summary>
    public Task<IReadOnlyList<ConflictRow>> ReadConflictsOwedAsync(
        string caseworker, ListPosition after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            after.In(new Statement("ReadTables/read_conflicts_owed").Text("caseworker", caseworker)).Number("limit", limit),
            Conflict, cancellation);

    /// <summary>Deadlines that a person is responsible for and that are not closed, the soonest due first.</summary>
    public Task<IReadOnlyList<DeadlineRow>> ReadDeadlinesAsync(
        string caseworker, ListPosition after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            after.In(new Statement("ReadTables/read_deadlines_of").Text("caseworker", caseworker)).Number("limit", limit),
            Deadline, cancellation);

    /// <summary>Handovers offered to a caseworker or one of these units and not answered, the soonest due first.</summary>
    public Task<IReadOnlyList<HandoverRow>> ReadHandoversToAsync(
        string caseworker, IReadOnlyCollection<string> units, ListPosition after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            after.In(new Statement("ReadTables/read_handovers_to").Text("caseworker", caseworker).Texts("units", units))
                .Number("limit", limit),
            Handover, cancellation);

    /// <summary>Handovers that a caseworker offered and that are not answered, the soonest due first.</summary>
    public Task<IReadOnlyList<HandoverRow>> ReadHandoversFromAsync(
        string caseworker, ListPosition after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            after.In(new Statement("ReadTables/read_handovers_from").Text("caseworker", caseworker)).Number("limit", limit),
            Handover, cancellation);

    internal static ConflictRow Conflict(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.InstantOrNull(6), row.Instant(7),
        row.InstantOrNull(8), row.InstantOrNull(9));

    internal static DeadlineRow Deadline(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.TextOrNull(5), row.Text(6), row.Instant(7),
        row.Text(8), row.InstantOrNull(9), row.Flag(10), row.Flag(11));

    internal static HandoverRow Handover(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.Text(4), row.Text(5), row.TextOrNull(6), row.TextOrNull(7),
        row.Text(8), row.Text(9), row.Flag(10), row.Instant(11), row.InstantOrNull(12), row.InstantOrNull(13));
}

/// <summary>A citizen on a desk, in one role of the desk's owner.</summary>
public sealed record DeskCitizenRow(
    string Citizen, string? Name, string? Coordinator, string? CoordinatorDepartment, string Role,
    IReadOnlyList<string> Departments, int ActiveDepartments, int ActiveInterventions);

/// <summary>The number of a citizen's open conflicts and the next due time, as far as they concern a caseworker.</summary>
public sealed record DeskOutlook(string Citizen, int OpenConflicts, DateTimeOffset? NextDueAt);

/// <summary>The name of a citizen.</summary>
public sealed record CitizenName(string Citizen, string Name);
