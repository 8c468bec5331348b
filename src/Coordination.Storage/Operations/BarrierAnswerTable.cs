using Coordination.Storage.Database;

namespace Coordination.Storage.Operations;

/// <summary>What departments did about barriers, the last answer of each.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class BarrierAnswerTable
{
    /// <summary>The most answers that are read at a time.</summary>
    public const int RowsMax = 10_000;

    private readonly IDatabase _database;

    internal BarrierAnswerTable(IDatabase database) => _database = database;

    /// <summary>Stores an answer in place of the department's earlier one; false: another one stands there, and stays.</summary>
    /// <param name="replaces">The instant of the answer that it replaces; null: the department has not answered.</param>
    public async Task<bool> PutAsync(
        BarrierAnswer answer, DateTimeOffset? replaces, CancellationToken cancellation = default) => await _database.WriteAsync(
        new Statement("Operations/put_barrier_answer").Text("quarter", answer.Quarter).Text("one", answer.One).Text("other", answer.Other)
            .Text("kind", answer.Kind).Text("department", answer.Department).Text("done", answer.Done).Text("by", answer.By)
            .Instant("at", answer.At).Instant("replaces", replaces),
        cancellation).ConfigureAwait(false) > 0;

    /// <summary>The answers of a period of quarters, the newest quarter first, <see cref="RowsMax"/> at most.</summary>
    public Task<IReadOnlyList<BarrierAnswer>> ReadAsync(string from, string to, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Operations/read_barrier_answers").Text("from", from).Text("to", to).Number("limit", RowsMax),
            Of, cancellation);

    /// <summary>The answer that stands where one would be stored; null: none.</summary>
    public Task<BarrierAnswer?> FindAsync(BarrierAnswer answer, CancellationToken cancellation = default) => _database.ReadFirstAsync(
        new Statement("Operations/find_barrier_answer").Text("quarter", answer.Quarter).Text("one", answer.One)
            .Text("other", answer.Other).Text("kind", answer.Kind).Text("department", answer.Department),
        Of, cancellation);

    private static BarrierAnswer Of(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6), row.Instant(7));
}

/// <summary>What a department did about the barriers of a quarter, a pair and a kind.</summary>
/// <param name="One">The code of the first department, in its form; the two are sorted.</param>
/// <param name="Department">The department that answers, one of the two.</param>
/// <param name="By">The leader who wrote it.</param>
public sealed record BarrierAnswer(
    string Quarter, string One, string Other, string Kind, string Department, string Done, string By, DateTimeOffset At);
