using Coordination.Storage.Database;

namespace Coordination.Storage.Sessions;

/// <summary>
/// Sessions of the pages. A session that is not in this table is over, on every host at its next request. The table is bounded: a
/// person has so many sessions at most, and sessions that expired are removed.
/// </summary>
/// <remarks>Thread safe.</remarks>
public sealed class SessionTable
{
    private readonly IDatabase _database;

    internal SessionTable(IDatabase database) => _database = database;

    /// <summary>
    /// Adds a session. In the same transaction the person's sessions with other roles are removed, and the oldest beyond
    /// <paramref name="most"/>.
    /// </summary>
    public Task AddAsync(SessionRow session, int most, CancellationToken cancellation = default) => _database.WriteAsync(
        [
            new Statement("Sessions/remove_sessions_of_other_callers").Text("subject", session.Subject).Text("caller", session.Caller),
            new Statement("Sessions/add_session").Text("id", session.Id).Text("subject", session.Subject).Text("caller", session.Caller)
                .Text("caseworker", session.Caseworker).Text("standing", session.Standing).Instant("began_at", session.BeganAt)
                .Instant("expires_at", session.ExpiresAt).Text("ticket", session.Ticket)
                .Text("provider_session", session.ProviderSession),
            new Statement("Sessions/trim_sessions").Text("subject", session.Subject).Number("most", most),
        ],
        static _ => true, cancellation);

    /// <summary>A session that has not expired; null: there is none.</summary>
    public Task<StoredSession?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(
            new Statement("Sessions/find_session").Text("id", id).Instant("now", now),
            static StoredSession? (row) => new(row.Text(0), row.TextOrNull(1), row.Text(2), row.InstantOrNull(3)), cancellation);

    /// <summary>Those of the sessions that are not over.</summary>
    public async Task<IReadOnlySet<string>> ReadOpenAsync(
        IReadOnlyCollection<string> ids, DateTimeOffset now, CancellationToken cancellation = default) =>
        (await _database.ReadAsync(
            new Statement("Sessions/read_open_sessions").Texts("ids", ids).Instant("now", now), static row => row.Text(0), cancellation)
            .ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The caseworkers' sessions that are not over.</summary>
    public Task<IReadOnlyList<SessionStanding>> ReadStandingsAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Sessions/read_standings"), static row => new SessionStanding(row.Text(0), row.Text(1), row.Text(2)),
            cancellation);

    /// <summary>The caseworkers who have a session that is not over.</summary>
    public Task<IReadOnlyList<string>> ReadSignedInAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadAsync(new Statement("Sessions/read_signed_in").Instant("now", now), static row => row.Text(0), cancellation);

    /// <summary>Ends a session.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Sessions/remove_session").Text("id", id), cancellation);

    /// <summary>Ends sessions at once; unknown ids are ignored.</summary>
    public Task RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Sessions/remove_sessions").Texts("ids", ids), cancellation);

    /// <summary>Ends the sessions that began in one of the provider's; answers which.</summary>
    public Task<IReadOnlyList<string>> RemoveOfProviderAsync(string providerSession, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [new Statement("Sessions/remove_sessions_of_provider").Text("provider_session", providerSession)],
            static row => row.Text(0), cancellation);

    /// <summary>Ends the sessions that a person began up to an instant; answers which.</summary>
    public Task<IReadOnlyList<string>> RemoveOfSubjectAsync(
        string subject, DateTimeOffset until, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            [new Statement("Sessions/remove_sessions_of_subject").Text("subject", subject).Instant("until", until)],
            static row => row.Text(0), cancellation);

    /// <summary>Ends the sessions of caseworkers who left. They remain until they expire, so that the person is told why.</summary>
    public Task MarkLeftAsync(IReadOnlyCollection<string> ids, DateTimeOffset at, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Sessions/mark_sessions_left").Texts("ids", ids).Instant("at", at), cancellation);

    /// <summary>Removes the sessions that have expired.</summary>
    public Task PruneAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.WriteAsync(new Statement("Sessions/prune_sessions").Instant("now", now), cancellation);
}

/// <summary>A session that begins.</summary>
/// <param name="Id">The hash of the key in the cookie.</param>
/// <param name="Subject">The person as the identity provider names them.</param>
/// <param name="Caller">The caseworker and the roles, as one text.</param>
/// <param name="Caseworker">The caseworker's id; null for a role.</param>
/// <param name="Standing">Where the caseworker works in the organization; empty: nowhere.</param>
/// <param name="Ticket">The identity, encrypted.</param>
/// <param name="ProviderSession">The hash of the id of the provider's own session; null: it named none.</param>
public sealed record SessionRow(
    string Id, string Subject, string Caller, string? Caseworker, string Standing, DateTimeOffset BeganAt, DateTimeOffset ExpiresAt,
    string Ticket, string? ProviderSession = null);

/// <summary>A session as stored.</summary>
/// <param name="LeftAt">When the caseworker had left the organization; null: they have not.</param>
public sealed record StoredSession(string Ticket, string? Caseworker, string Standing, DateTimeOffset? LeftAt);

/// <summary>The caseworker of a session, and where they worked in the organization when it began.</summary>
public sealed record SessionStanding(string Id, string Caseworker, string Standing);
