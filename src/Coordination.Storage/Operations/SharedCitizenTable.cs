using System.Globalization;
using Coordination.Storage.Database;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Operations;

/// <summary>Shared citizens: those with active interventions of two or more departments now.</summary>
public sealed class SharedCitizenTable
{
    private readonly IDatabase _database;

    internal SharedCitizenTable(IDatabase database) => _database = database;

    /// <summary>The counts per set of departments, with and without a coordinator, with and without a plan.</summary>
    public Task<IReadOnlyList<SharedCount>> CountAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/count_shared"),
            static row => new SharedCount(DepartmentSet.Of(row.Text(0)), row.Flag(1), row.Flag(2), row.Number(3)),
            cancellation);

    /// <summary>
    /// The citizens a filter selects, in the order of their names, at most <paramref name="limit"/>.
    /// </summary>
    /// <param name="after">The key of the citizen before the first; empty: from the beginning.</param>
    public Task<IReadOnlyList<SharedCitizen>> ReadAsync(
        SharedFilter filter, string after, int limit, CancellationToken cancellation = default)
    {
        var statement = new Statement("Operations/read_shared")
            .Text("after", after).Number("limit", limit).Texts("departments", filter.Departments)
            .Number("sees_all", filter.SeenBy is null ? 1 : 0).Texts("seen", filter.SeenBy ?? [])
            .Texts("unseen", filter.SeenBy is { } own ? [.. filter.Departments.Except(own)] : [])
            .Text("coordinator", Word(filter.HasCoordinator)).Text("plan", Word(filter.HasPlan));
        return _database.ReadAsync(
            statement,
            static row => new SharedCitizen(
                row.Text(0), row.TextOrNull(1), DepartmentSet.Of(row.Text(2)), row.TextOrNull(3), row.TextOrNull(4), row.Count(5),
                row.Flag(6), row.DateOrNull(7)),
            cancellation);
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
    int ActiveInterventions, bool HasPlan, DateOnly? PlanAgreedOn);
