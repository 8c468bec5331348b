using Coordination.Grains;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>
/// Gives commands about a citizen as the caseworker whose token the client carries. A refusal is a value. A command that is sent again
/// with its key is carried out once; without a key of one's own each call has one, for the retries of that call.
/// </summary>
/// <remarks>Thread safe. What each command does: <see cref="ICitizenGrain"/>.</remarks>
public sealed class CommandsClient
{
    private readonly ApiRequests _requests;

    internal CommandsClient(ApiRequests requests) => _requests = requests;

    /// <inheritdoc cref="ICitizenGrain.AppointCoordinator"/>
    public Task<Answer<CoordinatorView>> AppointCoordinatorAsync(
        string key, string caseworker, string? reason, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        GiveAsync<CoordinatorView>(HttpMethod.Put, key, "coordinator", new { caseworker, reason }, idempotencyKey, cancellation);

    /// <inheritdoc cref="ICitizenGrain.LayDownCoordination"/>
    public Task<Answer<CoordinatorLaidDownView>> LayDownCoordinationAsync(
        string key, string reason, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        GiveAsync<CoordinatorLaidDownView>(HttpMethod.Delete, key, "coordinator", new { reason }, idempotencyKey, cancellation);

    /// <inheritdoc cref="ICitizenGrain.OfferHandover"/>
    public Task<Answer<HandoverView>> OfferHandoverAsync(
        string key, HandoverOffer offer, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        GiveAsync<HandoverView>(HttpMethod.Post, key, "handovers", offer, idempotencyKey, cancellation);

    /// <inheritdoc cref="ICitizenGrain.RequestHandover"/>
    public Task<Answer<HandoverView>> RequestHandoverAsync(
        string key, HandoverRequest request, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        GiveAsync<HandoverView>(HttpMethod.Post, key, "handover-requests", request, idempotencyKey, cancellation);

    /// <inheritdoc cref="ICitizenGrain.AnswerHandover"/>
    public Task<Answer<HandoverView>> AnswerHandoverAsync(
        string key, string handover, HandoverReply reply, string? reason, string? idempotencyKey = null,
        CancellationToken cancellation = default)
    {
        var word = reply switch
        {
            HandoverReply.Accept => "accept",
            HandoverReply.Decline => "decline",
            HandoverReply.Withdraw => "withdraw",
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, "There is no such reply."),
        };
        return GiveAsync<HandoverView>(
            HttpMethod.Post, key, $"handovers/{Uri.EscapeDataString(handover)}/{word}", new { reason }, idempotencyKey, cancellation);
    }

    /// <inheritdoc cref="ICitizenGrain.Settle"/>
    public Task<Answer<ConflictView>> SettleAsync(
        string key, string conflict, string outcome, string? party, string reason, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        GiveAsync<ConflictView>(
            HttpMethod.Post, key, $"conflicts/{Uri.EscapeDataString(conflict)}/settle", new { outcome, party, reason }, idempotencyKey,
            cancellation);

    /// <inheritdoc cref="ICitizenGrain.AssignConsultant"/>
    public Task<Answer<ConsultantView>> AssignConsultantAsync(
        string key, string? caseworker, string reason, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        GiveAsync<ConsultantView>(HttpMethod.Put, key, "consultant", new { caseworker, reason }, idempotencyKey, cancellation);

    /// <inheritdoc cref="ICitizenGrain.BreakGlass"/>
    public Task<Answer<GlassView>> BreakGlassAsync(
        string key, string reason, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        GiveAsync<GlassView>(HttpMethod.Post, key, "break-glass", new { reason }, idempotencyKey, cancellation);

    private Task<Answer<T>> GiveAsync<T>(
        HttpMethod method, string key, string path, object body, string? idempotencyKey, CancellationToken cancellation) where T : class =>
        _requests.CommandAsync<T>(method, $"citizens/{Uri.EscapeDataString(key)}/{path}", body, idempotencyKey, cancellation);
}
