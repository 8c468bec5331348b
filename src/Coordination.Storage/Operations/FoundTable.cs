using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>What was found of a department, in numbers.</summary>
/// <remarks>Thread safe. It reads each open conflict, intervention and parked event: for a page that is opened now and then.</remarks>
public sealed class FoundTable
{
    private readonly IDatabase _database;

    internal FoundTable(IDatabase database) => _database = database;

    /// <summary>The numbers, by what it is and its kind, the most frequent first.</summary>
    /// <param name="department">The code, as stored.</param>
    /// <param name="now">Deadlines that were due before are overdue.</param>
    public Task<IReadOnlyList<FoundCount>> CountAsync(
        string department, DateTimeOffset now, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Operations/count_found").Text("department", department).Instant("now", now).Text("path", $"/{department}/")
            .Text("among", $" {department} "),
        static row => new FoundCount(row.Text(0), row.Text(1), row.Number(2), row.Number(3)), cancellation);
}

/// <summary>How often something was found.</summary>
/// <param name="Matter"><c>conflict</c>, <c>deadline</c>, <c>intervention</c> or <c>parked</c> (events that wait).</param>
/// <param name="Kind">Its kind; of parked events their type.</param>
/// <param name="Overdue">Of deadlines, how many were due before now.</param>
public sealed record FoundCount(string Matter, string Kind, long Count, long Overdue);
