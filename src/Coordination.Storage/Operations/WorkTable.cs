using Coordination.Events;
using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>What is owed by the people of a team: counted by person, and as the list behind each count.</summary>
public sealed class WorkTable
{
    private readonly IDatabase _database;

    internal WorkTable(IDatabase database) => _database = database;

    /// <summary>What each person owes, and what is offered to each unit. Whoever owes nothing is left out.</summary>
    /// <param name="persons">Caseworkers, as stored.</param>
    /// <param name="units">Units, as stored.</param>
    /// <param name="now">What was due before is overdue.</param>
    public Task<IReadOnlyList<WorkCount>> CountAsync(
        IReadOnlyCollection<string> persons, IReadOnlyCollection<string> units, DateTimeOffset now,
        CancellationToken cancellation = default) =>
        _database.ReadAsync(
            Of("count_work", persons, units, now),
            static row => new WorkCount(row.Text(0), row.Text(1), row.Number(2), row.Number(3), row.InstantOrNull(4)), cancellation);

    /// <summary>The rows behind the counts, the soonest due first; those of <see cref="WorkRow.Load"/> by citizen.</summary>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">The position of the row before the first.</param>
    public Task<IReadOnlyList<WorkRow>> ReadAsync(
        IReadOnlyCollection<string> persons, IReadOnlyCollection<string> units, DateTimeOffset now, WorkFilter filter, ListPosition after,
        int limit, CancellationToken cancellation = default)
    {
        string[] only = filter.Person is { } one ? [.. persons.Where(person => person == one)] : [.. persons];
        var statement = filter.Matter switch
        {
            WorkRow.Load => new Statement("Operations/read_loads").Texts("persons", only),
            WorkRow.Escalated => new Statement("Operations/read_escalated").Texts("persons", only),
            _ => Of("read_work", persons, units, now).Text("person", filter.Person).Text("matter", filter.Matter)
                .Number("overdue", filter.Overdue ? 1 : 0),
        };
        return _database.ReadAsync(
            after.In(statement).Number("limit", limit),
            static row => new WorkRow(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.InstantOrNull(5), row.Instant(6), row.Text(7)),
            cancellation);
    }

    /// <summary>With how many citizens each person works. Whoever works with none is left out.</summary>
    public Task<IReadOnlyList<PersonCount>> CountLoadsAsync(
        IReadOnlyCollection<string> persons, CancellationToken cancellation = default) =>
        PersonsAsync("count_loads", persons, cancellation);

    /// <summary>How many of each person's open alerts went on to somebody else. Whoever has none is left out.</summary>
    public Task<IReadOnlyList<PersonCount>> CountEscalatedAsync(
        IReadOnlyCollection<string> persons, CancellationToken cancellation = default) =>
        PersonsAsync("count_escalated", persons, cancellation);

    /// <summary>Somebody who is coordinator of a citizen; null: nobody is.</summary>
    public Task<string?> FindCoordinatorAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Operations/find_coordinator"), static row => row.TextOrNull(0), cancellation);

    /// <summary>A citizen who has a coordinator; null: nobody has one.</summary>
    public Task<string?> FindCoordinatedAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Operations/find_coordinated"), static row => row.TextOrNull(0), cancellation);

    private Task<IReadOnlyList<PersonCount>> PersonsAsync(
        string statement, IReadOnlyCollection<string> persons, CancellationToken cancellation) =>
        _database.ReadAsync(
            new Statement($"Operations/{statement}").Texts("persons", persons),
            static row => new PersonCount(row.Text(0), row.Number(1)), cancellation);

    private static Statement Of(string name, IReadOnlyCollection<string> persons, IReadOnlyCollection<string> units, DateTimeOffset now) =>
        new Statement($"Operations/{name}").Texts("persons", persons).Texts("units", units).Instant("now", now)
            .Text("unit_prefix", ReservedWords.UnitPrefix);
}

/// <summary>What a person owes of one type.</summary>
/// <param name="Person">The person, or <c>unit:ID</c> for what any member of a unit may take over.</param>
/// <param name="Matter"><c>conflict</c>, <c>deadline</c> or <c>handover</c>.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="FirstDue">When the first of them is or was due; null: none is.</param>
public sealed record WorkCount(string Person, string Matter, long Count, long Overdue, DateTimeOffset? FirstDue);

/// <summary>Selects rows of what is owed.</summary>
/// <param name="Person">The person or unit; null: any.</param>
/// <param name="Matter">The type; null: any.</param>
/// <param name="Overdue">Whether only what is overdue.</param>
public sealed record WorkFilter(string? Person, string? Matter, bool Overdue);

/// <summary>Something that a person owes, or a citizen they work with.</summary>
/// <param name="Matter"><c>conflict</c>, <c>deadline</c> or <c>handover</c>; <see cref="Load"/> or <see cref="Escalated"/>.</param>
/// <param name="Kind">
/// The kind of the conflict, deadline or alert; of a handover what is handed over, of a citizen the person's role.
/// </param>
/// <param name="Since">When it opened; of a deadline its due time.</param>
/// <param name="Status">The status; of an alert its severity.</param>
public sealed record WorkRow(
    string Person, string Matter, string Kind, string Id, string Citizen, DateTimeOffset? DueAt, DateTimeOffset Since, string Status)
{
    /// <summary>A citizen whom the person works with.</summary>
    public const string Load = "citizen";

    /// <summary>An alert that went on to somebody else.</summary>
    public const string Escalated = "alert";

    /// <summary>Its position in the list, to read on after it.</summary>
    public ListPosition Position => new(DueAt ?? ListPosition.Never, Since, Id, Citizen);
}

/// <summary>A number of a person.</summary>
public sealed record PersonCount(string Person, long Count);
