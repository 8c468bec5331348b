using Coordination.Domain;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Live;
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
internal static class CaseloadTransfersResource
{
    private const int ReportUsual = 100;
    private const int ReportMax = 1_000;
    private const int BodyBytesMax = 1024 * 1024;

    internal static void Map(RouteGroupBuilder api)
    {
        var transfers = api.MapGroup("/caseload-transfers").RequireAuthorization(AccessPolicies.SignedIn).WithTags("Caseload transfers")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        transfers.MapPost("", OrderAsync).WithMetadata(new BodyLimit(BodyBytesMax)).WithSummary("Order: everything one caseworker holds to others").ProducesCommandProblems();
        transfers.MapGet("", ListAsync).WithSummary($"Those I may see, newest first, at most {TransferCaller.ListMax}");
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

    private static async Task<Results<Accepted<CaseloadTransferView>, ProblemHttpResult>> OrderAsync(HttpContext http, CommandRequest<CaseloadTransferRequest> command, IGrainFactory grains)
    {
        var body = command.Body;
        List<Fault> faults = [.. (body.To ?? []).Index().Where(part => part.Item is null).Select(part => new Fault($"/to/{part.Index}", "null, expected a caseworker's id or an object"))];
        foreach (var (i, part) in (body.To ?? []).Index())
            if (part?.Citizens?.Any(citizen => citizen is null) == true) faults.Add(new($"/to/{i}/citizens", "A citizen's key is null."));
        if (faults.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The request is not valid.", faults);
        var order = new CaseloadOrder(
            body.From, [.. (body.To ?? []).Select(part => new CaseloadPart(part!.Caseworker, part.Unit, part.Share ?? 1, part.Citizens!))], body.Reason);
        var answer = await TransferCaller.GrainOf(http, grains, TransferCaller.NewId(http, command.Idempotency)).Order(order, command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Accepted(LocationOf(answer.Value!.Id), answer.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<CaseloadTransferView>>, ProblemHttpResult>> ListAsync(
        HttpContext http, Storage.Transfers.CaseloadTransfers table, OrganizationSource organization) =>
        http.Caller().Kind is CallerKind.Caseworker or CallerKind.Operations or CallerKind.Auditor
            ? TypedResults.Ok(await TransferCaller.SeenByAsync(TransferCaller.CallerOf(http), table, organization, http.RequestAborted))
            : Problems.Of(StatusCodes.Status403Forbidden, "Transfers are for leaders, operations and auditors.");

    private static async Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> ReadAsync(HttpContext http, string transfer, IGrainFactory grains) =>
        Problems.Answer(await TransferCaller.GrainOf(http, grains, transfer).Progress());

    private static async Task<Results<Ok<IReadOnlyList<TransferredCitizenView>>, ProblemHttpResult>> ReportAsync(
        HttpContext http, string transfer, IGrainFactory grains, string? state = null, string? after = null, string? limit = null)
    {
        if (state is not (null or "" or "left" or "all")) return Problems.Parameter(nameof(state), "left or all");
        if (!QueryParameters.TryNumber(after, 0, 0, int.MaxValue, out var turn)) return Problems.Parameter(nameof(after), "the number of a turn");
        if (!QueryParameters.TryNumber(limit, ReportUsual, 1, ReportMax, out var count)) return Problems.Parameter(nameof(limit), $"a number from 1 to {ReportMax}");
        var answer = await TransferCaller.GrainOf(http, grains, transfer).Report(state == "all", (int)turn, (int)count);
        if (answer.Refusal is { } refusal) return Problems.From(refusal);
        var citizens = answer.Value!.Citizens;
        if (citizens.Count == count) QueryParameters.LinkNext(http, nameof(after), citizens[^1].Number);
        return TypedResults.Ok(citizens);
    }

    private static async Task<Results<TransferStream, ProblemHttpResult>> StreamAsync(HttpContext http, string transfer, IGrainFactory grains) =>
        (await TransferCaller.GrainOf(http, grains, transfer).Progress()).Refusal is { } refusal ? Problems.From(refusal) : new TransferStream(transfer, TransferCaller.CallerOf(http));

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> PauseAsync(HttpContext http, string transfer, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Pause, command, grains);

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> ResumeAsync(HttpContext http, string transfer, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Resume, command, grains);

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> CancelAsync(HttpContext http, string transfer, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Cancel, command, grains);

    private static async Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> SteerAsync(
        HttpContext http, string transfer, TransferSteering steering, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        Problems.Answer(await TransferCaller.GrainOf(http, grains, transfer).Steer(steering, command.Idempotency));
}
