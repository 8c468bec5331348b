using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Organizations;
using Coordination.Silo.Transfers;
using Coordination.Storage.Transfers;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>
/// Caseload transfers: order, progress, pause, resume, cancel, and the report of what could not be moved. The transfer itself decides
/// who may do what.
/// </summary>
internal static class CaseloadTransfersResource
{
    private const int BodyBytesMax = 1024 * 1024;

    internal static void Map(RouteGroupBuilder api)
    {
        var transfers = api.MapGroup("/caseload-transfers").RequireAuthorization(AccessPolicies.SignedIn).WithTags("Caseload transfers")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        transfers.MapPost("", OrderAsync).WithSummary("Order: everything one caseworker holds to others")
            .AsCommand(AnswersKeptBy.Grain, BodyBytesMax);
        transfers.MapGet("", ListAsync).WithSummary("Those I may see, newest first");
        transfers.MapGet("/{transfer}", ReadAsync).WithSummary("How far it has come").ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapGet("/{transfer}/report", ReportAsync)
            .WithSummary("Citizens by turn: state left (of whom something stays behind, and why) or all")
            .ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapGet("/{transfer}/stream", StreamAsync)
            .WithSummary("How far it has come, as it comes on (Server-Sent Events); ends with it")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
        transfers.MapPost("/{transfer}/pause", PauseAsync).WithSummary("Pause").AsCommand(AnswersKeptBy.Grain);
        transfers.MapPost("/{transfer}/resume", ResumeAsync).WithSummary("Resume").AsCommand(AnswersKeptBy.Grain);
        transfers.MapPost("/{transfer}/cancel", CancelAsync).WithSummary("Cancel; what is done stays done").AsCommand(AnswersKeptBy.Grain);
    }

    /// <summary>The address of a transfer's progress.</summary>
    internal static string LocationOf(string transfer) => $"/api/v1/caseload-transfers/{transfer}";

    private static async Task<Results<Accepted<CaseloadTransferView>, ProblemHttpResult>> OrderAsync(
        HttpContext http, CommandRequest<CaseloadTransferRequest> command, IGrainFactory grains)
    {
        var body = command.Body;
        List<Fault> faults =
            [.. (body.To ?? []).Index().Where(part => part.Item is null)
            .Select(part => new Fault($"/to/{part.Index}", "null, expected a caseworker's id or an object"))];
        foreach (var (i, part) in (body.To ?? []).Index())
            if (part?.Citizens?.Any(citizen => citizen is null) == true) faults.Add(new($"/to/{i}/citizens", "A citizen's key is null."));
        if (faults.Count > 0) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "The request is not valid.", faults);
        var order = new CaseloadOrder(
            body.From, [.. (body.To ?? []).Select(part => new CaseloadPart(part!.Caseworker, part.Unit, part.Share ?? 1, part.Citizens!))],
            body.Reason);
        var answer = await TransferCaller.GrainOf(http, grains, TransferCaller.NewId(http, command.Idempotency))
            .Order(order, command.Idempotency);
        return answer.Refusal is { } refusal ? Problems.From(refusal) : TypedResults.Accepted(LocationOf(answer.Value!.Id), answer.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<CaseloadTransferView>>, ProblemHttpResult>> ListAsync(
        HttpContext http, CaseloadTransferTable table, OrganizationSource organization, string? after = null, string? limit = null)
    {
        if (http.Caller().Kind is not (CallerKind.Caseworker or CallerKind.Operations or CallerKind.Auditor))
            return Problems.Of(StatusCodes.Status403Forbidden, "Transfers are for leaders, operations and auditors.");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (!TransferCursor.TryRead(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var (page, next) = await TransferCaller.SeenByAsync(
            TransferCaller.CallerOf(http), table, organization, position, count, http.RequestAborted);
        Paging.LinkNext(http, nameof(after), TransferCursor.Of(next));
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> ReadAsync(
        HttpContext http, string transfer, IGrainFactory grains) =>
        Problems.Answer(await TransferCaller.GrainOf(http, grains, transfer).Progress());

    private static async Task<Results<Ok<IReadOnlyList<TransferredCitizenView>>, ProblemHttpResult>> ReportAsync(
        HttpContext http, string transfer, IGrainFactory grains, string? state = null, string? after = null, string? limit = null)
    {
        if (state is not (null or "" or "left" or "all")) return Problems.Parameter(nameof(state), "left or all");
        if (!QueryParameters.TryNumber(after, 0, 0, int.MaxValue, out var turn))
            return Problems.Parameter(nameof(after), "the number of a turn");
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        var answer = await TransferCaller.GrainOf(http, grains, transfer).Report(state == "all", (int)turn, count);
        if (answer.Refusal is { } refusal) return Problems.From(refusal);
        var citizens = answer.Value!.Citizens;
        Paging.LinkNext(http, citizens, count, nameof(after), static last => last.Number);
        return TypedResults.Ok(citizens);
    }

    private static async Task<Results<EventStream, ProblemHttpResult>> StreamAsync(
        HttpContext http, string transfer, IGrainFactory grains, TransferStream transfers) =>
        (await TransferCaller.GrainOf(http, grains, transfer).Progress()).Refusal is { } refusal
            ? Problems.From(refusal)
            : transfers.Of(transfer, TransferCaller.CallerOf(http));

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> PauseAsync(
        HttpContext http, string transfer, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Pause, command, grains);

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> ResumeAsync(
        HttpContext http, string transfer, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Resume, command, grains);

    private static Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> CancelAsync(
        HttpContext http, string transfer, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Cancel, command, grains);

    private static async Task<Results<Ok<CaseloadTransferView>, ProblemHttpResult>> SteerAsync(
        HttpContext http, string transfer, TransferSteering steering, CommandRequest<EmptyRequest> command, IGrainFactory grains) =>
        Problems.Answer(await TransferCaller.GrainOf(http, grains, transfer).Steer(steering, command.Idempotency));
}

internal sealed record CaseloadTransferRequest
{
    /// <summary>The caseworker whose caseload moves. The caseworker may have left.</summary>
    public string? From { get; init; }

    /// <summary>The receivers: caseworkers' ids, or objects with more detail.</summary>
    public IReadOnlyList<CaseloadReceiverRequest?>? To { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A receiver: a caseworker's id, or an object with exactly one of <c>caseworker</c> and <c>unit</c>.</summary>
[JsonConverter(typeof(CaseloadReceiverConverter))]
internal sealed record CaseloadReceiverRequest
{
    /// <summary>A caseworker's id.</summary>
    public string? Caseworker { get; init; }

    /// <summary>A unit's id. Everybody present in the unit receives evenly, except the giver and the unit's leader.</summary>
    public string? Unit { get; init; }

    /// <summary>The receiver's weight, 1–1,000, when citizens named in no list are distributed; 1 when missing.</summary>
    public int? Share { get; init; }

    /// <summary>The keys of the only citizens the receiver gets. Such a receiver gets no share of the others.</summary>
    public IReadOnlyList<string?>? Citizens { get; init; }
}

/// <summary>Reads a receiver from a text or an object.</summary>
internal sealed class CaseloadReceiverConverter : JsonConverter<CaseloadReceiverRequest>
{
    /// <inheritdoc/>
    public override CaseloadReceiverRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new CaseloadReceiverRequest { Caseworker = reader.GetString() };
        try
        {
            var read = JsonSerializer.Deserialize<Fields>(ref reader, options);
            return read is null
                ? null
                : new CaseloadReceiverRequest { Caseworker = read.Caseworker, Unit = read.Unit, Share = read.Share,
                    Citizens = read.Citizens };
        }
        catch (JsonException fault)
        {
            // An exception without a path gets the path of the receiver in the whole body.
            throw new JsonException(null, fault);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CaseloadReceiverRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Fields(value.Caseworker, value.Unit, value.Share, value.Citizens), options);

    private sealed record Fields(string? Caseworker, string? Unit, int? Share, IReadOnlyList<string?>? Citizens);
}
