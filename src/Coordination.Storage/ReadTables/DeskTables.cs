using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>Reads for the desk of a caseworker.</summary>
public sealed class DeskTables
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal DeskTables(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>
    /// The citizens with whom any of these persons, as stored, is involved, once per role, in the order of their names; at most
    /// <paramref name="limit"/> citizens. Those of a desk with more than 5,000 are in the order of their keys.
    /// </summary>
    /// <param name="persons">The persons.</param>
    /// <param name="after">The position of the citizen before the first; empty: from the beginning.</param>
    /// <param name="limit">The citizens of a page.</param>
    /// <param name="order">Gives what a name is ordered by, compared ordinally; null: of somebody without a name.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<DeskCitizenRow>> ReadCitizensAsync(
        IReadOnlyCollection<string> persons, string after, int limit, Func<string?, string> order,
        CancellationToken cancellation = default)
    {
        var page = await PeopleOrder.ReadAsync(
            _database, _codec, after, limit, (key, most) => ReadPeopleAsync(persons, key, most, cancellation), static one => one, order,
            cancellation).ConfigureAwait(false);
        if (page.People.Count == 0) return [];
        var rows = await _database.ReadAsync(
            new Statement("ReadTables/read_desk_citizens").Texts("persons", persons)
                .Texts("citizens", [.. page.People.Select(static one => one.Citizen)]),
            static row => new DeskCitizenRow(
                row.Text(0), null, row.TextOrNull(1), row.TextOrNull(2), row.Text(3), DepartmentSet.Of(row.Text(4)), row.Count(5),
                row.Count(6)),
            cancellation).ConfigureAwait(false);
        var roles = rows.ToLookup(static row => row.Citizen, StringComparer.Ordinal);
        return
        [
            .. page.People.SelectMany(one => roles[one.Citizen].Select(
                row => row with { Name = one.Name, Position = page.Mark + one.Citizen })),
        ];
    }

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
        PersonTable.ReadNamesAsync(
            _database, _codec, new Statement("ReadTables/read_names").Texts("citizens", citizens), cancellation);

    /// <summary>Open conflicts to which a person owes an answer, the soonest due first.</summary>
    public Task<IReadOnlyList<ConflictRow>> ReadConflictsOwedAsync(
        string caseworker, ListPosition after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            after.In(new Statement("ReadTables/read_conflicts_owed").Text("caseworker", caseworker)).Number("limit", limit),
            Conflict, cancellation);

    /// <summary>Deadlines that a person is responsible for and that are not closed, the soonest due first.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> ReadDeadlinesAsync(
        string caseworker, ListPosition after, int limit, CancellationToken cancellation = default) => await _codec.OpenAsync(
        await _database.ReadAsync(
            after.In(new Statement("ReadTables/read_deadlines_of").Text("caseworker", caseworker)).Number("limit", limit),
            Deadline, cancellation).ConfigureAwait(false),
        cancellation).ConfigureAwait(false);

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

    private async Task<IReadOnlyList<(string Citizen, string? Name)>> ReadPeopleAsync(
        IReadOnlyCollection<string> persons, string after, int limit, CancellationToken cancellation)
    {
        var stored = await _database.ReadAsync(
            new Statement("ReadTables/read_desk_people").Texts("persons", persons).Text("after", after).Number("limit", limit),
            static row => (Citizen: row.Text(0), Person: row.TextOrNull(1)), cancellation).ConfigureAwait(false);
        return await _codec.OpenPersonsAsync(stored, static row => row, static (row, person) => (row.Citizen, person?.Name), cancellation)
            .ConfigureAwait(false);
    }

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
    IReadOnlyList<string> Departments, int ActiveDepartments, int ActiveInterventions)
{
    /// <summary>The position of the citizen in the list.</summary>
    public string Position { get; init; } = "";
}

/// <summary>The number of a citizen's open conflicts and the next due time, as far as they concern a caseworker.</summary>
public sealed record DeskOutlook(string Citizen, int OpenConflicts, DateTimeOffset? NextDueAt);
