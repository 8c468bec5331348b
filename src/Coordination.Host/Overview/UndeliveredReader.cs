using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Mails;

namespace Coordination.Host.Overview;

/// <summary>
/// What did not reach anybody, for the API and the pages, without its content: operations and auditors see all of it, leaders that of the
/// people of their units and departments.
/// </summary>
internal sealed class UndeliveredReader(UndeliverableTable table, OrganizationSource organization)
{
    /// <summary>Upper bound of the number beside the entry of the navigation.</summary>
    internal const int CountedMax = 1_000;

    /// <summary>Open alerts that reached nobody, the latest first; null: the position is none.</summary>
    internal async Task<UndeliveredList<UndeliverableAlertView>?> AlertsAsync(
        HttpContext http, string? after, int entries, CancellationToken cancellation)
    {
        if (!TryPosition(after, out var position)) return null;
        var rows = await table.ReadAsync(PersonsOf(http), position, entries, cancellation);
        var spelling = new Spelling(organization.Current);
        return new(
            [
                .. rows.Select(row => new UndeliverableAlertView(
                    row.Alert, spelling.Person(row.Person), row.Severity, row.RaisedAt, row.Since, row.Why,
                    spelling.PersonOrNull(row.EscalatedTo))),
            ],
            rows.Count < entries ? null : PageCursor.Of(PageCursor.Part(rows[^1].Since), rows[^1].Alert));
    }

    /// <summary>
    /// Mails that were given up, the latest first, without those that a later mail made up for; null: the position is none.
    /// </summary>
    internal async Task<UndeliveredList<GivenUpMailView>?> MailsAsync(
        HttpContext http, string? after, int entries, CancellationToken cancellation)
    {
        if (!TryPosition(after, out var position)) return null;
        var rows = await table.ReadGivenUpMailsAsync(PersonsOf(http), position, entries, cancellation);
        var spelling = new Spelling(organization.Current);
        return new(
            [
                .. rows.Select(row => new GivenUpMailView(
                    row.Id, spelling.Person(row.Person), row.State, row.Error, row.MadeAt, row.Attempts, row.EndedAt)),
            ],
            rows.Count < entries ? null : PageCursor.Of(PageCursor.Part(rows[^1].EndedAt), rows[^1].Id));
    }

    /// <summary>The number of alerts and mails in both lists, each counted up to <see cref="CountedMax"/>.</summary>
    internal async Task<int> CountAsync(HttpContext http, CancellationToken cancellation)
    {
        var persons = PersonsOf(http);
        return await table.CountAsync(persons, CountedMax, cancellation)
            + (await table.ReadGivenUpMailsAsync(persons, before: null, CountedMax, cancellation)).Count;
    }

    /// <summary>Whose alerts the caller of the request sees here; null: everybody's.</summary>
    private IReadOnlyCollection<string>? PersonsOf(HttpContext http)
    {
        if (http.HasRole(CallerKind.Operations) || http.HasRole(CallerKind.Auditor)) return null;
        var current = organization.Current;
        var me = new CaseworkerId(http.Caller().Id);
        return
        [
            .. current.Document.Caseworkers.Select(static one => new CaseworkerId(one.Id))
                .Where(person => person != me && (current.Leads(me, person) || current.Heads(me, person)))
                .Select(static person => person.Value),
        ];
    }

    private static bool TryPosition(string? text, out (DateTimeOffset, string)? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (PageCursor.Read(text, 2) is not [var instant, { } id] || PageCursor.Instant(instant) is not { } at) return false;
        position = (at, id);
        return true;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Next">The position of the next page; null: this is the last.</param>
internal sealed record UndeliveredList<T>(IReadOnlyList<T> Entries, string? Next);

/// <summary>An alert that reached nobody.</summary>
/// <param name="Caseworker">Its receiver.</param>
/// <param name="Since">When it had waited long enough.</param>
/// <param name="Why">no-mail-server, no-address, wrong-address, mail-not-wanted, mail-refused or mail-not-taken.</param>
/// <param name="EscalatedTo">Who was alerted instead; null: nobody.</param>
internal sealed record UndeliverableAlertView(
    string Id, string Caseworker, string Severity, DateTimeOffset RaisedAt, DateTimeOffset Since, string Why, string? EscalatedTo);

/// <summary>A mail that was given up.</summary>
/// <param name="Caseworker">Whom it was to.</param>
/// <param name="Why">refused: the mail server refused its receiver; not-taken: it was tried for long enough.</param>
/// <param name="Error">How the last attempt ended.</param>
internal sealed record GivenUpMailView(
    string Id, string Caseworker, string Why, string? Error, DateTimeOffset MadeAt, long Attempts, DateTimeOffset EndedAt);
