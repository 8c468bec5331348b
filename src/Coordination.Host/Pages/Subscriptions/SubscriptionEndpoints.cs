using Coordination.Host.Feed;
using Coordination.Host.Http;
using Coordination.Host.Webhooks;
using Coordination.Storage.Subscriptions;
using Coordination.Views;

namespace Coordination.Host.Pages.Subscriptions;

/// <summary>The pages of subscriptions and their forms: the same as the API, for the same callers.</summary>
internal static class SubscriptionEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, SeenSubscriptions subscriptions, SubscriptionTable table, string? after = null)
    {
        var rows = await subscriptions.ReadAsync(http, after ?? "", PageRows);
        List<SubscriptionModel> models = [];
        foreach (var row in rows) models.Add(await ModelOfAsync(http, pages, table, row));
        return await pages.PageAsync<SubscriptionListPage>(http, new SubscriptionListModel(
            models, Paging.NextOf(http, rows, PageRows, nameof(after), static last => last.Name)));
    }

    internal static async Task<IResult> ReadAsync(
        HttpContext http, string name, PageFactory pages, SeenSubscriptions subscriptions, SubscriptionTable table, string? state = null,
        string? after = null)
    {
        if (await subscriptions.FindAsync(http, name) is not { } row) return NotFound();
        if (!QueryParameters.TryNumber(after, -1, 0, long.MaxValue, out var position))
            return Problems.Parameter(nameof(after), Paging.PositionExpected);
        return await pages.PageAsync<SubscriptionPage>(
            http, await PageModelOfAsync(http, pages, table, row, state == DeliveryStates.GivenUp, position));
    }

    internal static async Task<IResult> TestAsync(HttpContext http, string name, PageFactory pages, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindOwnAsync(http, name) is not { } row) return NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var attempt = await subscriptions.TestAsync(row, http.RequestAborted);
        var localizer = pages.LocalizerOf(http);
        if (attempt.End == AttemptEnd.Taken) return Forms.Finish(http, form, localizer["subscriptions.tested"], null, static _ => "");
        http.RequestServices.GetRequiredService<FlashMessageCookie>().Write(
            http, new FlashMessage(IsRefusal: true, localizer["subscriptions.test-failed", WhyOf(attempt.Why, pages.UserOf(http))!]));
        return Forms.RedirectBack(form);
    }

    /// <summary>The new secret is in the answer itself, and in no cookie and no address.</summary>
    internal static async Task<IResult> RotateAsync(
        HttpContext http, string name, PageFactory pages, SeenSubscriptions subscriptions, SubscriptionTable table)
    {
        if (await subscriptions.FindOwnAsync(http, name) is not { } row) return NotFound();
        var (secret, until) = await subscriptions.RotateAsync(name, http.RequestAborted);
        var model = await PageModelOfAsync(http, pages, table, row, isGivenUp: false, -1);
        return await pages.PageAsync<SubscriptionPage>(
            http, model with { Secret = secret, FormerUntil = until }, path: AddressOf(name));
    }

    internal static async Task<IResult> RetryAsync(
        HttpContext http, string name, string position, PageFactory pages, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindAsync(http, name) is null) return NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return Finish(
            http, form, pages, "subscriptions.retried", await subscriptions.RetryAsync(name, position, http.RequestAborted));
    }

    internal static async Task<IResult> GiveUpAsync(
        HttpContext http, string name, string position, PageFactory pages, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindAsync(http, name) is null) return NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Forms.Text(form, "reason") is not { Length: <= SeenSubscriptions.ReasonLengthMax } reason)
        {
            var user = pages.UserOf(http);
            var refusal = new RefusalView(RefusalKinds.Invalid, "A reason is needed.", [new("/reason", "missing or too long")]);
            return Forms.Finish(
                http, form, null, refusal, why => RefusalText.Of(why, "delivery", user), faults: RefusalText.Fields(refusal, user));
        }

        return Finish(http, form, pages, "subscriptions.given-up", await subscriptions.GiveUpAsync(http, name, position, reason));
    }

    /// <summary>The address of a subscription's page.</summary>
    internal static string AddressOf(string name) => $"/subscriptions/{Uri.EscapeDataString(name)}";

    private static IResult Finish(HttpContext http, IFormCollection form, PageFactory pages, string done, bool isDone)
    {
        var user = pages.UserOf(http);
        return Forms.Finish(
            http, form, user.Localizer[done], isDone ? null : new RefusalView(RefusalKinds.NotFound, "It is parked no longer.", []),
            why => RefusalText.Of(why, "delivery", user));
    }

    private static async Task<SubscriptionPageModel> PageModelOfAsync(
        HttpContext http, PageFactory pages, SubscriptionTable table, SubscriptionRow row, bool isGivenUp, long after)
    {
        var user = pages.UserOf(http);
        var rows = await table.ReadDeliveriesAsync(
            row.Name, isGivenUp ? DeliveryStates.GivenUp : DeliveryStates.Parked, after, PageRows, http.RequestAborted);
        return new SubscriptionPageModel(
            await ModelOfAsync(http, pages, table, row),
            [.. row.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FeedEvents.TypeOf)],
            user.AuthorName(row.PutBy), row.ChangedAt, SeenSubscriptions.IsOwn(http, row),
            [
                .. rows.Select(one => new DeliveryModel(
                    FeedEvents.TextOf(one.Position), one.FirstAt, one.Attempts, isGivenUp ? one.Error : WhyOf(one.Error, user))),
            ],
            isGivenUp,
            Paging.NextOf(http, rows, PageRows, nameof(after), static last => FeedEvents.TextOf(last.Position)));
    }

    private static async Task<SubscriptionModel> ModelOfAsync(
        HttpContext http, PageFactory pages, SubscriptionTable table, SubscriptionRow row)
    {
        var user = pages.UserOf(http);
        var (waiting, parked) = await table.CountDeliveriesAsync(row.Name, http.RequestAborted);
        var state = http.RequestServices.GetRequiredService<SeenSubscriptions>().StateOf(row);
        if (state == SubscriptionRow.Active && row.FailingSince is not null) state = "failing";
        return new SubscriptionModel(
            row.Name, user.Names.Department(row.Department), row.Url, state, row.TakenAt, row.FailingSince, WhyOf(row.Error, user),
            waiting, parked);
    }

    private static string? WhyOf(string? error, PageUser user) =>
        error is not null && WebhookAnswers.Read(error) is var (code, argument)
            ? user.Localizer[$"subscriptions.answer.{code}", argument]
            : error;

    // The status page is added to a status without a body.
    private static IResult NotFound() => TypedResults.StatusCode(StatusCodes.Status404NotFound);
}
