using Coordination.Domain;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Organizations;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Caseload transfers: ordered, followed, paused, resumed, cancelled, and what they could not move. Who may is decided by the
/// transfer itself.
/// </summary>
internal static class CaseloadTransfers
{
    private const int ListMax = 200;
    private const int ReportUsual = 100;
    private const int ReportMax = 1_000;
    private const int BodyBytesMax = 1024 * 1024;

    internal static void Map(RouteGroupBuilder api)
    {
        var transfers = api.MapGroup("/caseload-transfers").RequireAuthorization(AccessPolicies.SignedIn).WithTags("Caseload transfers")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        transfers.MapPost("", OrderAsync).WithMetadata(new BodyLimit(BodyBytesMax)).WithSummary("Order: everything one caseworker holds to others").ProducesCommandProblems();
        transfers.MapGet("", ListAsync).WithSummary($"Those I may see, newest first, at most {ListMax}");
        transfers.MapGet("/{transfer}", ReadAsync).WithSummary("How far it has come").ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapGet("/{transfer}/report", ReportAsync).WithSummary("Citizens by turn: state left (of whom something stays behind, and why) or all").ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapGet("/{transfer}/stream", StreamAsync).WithSummary("How far it has come, as it comes on (Server-Sent Events); ends with it")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapPost("/{transfer}/pause", PauseAsync).WithSummary("Pause").ProducesCommandProblems();
        transfers.MapPost("/{transfer}/resume", ResumeAsync).WithSummary("Resume").ProducesCommandProblems();
        transfers.MapPost("/{transfer}/cancel", CancelAsync).WithSummary("Cancel; what is done stays done").ProducesCommandProblems();
    }

    /// <summary>The address that shows a transfer's progress.</summary>
    internal static string LocationOf(string transfer) => $"/api/v1/caseload-transfers/{transfer}";

    /// <summary>A transfer as the request's caller; one who has the operations role besides calls as operations.</summary>
    internal static ICaseloadTransferGrain Of(HttpContext http, IGrainFactory grains, string transfer)
    {
        CallerOf(http).SetCurrent();
        return grains.GetGrain<ICaseloadTransferGrain>(transfer);
    }

    /// <summary>The caller of a request, in the role that transfers know.</summary>
    internal static Caller CallerOf(HttpContext http) =>
        http.Caller() is { Kind: CallerKind.Caseworker } person && http.HasRole(CallerKind.Operations)
            ? new Caller(CallerKind.Operations, person.Id) : http.Caller();

    /// <summary>The id of a transfer that is ordered now: of a repeated command the same.</summary>
    internal static string NewId(HttpContext http, Idempotency? idempotency) =>
        idempotency is null ? Guid.NewGuid().ToString("n") : DeterministicId.Id("caseload-transfer", http.Caller().Id, idempotency.Key);

    /// <summary>Transfers that the caller may see, newest first.</summary>
    internal static async Task<IReadOnlyList<CaseloadTransferView>> SeenByAsync(
        Caller caller, Storage.Transfers.CaseloadTransfers table, OrganizationSource organization, CancellationToken cancellation) =>
        [.. (await table.ReadLatestAsync(ListMax, cancellation)).Where(one => TransferAccess.MaySee(caller, organization.Current, one)).Select(TransferMapping.Of)];

    private static async Task<Results<Accepted<CaseloadTransferView>, ProblemHttpResult>> OrderAsync(HttpContext http, Command<CaseloadOrdered> command, IGrainFactory grains)
    {
        var body = command.Body;
        List<Fault> faults = [.. (body.To ?? []).Index().Where(part => part.Item is null).Select(part => new Fault($"/to/{part.Index}", "null, expected a caseworker's id or an object"))];
        foreach (var (i, part) in (body.To ?? []).Index())
            if (part?.Citizens?.Any(citizen => citizen is null) == true) faults.Add(new($"/to/{i}/citizens", "A citizen's key is null."));
        if (faults.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The request is not valid.", faults);
        var order = new CaseloadOrder(
            body.From, [.. (body.To ?? []).Select(part => new CaseloadPart(part!.Caseworker, part.Unit, part.Share ?? 1, part.Citizens!))], body.Reason);
        var answer = await Of(http, grains, NewId(http, command.Idempotency)).Order(order, command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Accepted(LocationOf(answer.Value!.Id), answer.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<CaseloadTransferView>>, ProblemHttpResult>> ListAsync(
        HttpContext http, Storage.Transfers.CaseloadTransfers table, OrganizationSource organization) =>
        http.Caller().Kind is CallerKind.Caseworker or CallerKind.Operations or CallerKind.Auditor
            ? TypedResults.Ok(await SeenByAsync(CallerOf(http), table, organization, http.RequestAborted))
            : Problems.Of(StatusCodes.Status403Forbidden, "Transfers are for leaders, operations and auditors.");

    private static async Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> ReadAsync(HttpContext http, string transfer, IGrainFactory grains) =>
        Problems.Answer(await Of(http, grains, transfer).Progress());

    private static async Task<Results<Ok<IReadOnlyList<TransferredCitizenView>>, ProblemHttpResult>> ReportAsync(
        HttpContext http, string transfer, IGrainFactory grains, string? state = null, string? after = null, string? limit = null)
    {
        if (state is not (null or "" or "left" or "all")) return Problems.Parameter(nameof(state), "left or all");
        if (!Query.TryNumber(after, 0, 0, int.MaxValue, out var turn)) return Problems.Parameter(nameof(after), "the number of a turn");
        if (!Query.TryNumber(limit, ReportUsual, 1, ReportMax, out var count)) return Problems.Parameter(nameof(limit), $"a number from 1 to {ReportMax}");
        var answer = await Of(http, grains, transfer).Report(state == "all", (int)turn, (int)count);
        if (answer.Refusal is { } refusal) return Problems.From(refusal);
        var citizens = answer.Value!.Citizens;
        if (citizens.Count == count) Query.LinkNext(http, nameof(after), citizens[^1].Number);
        return TypedResults.Ok(citizens);
    }

    private static async Task<Results<TransferStream, ProblemHttpResult>> StreamAsync(HttpContext http, string transfer, IGrainFactory grains) =>
        (await Of(http, grains, transfer).Progress()).Refusal is { } refusal ? Problems.From(refusal) : new TransferStream(transfer, CallerOf(http));

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> PauseAsync(HttpContext http, string transfer, Command<Nothing> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Pause, command, grains);

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> ResumeAsync(HttpContext http, string transfer, Command<Nothing> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Resume, command, grains);

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> CancelAsync(HttpContext http, string transfer, Command<Nothing> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Cancel, command, grains);

    private static async Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> SteerAsync(
        HttpContext http, string transfer, TransferSteering steering, Command<Nothing> command, IGrainFactory grains) =>
        Problems.Answer(await Of(http, grains, transfer).Steer(steering, command.Idempotency));
}
