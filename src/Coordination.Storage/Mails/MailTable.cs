using Coordination.Storage.Database;

namespace Coordination.Storage.Mails;

/// <summary>Mail that tells people of alerts they have not seen. One mail to a person waits at a time.</summary>
/// <remarks>Thread safe. What is written to a mail that no longer waits is ignored.</remarks>
public sealed class MailTable
{
    private readonly IDatabase _database;

    internal MailTable(IDatabase database) => _database = database;

    /// <summary>
    /// Those of the persons with an unseen alert that has waited long enough and is told by no mail, or that its mail did not deliver.
    /// </summary>
    /// <param name="urgent">Urgent alerts raised until then have waited long enough.</param>
    /// <param name="warning">The same of warnings.</param>
    /// <param name="info">The same of information.</param>
    public Task<IReadOnlyList<string>> ReadPersonsWaitingAsync(
        IReadOnlyCollection<string> persons, DateTimeOffset urgent, DateTimeOffset warning, DateTimeOffset info,
        CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Mails/read_persons_waiting").Texts("persons", persons).Instant("urgent", urgent).Instant("warning", warning)
            .Instant("info", info),
        static row => row.Text(0), cancellation);

    /// <summary>The open alerts that the persons have not seen, in order of persons.</summary>
    public Task<IReadOnlyList<UnseenAlertRow>> ReadUnseenAsync(
        IReadOnlyCollection<string> persons, int limit, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Mails/read_unseen_alerts").Texts("persons", persons).Number("limit", limit),
        static row => new UnseenAlertRow(
            row.Text(0), row.Text(1), row.Text(2), row.Instant(3), row.Flag(4), row.TextOrNull(5), row.Flag(6)),
        cancellation);

    /// <summary>
    /// Adds a mail that tells of alerts; false: another one to the person waits, or tells of all of them, and nothing was stored.
    /// </summary>
    public async Task<bool> AddAsync(
        NewMail mail, IReadOnlyCollection<string> alerts, CancellationToken cancellation = default) =>
        (await _database.WriteAsync(
            [
                new Statement("Mails/add_mail").Text("id", mail.Id).Text("person", mail.Person).Text("department", mail.Department)
                    .Instant("made_at", mail.MadeAt).Instant("next_at", mail.NextAt).Texts("alerts", alerts),
                new Statement("Mails/mark_mail_made").Text("id", mail.Id).Instant("made_at", mail.MadeAt).Texts("alerts", alerts),
            ],
            static _ => true, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Stores that alerts reached nobody, and why.</summary>
    public Task MarkUndeliverableAsync(
        IReadOnlyCollection<string> alerts, string why, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            new Statement("Mails/mark_undeliverable").Texts("alerts", alerts).Text("why", why).Instant("at", at), cancellation);

    /// <summary>The departments with mails that wait.</summary>
    public Task<IReadOnlyList<string>> ReadDepartmentsWaitingAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(new Statement("Mails/read_departments_waiting"), static row => row.Text(0), cancellation);

    /// <summary>A department's mails that are to be tried now, those that wait longest first.</summary>
    public Task<IReadOnlyList<DueMail>> ReadDueAsync(
        string department, DateTimeOffset now, int limit, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Mails/read_due_mails").Text("department", department).Instant("now", now).Number("limit", limit),
        static row => new DueMail(row.Text(0), row.Text(1), row.Number(2), row.InstantOrNull(3)), cancellation);

    /// <summary>The id and severity of the alerts that a mail tells of and that its receiver has still not seen.</summary>
    public Task<IReadOnlyList<(string Alert, string Severity)>> ReadToldAsync(
        DueMail mail, CancellationToken cancellation = default) => _database.ReadAsync(
        new Statement("Mails/read_told_alerts").Text("id", mail.Id).Text("person", mail.Person),
        static row => (row.Text(0), row.Text(1)), cancellation);

    /// <summary>Stores that a mail was sent, and with it that its alerts were delivered.</summary>
    public Task SentAsync(
        DueMail mail, IReadOnlyCollection<string> alerts, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [
                End(mail.Id, MailStates.Sent, mail.Attempts + 1, null, at),
                new Statement("Mails/mark_mailed").Instant("at", at).Texts("alerts", alerts),
            ],
            static _ => true, cancellation);

    /// <summary>Ends a mail that is not sent.</summary>
    /// <param name="state">One of <see cref="MailStates"/>.</param>
    public Task EndAsync(
        string id, string state, long attempts, string? error, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(End(id, state, attempts, error, at), cancellation);

    /// <summary>Stores an attempt that failed, and when the mail is tried again.</summary>
    public Task RetryAsync(
        string id, long attempts, DateTimeOffset? firstAt, DateTimeOffset nextAt, string error, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            new Statement("Mails/retry_mail").Text("id", id).Number("attempts", attempts).Instant("first_at", firstAt)
                .Instant("next_at", nextAt).Text("error", error),
            cancellation);

    private static Statement End(string id, string state, long attempts, string? error, DateTimeOffset at) =>
        new Statement("Mails/end_mail").Text("id", id).Text("state", state).Number("attempts", attempts).Text("error", error)
            .Instant("at", at);
}

/// <summary>An alert that its receiver has not seen since it was raised.</summary>
/// <param name="MailState">The state of the mail that tells of it (<see cref="MailStates"/>); null: none does.</param>
/// <param name="IsUndeliverable">Whether it was stored that it reached nobody.</param>
public sealed record UnseenAlertRow(
    string Person, string Alert, string Severity, DateTimeOffset RaisedAt, bool IsDelivered, string? MailState, bool IsUndeliverable);

/// <summary>A mail to make.</summary>
/// <param name="MadeAt">By the service's time.</param>
/// <param name="NextAt">When it is tried first, by the machine's time.</param>
public sealed record NewMail(string Id, string Person, string Department, DateTimeOffset MadeAt, DateTimeOffset NextAt);

/// <summary>A mail to try.</summary>
/// <param name="Attempts">The attempts that failed.</param>
/// <param name="FirstAt">When it was tried first, by the machine's time; null: never.</param>
public sealed record DueMail(string Id, string Person, long Attempts, DateTimeOffset? FirstAt);

/// <summary>The states of a mail.</summary>
public static class MailStates
{
    /// <summary>It is tried, for the first time or again.</summary>
    public const string Waiting = "waiting";

    /// <summary>The mail server took it.</summary>
    public const string Sent = "sent";

    /// <summary>The mail server refused its receiver.</summary>
    public const string Refused = "refused";

    /// <summary>It was tried for long enough.</summary>
    public const string NotTaken = "not-taken";

    /// <summary>Its receiver had seen everything before it was sent.</summary>
    public const string Needless = "needless";
}
