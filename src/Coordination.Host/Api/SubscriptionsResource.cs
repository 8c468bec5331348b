using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Feed;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Host.Webhooks;
using Coordination.Ids;
using Coordination.Silo.Feed;
using Coordination.Silo.Organizations;
using Coordination.Storage.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Api;

/// <summary>Subscriptions: whereto a department's decisions are sent, and what became of them.</summary>
internal static class SubscriptionsResource
{
    private const int NameLengthMax = 64;
    private const int OfOneDepartmentMax = 20;

    internal static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/subscriptions").WithTags("Webhooks").ProducesProblem(StatusCodes.Status403Forbidden);
        all.MapGet("", ListAsync).RequireAuthorization(AccessPolicies.Subscriptions)
            .WithSummary("My department's subscriptions; operations see all");
        all.MapGet("/{name}", FindAsync).RequireAuthorization(AccessPolicies.Subscriptions)
            .WithSummary("A subscription, how far it was delivered, and what fails").ProducesProblem(StatusCodes.Status404NotFound);
        all.MapGet("/{name}/deliveries", DeliveriesAsync).RequireAuthorization(AccessPolicies.Subscriptions)
            .WithSummary("Deliveries that were not taken: state parked, waiting or given-up")
                .ProducesProblem(StatusCodes.Status404NotFound);
        all.MapPut("/{name}", PutAsync).RequireAuthorization(AccessPolicies.Feed)
            .WithSummary("Have my department's decisions sent to an address (Standard Webhooks); a new secret is shown once")
            .AsCommand(AnswersKeptBy.Nobody);
        all.MapDelete("/{name}", RemoveAsync).RequireAuthorization(AccessPolicies.Feed).WithSummary("End a subscription");
        all.MapPost("/{name}/test", TestAsync).RequireAuthorization(AccessPolicies.Feed)
            .WithSummary("Send a test to the address now, and see what it answers").AsCommand(AnswersKeptBy.Nobody);
        all.MapPost("/{name}/replay", ReplayAsync).RequireAuthorization(AccessPolicies.Feed)
            .WithSummary("Send everything after a position again").AsCommand(AnswersKeptBy.Host);
        all.MapPost("/{name}/rotate-secret", RotateAsync).RequireAuthorization(AccessPolicies.Feed)
            .WithSummary("A new secret, shown once; the one before signs too for a day").AsCommand(AnswersKeptBy.Nobody);
        all.MapPost("/{name}/deliveries/{position}/retry", RetryAsync).RequireAuthorization(AccessPolicies.Subscriptions)
            .WithSummary("Send a parked delivery again; operations may too").AsCommand(AnswersKeptBy.Nobody);
        all.MapPost("/{name}/deliveries/{position}/give-up", GiveUpAsync).RequireAuthorization(AccessPolicies.Subscriptions)
            .WithSummary("Give a parked delivery up, for a reason; operations may too").AsCommand(AnswersKeptBy.Nobody);
    }

    private static async Task<Results<Ok<SubscriptionView[]>, ProblemHttpResult>> ListAsync(
        HttpContext http, SubscriptionTable table, SeenSubscriptions subscriptions, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var shown = await subscriptions.ReadAsync(http, after ?? "", count);
        Paging.LinkNext(http, shown, count, nameof(after), static last => last.Name);
        List<SubscriptionView> views = [];
        foreach (var row in shown) views.Add(await ViewOfAsync(http, table, row));
        return TypedResults.Ok(views.ToArray());
    }

    private static async Task<Results<Ok<SubscriptionView>, ProblemHttpResult>> FindAsync(
        HttpContext http, string name, SubscriptionTable table, SeenSubscriptions subscriptions) =>
        await subscriptions.FindAsync(http, name) is { } found
            ? TypedResults.Ok(await ViewOfAsync(http, table, found))
            : Unknown();

    private static async Task<Results<Ok<DeliveryView[]>, ProblemHttpResult>> DeliveriesAsync(
        HttpContext http, string name, SubscriptionTable table, SeenSubscriptions subscriptions, string? state = null,
        string? after = null, string? limit = null)
    {
        if (await subscriptions.FindAsync(http, name) is null) return Unknown();
        if (state is not (null or "" or DeliveryStates.Parked or DeliveryStates.Waiting or DeliveryStates.GivenUp))
            return Problems.Parameter(nameof(state), "parked, waiting or given-up");
        if (!QueryParameters.TryNumber(after, -1, 0, long.MaxValue, out var position))
            return Problems.Parameter(nameof(after), "a position");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var rows = await table.ReadDeliveriesAsync(
            name, string.IsNullOrEmpty(state) ? DeliveryStates.Parked : state, position, count, http.RequestAborted);
        Paging.LinkNext(http, rows, count, nameof(after), static last => last.Position);
        return TypedResults.Ok(rows.Select(static row => new DeliveryView(
            FeedEvents.TextOf(row.Position), row.Citizen, row.State, row.Attempts, row.FirstAt, row.NextAt, row.Error)).ToArray());
    }

    private static async Task<Results<Ok<SubscriptionView>, Created<SubscriptionView>, ProblemHttpResult>> PutAsync(
        HttpContext http, string name, CommandRequest<SubscriptionRequest> command, SubscriptionTable table,
        OrganizationSource organization, WebhookAddresses addresses, WebhookSecrets secrets, DecisionFeed feed, TimeProvider machine)
    {
        var body = command.Body;
        var caller = http.Caller();
        var department = new DepartmentCode(IdSpelling.Department(
            body.Department ?? (caller.Kind == CallerKind.Source ? DepartmentEvent.DepartmentOf(caller.Id) : "")));
        if (!http.Caller().MayFollow(department.Value))
            return Problems.Of(StatusCodes.Status403Forbidden, "A subscription is for the decisions of one's own department.");
        if (FaultsIn(name, body, caller, organization, department, addresses) is { Count: > 0 } faults)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The subscription cannot be made.", faults);

        var known = await table.FindAsync(name, http.RequestAborted);
        if (known is null && await table.CountAsync(department.Value, http.RequestAborted) >= OfOneDepartmentMax)
            return Problems.Of(
                StatusCodes.Status409Conflict, $"The department has {OfOneDepartmentMax} subscriptions, which is the most; end one first.");
        var secret = body.Secret ?? WebhookSecrets.New();
        var kinds = string.Join(
            ' ', (body.Types ?? []).Select(static type => FeedEvents.KindOf(type)!).Distinct().Order(StringComparer.Ordinal));
        var row = new SubscriptionRow(
            name, department.Value, body.Url!, kinds, "", null, null, SubscriptionRow.Active,
            known?.Position ?? await feed.LastPositionAsync(http.RequestAborted), null, null, http.Who(), machine.GetUtcNow(), null);
        var kept = secrets.Protect(secret);
        if (!await table.PutAsync(
            row, kept, body.Secret is null ? null : secrets.Protect(body.Secret), http.RequestAborted))
            return Problems.Of(StatusCodes.Status409Conflict, "Another department has a subscription of this name; choose another name.");
        if (await table.FindAsync(name, http.RequestAborted) is not { } stored) return Unknown();
        var view = await ViewOfAsync(http, table, stored);
        // Of two that put it first at the same time, one made it: only its secret signs.
        return known is null && stored.Secret == kept
            ? TypedResults.Created(http.Request.Path.Value, view with { Secret = secret })
            : TypedResults.Ok(view);
    }

    private static List<Fault> FaultsIn(
        string name, SubscriptionRequest body, Caller caller, OrganizationSource organization, DepartmentCode department,
        WebhookAddresses addresses)
    {
        List<Fault> faults = [];
        if (name.Length > NameLengthMax || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            faults.Add(new Fault(
                "", $"the name in the address has other characters, expected letters, digits, -, _ or ., at most {NameLengthMax}"));
        // A department's system may be ahead of the organization document.
        if (caller.Kind != CallerKind.Source && organization.Current.Find(department) is null)
            faults.Add(new Fault("/department", "unknown, expected the code of a department"));
        if (!addresses.IsSound(body.Url)) faults.Add(new Fault("/url", $"missing or not allowed, expected {WebhookAddresses.Expected}"));
        foreach (var (index, type) in (body.Types ?? []).Index())
            if (type is null || FeedEvents.KindOf(type) is null)
                faults.Add(new Fault(
                    $"/types/{index}", "unknown, expected a type of decision such as coordination.decision.sanction-held.v1"));
        if (body.Secret is { } secret && !WebhookSecrets.IsSound(secret))
            faults.Add(new Fault("/secret", $"of another form, expected {WebhookSecrets.Expected}"));
        return faults;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext http, string name, SubscriptionTable table, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindOwnAsync(http, name) is null) return Unknown();
        await table.RemoveAsync(name, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AttemptView>, ProblemHttpResult>> TestAsync(
        HttpContext http, string name, CommandRequest<EmptyRequest> command, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindOwnAsync(http, name) is not { } found) return Unknown();
        var attempt = await subscriptions.TestAsync(found, http.RequestAborted);
        return TypedResults.Ok(new AttemptView(attempt.End == AttemptEnd.Taken, attempt.Why));
    }

    private static async Task<Results<Ok<SubscriptionView>, ProblemHttpResult>> ReplayAsync(
        HttpContext http, string name, CommandRequest<ReplayRequest> command, SubscriptionTable table,
        SeenSubscriptions subscriptions, DecisionFeed feed, TimeProvider machine)
    {
        if (await subscriptions.FindOwnAsync(http, name) is null) return Unknown();
        if (!QueryParameters.TryNumber(command.Body.After, -1, 0, long.MaxValue, out var position) || position < 0)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "It must be said from where on.",
                [new Fault("/after", "missing or of another form, expected a position")]);
        await feed.RequireKnownAsync(position, http.RequestAborted);
        await table.ReplayAsync(name, position, machine.GetUtcNow(), http.RequestAborted);
        return TypedResults.Ok(await ViewOfAsync(http, table, (await table.FindAsync(name, http.RequestAborted))!));
    }

    private static async Task<Results<Ok<SecretView>, ProblemHttpResult>> RotateAsync(
        HttpContext http, string name, CommandRequest<EmptyRequest> command, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindOwnAsync(http, name) is null) return Unknown();
        var (secret, until) = await subscriptions.RotateAsync(name, http.RequestAborted);
        return TypedResults.Ok(new SecretView(secret, until));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        HttpContext http, string name, string position, CommandRequest<EmptyRequest> command, SeenSubscriptions subscriptions) =>
        await subscriptions.FindAsync(http, name) is not null && await subscriptions.RetryAsync(name, position, http.RequestAborted)
            ? TypedResults.NoContent()
            : Unknown();

    private static async Task<Results<NoContent, ProblemHttpResult>> GiveUpAsync(
        HttpContext http, string name, string position, CommandRequest<ReasonRequest> command, SeenSubscriptions subscriptions)
    {
        if (await subscriptions.FindAsync(http, name) is null) return Unknown();
        if (string.IsNullOrWhiteSpace(command.Body.Reason) || command.Body.Reason.Length > SeenSubscriptions.ReasonLengthMax)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "A reason is needed.",
                [new Fault("/reason", $"missing or too long, expected at most {SeenSubscriptions.ReasonLengthMax} characters")]);
        return await subscriptions.GiveUpAsync(http, name, position, command.Body.Reason) ? TypedResults.NoContent() : Unknown();
    }

    private static ProblemHttpResult Unknown() =>
        Problems.Of(StatusCodes.Status404NotFound, "Your department has nothing of this name.");

    private static async Task<SubscriptionView> ViewOfAsync(HttpContext http, SubscriptionTable table, SubscriptionRow row)
    {
        var (waiting, parked) = await table.CountDeliveriesAsync(row.Name, http.RequestAborted);
        return new SubscriptionView(
            row.Name, row.Url, row.Department,
            [.. row.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FeedEvents.TypeOf)],
            http.RequestServices.GetRequiredService<SeenSubscriptions>().StateOf(row),
            FeedEvents.TextOf(row.Position), row.FailingSince, row.Error, waiting, parked, row.PutBy, row.ChangedAt, row.TakenAt);
    }
}

/// <summary>A subscription as it is put.</summary>
[AnsweredAs(typeof(SubscriptionView))]
internal sealed record SubscriptionRequest
{
    public string? Url { get; init; }

    /// <summary>The department whose decisions are sent; a department's system may leave it out.</summary>
    public string? Department { get; init; }

    /// <summary>The types of decisions; none: all.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>The secret that signs; without it one is made.</summary>
    public string? Secret { get; init; }
}

/// <summary>Where a replay begins.</summary>
internal sealed record ReplayRequest
{
    /// <summary>The position after which everything is sent again; 0: everything. A number or a text.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(PositionJson))]
    public string? After { get; init; }
}

/// <summary>A subscription.</summary>
/// <param name="State">
/// <c>active</c>; <c>off</c>: the receiver answered 410; <c>left</c>: the department has left the organization, and nothing is sent.
/// </param>
/// <param name="Position">Everything up to it was taken, waits or is parked.</param>
/// <param name="FailingSince">Since when nothing was taken; null: the last delivery was.</param>
/// <param name="Error">Why the last attempt was not taken.</param>
/// <param name="Waiting">Deliveries that are tried again.</param>
/// <param name="Parked">Deliveries that were tried for days. They wait for somebody to retry them or give them up.</param>
/// <param name="TakenAt">When the receiver took something last; null: never.</param>
internal sealed record SubscriptionView(
    string Name, string Url, string Department, IReadOnlyList<string> Types, string State, string Position, DateTimeOffset? FailingSince,
    string? Error, long Waiting, long Parked, string PutBy, DateTimeOffset ChangedAt, DateTimeOffset? TakenAt)
{
    /// <summary>The secret, in the answer that makes the subscription only.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }
}

/// <summary>A delivery that was not taken.</summary>
internal sealed record DeliveryView(
    string Position, string Citizen, string State, long Attempts, DateTimeOffset FirstAt, DateTimeOffset NextAt, string? Error);

/// <summary>What became of a test.</summary>
internal sealed record AttemptView(bool Taken, string Answer);

/// <summary>A new secret, shown once.</summary>
/// <param name="FormerUntil">The secret before it signs too until this instant.</param>
internal sealed record SecretView(string Secret, DateTimeOffset FormerUntil);
