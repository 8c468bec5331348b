using Coordination.Views;

namespace Coordination.Client;

/// <summary>The alerts of the caseworker whose token the client carries.</summary>
/// <remarks>Thread safe. When to read them again: <see cref="AlertNotices"/>.</remarks>
public sealed class AlertsClient
{
    private readonly ApiRequests _requests;

    internal AlertsClient(ApiRequests requests) => _requests = requests;

    /// <summary>
    /// All alerts of a state, the one that was raised or changed last first. Reading delivers them. One that changes while they are read
    /// comes to the front, and is not read again.
    /// </summary>
    /// <param name="state"><see cref="AlertStates.Open"/>, <see cref="AlertStates.Acknowledged"/> or <c>all</c>.</param>
    public IAsyncEnumerable<AlertView> ReadAsync(string state = AlertStates.Open, CancellationToken cancellation = default) =>
        _requests.PagesAsync<AlertView>($"alerts?state={Uri.EscapeDataString(state)}", cancellation);

    /// <summary>Says that the caseworker has seen them, 1,000 at most. Others' alerts are left out.</summary>
    public Task SeenAsync(IReadOnlyList<string> ids, CancellationToken cancellation = default) =>
        _requests.AskAsync<object>("alerts/seen", new { ids }, cancellation);

    /// <summary>Says that the caseworker takes care of it: the escalation stops.</summary>
    public Task<Answer<AlertView>> AcknowledgeAsync(
        string alert, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _requests.CommandAsync<AlertView>(
            HttpMethod.Post, $"alerts/{Uri.EscapeDataString(alert)}/acknowledge", new { }, idempotencyKey, cancellation);
}
