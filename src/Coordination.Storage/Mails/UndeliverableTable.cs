using Coordination.Storage.Database;

namespace Coordination.Storage.Mails;

/// <summary>What did not reach anybody: alerts, and mails that were given up.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class UndeliverableTable
{
    private readonly IDatabase _database;

    internal UndeliverableTable(IDatabase database) => _database = database;

    /// <summary>Open alerts that have reached nobody, the latest first.</summary>
    /// <param name="persons">Their receivers; null: all.</param>
    /// <param name="before">After this place in the list; null: from its start.</param>
    public Task<IReadOnlyList<UndeliverableRow>> ReadAsync(
        IReadOnlyCollection<string>? persons, (DateTimeOffset At, string Id)? before, int limit,
        CancellationToken cancellation = default) => _database.ReadAsync(
        Of("read_undeliverable", persons).Instant("before_at", before?.At ?? DateTimeOffset.MaxValue).Text("before_id", before?.Id ?? "")
            .Number("limit", limit),
        static row => new UndeliverableRow(
            row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Instant(5), row.Instant(6), row.Text(7),
            row.TextOrNull(8)),
        cancellation);

    /// <summary>Their number, counted up to a limit.</summary>
    public Task<int> CountAsync(IReadOnlyCollection<string>? persons, int limit, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            Of("count_undeliverable", persons).Number("limit", limit), static row => row.Count(0), cancellation);

    /// <summary>Mails that were given up, the latest first, without those that a later mail to the same person made up for.</summary>
    public Task<IReadOnlyList<GivenUpMailRow>> ReadGivenUpMailsAsync(
        IReadOnlyCollection<string>? persons, (DateTimeOffset At, string Id)? before, int limit,
        CancellationToken cancellation = default) => _database.ReadAsync(
        Of("read_given_up_mails", persons).Instant("before_at", before?.At ?? DateTimeOffset.MaxValue).Text("before_id", before?.Id ?? "")
            .Number("limit", limit),
        static row => new GivenUpMailRow(
            row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Instant(4), row.Number(5), row.TextOrNull(6), row.Instant(7)),
        cancellation);

    private static Statement Of(string name, IReadOnlyCollection<string>? persons) =>
        new Statement($"Mails/{name}").Number("sees_all", persons is null ? 1 : 0).Texts("persons", persons ?? []);
}

/// <summary>An alert that reached nobody, without its content.</summary>
/// <param name="Since">Since when it counts as undeliverable.</param>
/// <param name="Why">Why it could not be delivered.</param>
/// <param name="EscalatedTo">Who was alerted instead; null: nobody.</param>
public sealed record UndeliverableRow(
    string Alert, string Person, string Kind, string Department, string Severity, DateTimeOffset RaisedAt, DateTimeOffset Since, string Why,
    string? EscalatedTo);

/// <summary>A mail that was given up.</summary>
/// <param name="State">One of <see cref="MailStates"/>.</param>
/// <param name="Error">Why the last attempt failed.</param>
public sealed record GivenUpMailRow(
    string Id, string Person, string Department, string State, DateTimeOffset MadeAt, long Attempts, string? Error, DateTimeOffset EndedAt);
