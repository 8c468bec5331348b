using System.Globalization;
using Coordination.Storage.Database;
using Coordination.Storage.Keys;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>Shared citizens: those with active interventions of two or more departments now.</summary>
public sealed class SharedCitizenTable
{
    private readonly IDatabase _database;

    private readonly ContentCodec _codec;

    internal SharedCitizenTable(IDatabase database, ContentCodec codec) => (_database, _codec) = (database, codec);

    /// <summary>The counts per set of departments, with and without a coordinator, with and without a plan.</summary>
    public Task<IReadOnlyList<SharedCount>> CountAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/count_shared"),
            static row => new SharedCount(DepartmentSet.Of(row.Text(0)), row.Flag(1), row.Flag(2), row.Number(3)),
            cancellation);

    /// <summary>The counts of those of them with secret matters.</summary>
    public Task<IReadOnlyList<SecretSharedCount>> CountSecretAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/count_shared_secret"),
            static row => new SecretSharedCount(
                new SharedCount(DepartmentSet.Of(row.Text(0)), row.Flag(1), row.Flag(2), row.Number(5)), DepartmentSet.Of(row.Text(3)),
                DepartmentSet.Of(row.Text(4))),
            cancellation);

    /// <summary>
    /// The citizens a filter selects, in the order of their names, at most <paramref name="limit"/>. Of more than 5,000, all are in the
    /// order of their keys.
    /// </summary>
    /// <param name="filter">Selects them.</param>
    /// <param name="after">The position of the citizen before the first; empty: from the beginning.</param>
    /// <param name="limit">The citizens of a page.</param>
    /// <param name="order">Gives what a name is ordered by, compared ordinally; null: of somebody without a name.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<SharedCitizen>> ReadAsync(
        SharedFilter filter, string after, int limit, Func<string?, string> order, CancellationToken cancellation = default)
    {
        var page = await PeopleOrder.ReadAsync(
            _database, _codec, after, limit, (key, most) => ReadAsync(filter, key, most, cancellation),
            static one => (one.Citizen, one.Name), order, cancellation).ConfigureAwait(false);
        return [.. page.People.Select(one => one with { Position = page.Mark + one.Citizen })];
    }

    private async Task<IReadOnlyList<SharedCitizen>> ReadAsync(
        SharedFilter filter, string after, int limit, CancellationToken cancellation)
    {
        var statement = new Statement("Operations/read_shared")
            .Text("after", after).Number("limit", limit).Texts("departments", filter.Departments)
            .Number("sees_all", filter.SeenBy is null ? 1 : 0).Texts("seen", filter.SeenBy ?? [])
            .Texts("unseen", filter.SeenBy is { } own ? [.. filter.Departments.Except(own)] : [])
            .Text("coordinator", Word(filter.HasCoordinator)).Text("plan", Word(filter.HasPlan));
        var stored = await _database.ReadAsync(
            statement,
            static row => new SharedCitizen(
                row.Text(0), row.TextOrNull(1), DepartmentSet.Of(row.Text(2)), row.TextOrNull(3), row.TextOrNull(4), row.Count(5),
                row.Flag(6), row.DateOrNull(7)),
            cancellation).ConfigureAwait(false);
        return await _codec.OpenPersonsAsync(
            stored, static one => (one.Citizen, one.Name), static (one, person) => one with { Name = person?.Name }, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>The number of shared citizens whose first plan was agreed between two local days, both inclusive.</summary>
    public Task<long> CountPlansAgreedAsync(DateOnly from, DateOnly to, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Operations/count_plans_agreed").Text("from", Iso(from)).Text("to", Iso(to)),
            static row => row.Number(0), cancellation);

    private static string? Word(bool? has) => has is { } known ? known ? "with" : "without" : null;

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The number of shared citizens of exactly these departments (sorted), with or without a coordinator and a plan.</summary>
public sealed record SharedCount(IReadOnlyList<string> Departments, bool HasCoordinator, bool HasPlan, long Count);

/// <summary>A part of a count: citizens of whom not all departments are named to others.</summary>
/// <param name="Hidden">The departments whose work is secret as a whole.</param>
/// <param name="Besides">The departments of whose work some is secret.</param>
public sealed record SecretSharedCount(SharedCount Count, IReadOnlyList<string> Hidden, IReadOnlyList<string> Besides);

/// <summary>Selects shared citizens.</summary>
/// <param name="Departments">Each of these departments has an active intervention; empty: no restriction.</param>
/// <param name="HasCoordinator">With or without a coordinator; null: either.</param>
/// <param name="HasPlan">With or without a plan; null: either.</param>
/// <param name="SeenBy">The departments the viewer sees, one of which has an active intervention; null: no restriction.</param>
public sealed record SharedFilter(
    IReadOnlyCollection<string> Departments, bool? HasCoordinator, bool? HasPlan, IReadOnlyCollection<string>? SeenBy);

/// <summary>A shared citizen in a list, without the content of the interventions.</summary>
public sealed record SharedCitizen(
    string Citizen, string? Name, IReadOnlyList<string> Departments, string? Coordinator, string? CoordinatorDepartment,
    int ActiveInterventions, bool HasPlan, DateOnly? PlanAgreedOn)
{
    /// <summary>The position of the citizen in the list.</summary>
    public string Position { get; init; } = "";
}
