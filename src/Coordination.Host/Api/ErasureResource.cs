using Coordination.Domain.Access;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Erasures;
using Coordination.Silo.Organizations;
using Coordination.Storage.Erasures;
using Coordination.Storage.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Erases what is known about a citizen, or events that were sent for the wrong person: the data-protection officer asks, and a second
/// person confirms. Nothing comes back after that.
/// </summary>
internal static class ErasureResource
{
    private const int ReasonMin = 20;
    private const int TextMax = 2_000;
    private const int EventsMax = 100;

    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromDays(7);

    internal static void Map(RouteGroupBuilder api)
    {
        var erasure = api.MapGroup("/citizens/{key}/erasure").RequireAuthorization(AccessPolicies.Looks).WithTags("Citizens")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        erasure.MapGet("", ReadAsync).WithSummary("The newest request to erase, and what became of it");
        erasure.MapPost("", RequestAsync).WithSummary("Ask to erase everything or some events; for the data-protection officer")
            .AsCommand(AnswersKeptBy.Host);
        erasure.MapPost("/confirm", ConfirmAsync)
            .WithSummary("Confirm it as a second person: another officer, an auditor or the head of a department")
            .AsCommand(AnswersKeptBy.Host);
    }

    private static async Task<Results<Ok<ErasureView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, string key, CitizenSight sight, ErasureTable requests, OrganizationSource organization)
    {
        if (!IsOfficer(http, organization) && !MayConfirm(http, organization)) return await RefusedAsync(http, key, sight);
        return await requests.FindAsync(key, http.RequestAborted) is { } found ? TypedResults.Ok(ViewOf(found)) : NoRequest();
    }

    private static async Task<Results<Accepted<ErasureView>, ProblemHttpResult>> RequestAsync(
        HttpContext http, string key, CommandRequest<ErasureRequest> command, CitizenSight sight, ErasureTable requests, IInbox inbox,
        OrganizationSource organization, ErasureKeeper keeper, ServiceClock clock)
    {
        if (!IsOfficer(http, organization)) return await RefusedAsync(http, key, sight);
        if (FaultsIn(command.Body) is { Count: > 0 } faults)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The request is not complete.", faults);
        if (!CitizenPseudonyms.HasForm(key) || !await inbox.IsKeyGivenAsync(key, http.RequestAborted)) return Problems.NoCitizen();
        if (await requests.FindAsync(key, http.RequestAborted) is { } open && IsOpen(open, clock.Now))
            return Problems.Of(StatusCodes.Status409Conflict, "A request about this citizen waits to be confirmed or carried out.");
        if (command.Body.Events is not null && await HasSeveralKeysAsync(http, key, keeper)) return SeveralKeys();
        var request = new ErasureRow(
            Guid.NewGuid().ToString("N"), key,
            [.. (command.Body.Events ?? []).Select(static one => new ErasedEvent(IdSpelling.Source(one.Source!), one.Id!))],
            CprRedactor.From(command.Body.Reason!), CprRedactor.From(command.Body.Basis!), Persons.Of(http), clock.Now);
        await requests.AddAsync(request, http.RequestAborted);
        await sight.LogAsync(http, key, "erasure-requested", Silo.Callers.LookLog.Given(request.Reason));
        return TypedResults.Accepted((string?)null, ViewOf(request));
    }

    private static async Task<Results<Ok<ErasureView>, ProblemHttpResult>> ConfirmAsync(
        HttpContext http, string key, CommandRequest<EmptyRequest> command, CitizenSight sight, ErasureTable requests,
        OrganizationSource organization, ErasureKeeper keeper, ServiceClock clock)
    {
        if (!MayConfirm(http, organization)) return await RefusedAsync(http, key, sight);
        if (await requests.FindAsync(key, http.RequestAborted) is not { } request
            || (request.DoneAt is null && !IsOpen(request, clock.Now)))
            return NoRequest();
        if (Persons.IsSame(request.RequestedBy, http))
            return Problems.Of(StatusCodes.Status409Conflict, "Whoever asked cannot confirm: a second person is needed.");
        if (request.DoneAt is not null)
            return Problems.Of(StatusCodes.Status409Conflict, "The request was confirmed, and everything it names is erased.");
        if (request.Events.Count > 0 && await HasSeveralKeysAsync(http, key, keeper)) return SeveralKeys();
        if (request.ConfirmedAt is null)
        {
            var confirmed = request with
            {
                ConfirmedBy = http.Who(), ConfirmedAt = clock.Now, Keys = await KeysAsync(http, key, keeper),
            };
            if (!await requests.ConfirmAsync(request.Id, confirmed.ConfirmedBy, clock.Now, confirmed.Keys, http.RequestAborted))
                return Problems.Of(StatusCodes.Status409Conflict, "Somebody else confirmed it at the same time.");
            await sight.LogAsync(http, key, "erasure-confirmed", Silo.Callers.LookLog.Given(request.Reason));
            request = confirmed;
        }

        var caller = http.Caller();
        await keeper.CarryOutAsync(request, http.RequestAborted);
        caller.SetCurrent();
        return TypedResults.Ok(ViewOf(request with { DoneAt = clock.Now }));
    }

    private static async Task<bool> HasSeveralKeysAsync(HttpContext http, string key, ErasureKeeper keeper) =>
        (await KeysAsync(http, key, keeper)).Count > 1;

    private static async Task<IReadOnlyList<string>> KeysAsync(HttpContext http, string key, ErasureKeeper keeper)
    {
        var caller = http.Caller();
        var keys = await keeper.KeysAsync(key);
        caller.SetCurrent();
        return keys;
    }

    private static ProblemHttpResult SeveralKeys() => Problems.Of(
        StatusCodes.Status409Conflict,
        "Several numbers lead to this person, and an event may stand under each: separate them first, or erase everything.");

    private static List<Fault> FaultsIn(ErasureRequest body)
    {
        List<Fault> faults = [];
        if (body.Reason is not { Length: >= ReasonMin and <= TextMax } reason || string.IsNullOrWhiteSpace(reason))
            faults.Add(new Fault("/reason", $"missing, too short or too long, expected {ReasonMin} to {TextMax} characters"));
        if (string.IsNullOrWhiteSpace(body.Basis) || body.Basis.Length > TextMax)
            faults.Add(new Fault("/basis", $"missing or too long, expected the law or decision, at most {TextMax} characters"));
        if (body.Events is { Count: 0 or > EventsMax })
            faults.Add(new Fault("/events", $"empty or too long, expected 1 to {EventsMax} events, or none of it for everything"));
        foreach (var (index, one) in (body.Events ?? []).Index())
        {
            if (one?.Source is not { } source || !EventFaults.IsSource(source))
                faults.Add(new Fault($"/events/{index}/source", $"missing or of another form, expected {EventFaults.SourceExpected}"));
            if (string.IsNullOrWhiteSpace(one?.Id) || one.Id.Length > EventReading.IdLengthMax)
                faults.Add(new Fault($"/events/{index}/id", "missing or too long, expected the id of an event"));
        }

        return faults;
    }

    private static bool IsOpen(ErasureRow request, DateTimeOffset now) =>
        request.DoneAt is null && (request.ConfirmedAt is not null || now < request.RequestedAt + ConfirmedWithin);

    private static bool IsOfficer(HttpContext http, OrganizationSource organization) => http.Caller() switch
    {
        { Kind: CallerKind.DataProtection } => true,
        { Kind: CallerKind.Caseworker, Id: var id } => CitizenAccess.IsOfficer(organization.Current, new CaseworkerId(id)),
        _ => false,
    };

    private static bool MayConfirm(HttpContext http, OrganizationSource organization) => IsOfficer(http, organization)
        || http.Caller() is { Kind: CallerKind.Auditor }
        || (http.Caller() is { Kind: CallerKind.Caseworker, Id: var id } && organization.Current.Document.Departments.Any(
            department => new CaseworkerId(department.Leader) == new CaseworkerId(id)));

    private static async Task<ProblemHttpResult> RefusedAsync(HttpContext http, string key, CitizenSight sight)
    {
        await sight.LogAsync(http, key, "erasure", Silo.Callers.LookLog.Refused);
        return Problems.NotInvolved();
    }

    private static ProblemHttpResult NoRequest() =>
        Problems.Of(StatusCodes.Status404NotFound, "No request to erase stands for this citizen.");

    private static ErasureView ViewOf(ErasureRow row) => new(
        row.Id, row.Events, row.Reason, row.Basis, row.RequestedBy, row.RequestedAt, row.RequestedAt + ConfirmedWithin, row.ConfirmedBy,
        row.ConfirmedAt, row.DoneAt, row.DoneAt is not null ? "erased" : row.ConfirmedAt is not null ? "confirmed" : "requested");
}

/// <summary>What is to be erased, why, and on what basis.</summary>
internal sealed record ErasureRequest
{
    public string? Reason { get; init; }

    /// <summary>The law or decision it rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>The events that were sent for the wrong person; none: everything about the citizen.</summary>
    public IReadOnlyList<EventToErase>? Events { get; init; }
}

/// <summary>An event to erase.</summary>
internal sealed record EventToErase
{
    public string? Source { get; init; }

    public string? Id { get; init; }
}

/// <summary>A request to erase.</summary>
/// <param name="ConfirmBy">Until when a second person may confirm it. Nothing is erased before that.</param>
/// <param name="Status">requested, confirmed or erased.</param>
internal sealed record ErasureView(
    string Id, IReadOnlyList<ErasedEvent> Events, string Reason, string Basis, string RequestedBy, DateTimeOffset RequestedAt,
    DateTimeOffset ConfirmBy, string? ConfirmedBy, DateTimeOffset? ConfirmedAt, DateTimeOffset? DoneAt, string Status);
