using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Ids;

namespace Coordination.Host.Pages.Undelivered;

/// <summary>GET /undelivered: what did not reach anybody, for leaders and operations.</summary>
internal static class UndeliveredEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, UndeliveredReader reader, string? alerts = null, string? mails = null)
    {
        if (await reader.AlertsAsync(http, alerts, PageRows, http.RequestAborted) is not { } unreached)
            return Problems.Parameter(nameof(alerts), Paging.PositionExpected);
        if (await reader.MailsAsync(http, mails, PageRows, http.RequestAborted) is not { } givenUp)
            return Problems.Parameter(nameof(mails), Paging.PositionExpected);
        var user = pages.UserOf(http);
        return await pages.PageAsync<UndeliveredPage>(http, new UndeliveredModel(
            [
                .. unreached.Entries.Select(one => new UndeliverableAlertModel(
                    user.Names.Person(one.Caseworker), user.Organization.Find(new CaseworkerId(one.Caseworker))?.Phone,
                    user.Localizer[$"severity.{one.Severity}"], one.RaisedAt, user.Localizer[$"undelivered.why.{one.Why}"],
                    one.EscalatedTo is { } other ? user.Names.Person(other) : null)),
            ],
            NextOf(http, nameof(alerts), unreached.Next),
            [
                .. givenUp.Entries.Select(one => new GivenUpMailModel(
                    user.Names.Person(one.Caseworker), user.Localizer[$"undelivered.mail.{one.Why}"], one.Error, one.EndedAt)),
            ],
            NextOf(http, nameof(mails), givenUp.Next)));
    }

    private static string? NextOf(HttpContext http, string parameter, string? position) =>
        position is null ? null : Paging.AddressOf(http.Request, parameter, position);
}
