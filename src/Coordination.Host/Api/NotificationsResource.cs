using Coordination.Domain.Alerts;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Mails;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>Of what, and when, a caseworker wants mail.</summary>
internal static class NotificationsResource
{
    internal static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/notifications").RequireAuthorization(AccessPolicies.Caseworkers).WithTags("Alerts")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        mine.MapGet("", ReadAsync).WithSummary("Of which alerts I want mail, and at which hours not");
        mine.MapPut("", PutAsync).WithSummary("Say it as a whole: what is left out is as usual, mail of everything at every hour")
            .AsCommand(AnswersKeptBy.Host);
    }

    private static async Task<Ok<NotificationsView>> ReadAsync(HttpContext http, WishesReader wishes)
    {
        var me = new CaseworkerId(http.Caller().Id).Value;
        return TypedResults.Ok(NotificationsView.Of((await wishes.ReadAsync([me], http.RequestAborted))[me]));
    }

    private static async Task<Results<Ok<NotificationsView>, ProblemHttpResult>> PutAsync(
        HttpContext http, CommandRequest<NotificationsRequest> command, WishesReader wishes, ServiceClock clock)
    {
        List<Fault> faults = [];
        var quiet = QuietOf(command.Body.Quiet, faults);
        if (faults.Count > 0)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The quiet hours cannot be read.", faults);
        var mail = command.Body.Mail ?? new MailRequest();
        var said = new MailWishes(mail.Urgent ?? true, mail.Warning ?? true, mail.Info ?? true, quiet);
        await wishes.PutAsync(new CaseworkerId(http.Caller().Id).Value, said, clock.Now, http.RequestAborted);
        return TypedResults.Ok(NotificationsView.Of(said));
    }

    private static QuietHours? QuietOf(QuietView? quiet, List<Fault> faults)
    {
        if (quiet is null) return null;
        if (!WishesReader.TryTime(quiet.From, out var from)) faults.Add(new Fault("/quiet/from", WishesReader.TimeExpected));
        if (!WishesReader.TryTime(quiet.To, out var to)) faults.Add(new Fault("/quiet/to", WishesReader.TimeExpected));
        else if (faults.Count == 0 && from == to)
            faults.Add(new Fault("/quiet/to", "the same as from, expected another time; without quiet no hours are quiet"));
        return new QuietHours(from, to);
    }
}

/// <summary>Of which alerts a person wants mail, and at which hours not.</summary>
/// <param name="Quiet">Local times; null: no hours are quiet.</param>
internal sealed record NotificationsView(MailView Mail, QuietView? Quiet)
{
    internal static NotificationsView Of(MailWishes wishes) => new(
        new MailView(wishes.Urgent, wishes.Warning, wishes.Info),
        wishes.Quiet is { } quiet
            ? new QuietView { From = WishesReader.Text(quiet.From), To = WishesReader.Text(quiet.To) }
            : null);
}

/// <summary>Of alerts of which severity mail is wanted.</summary>
internal sealed record MailView(bool Urgent, bool Warning, bool Info);

internal sealed record NotificationsRequest
{
    public MailRequest? Mail { get; init; }

    /// <summary>Missing: no hours are quiet.</summary>
    public QuietView? Quiet { get; init; }
}

/// <summary>Of alerts of which severity mail is wanted; missing: it is.</summary>
internal sealed record MailRequest
{
    public bool? Urgent { get; init; }

    public bool? Warning { get; init; }

    public bool? Info { get; init; }
}

/// <summary>Local hours without mail, <c>HH:mm</c>. They may pass midnight.</summary>
internal sealed record QuietView
{
    public string? From { get; init; }

    public string? To { get; init; }
}
