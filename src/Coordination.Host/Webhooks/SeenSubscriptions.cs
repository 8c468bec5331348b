using Coordination.Grains;
using Coordination.Host.Feed;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Subscriptions;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Webhooks;

/// <summary>
/// Subscriptions as a caller sees them, for the API and the pages. Who follows a department has its subscriptions; operations see all, and
/// change none.
/// </summary>
/// <remarks>Thread safe; one per host.</remarks>
internal sealed class SeenSubscriptions(
    SubscriptionTable table, WebhookSender sender, WebhookSecrets secrets, FeedEvents events, IOptions<WebhookOptions> options,
    OrganizationSource organization, TimeProvider machine)
{
    internal const int ReasonLengthMax = 2_000;

    private const string Left = "left";

    /// <summary>Those that the caller sees, in order of names, at most <paramref name="count"/>.</summary>
    internal async Task<IReadOnlyList<SubscriptionRow>> ReadAsync(HttpContext http, string after, int count)
    {
        List<SubscriptionRow> seen = [];
        for (var position = after; seen.Count < count;)
        {
            var page = await table.ReadAsync(position, Paging.EntriesMax, http.RequestAborted);
            seen.AddRange(page.Where(row => IsSeen(http, row)));
            if (page.Count < Paging.EntriesMax) break;
            position = page[^1].Name;
        }

        return [.. seen.Take(count)];
    }

    /// <summary>A subscription that the caller sees; null: there is none, which is answered alike.</summary>
    internal async Task<SubscriptionRow?> FindAsync(HttpContext http, string name) =>
        await table.FindAsync(name, http.RequestAborted) is { } found && IsSeen(http, found) ? found : null;

    /// <summary>A subscription that the caller may change; null: there is none, which is answered alike.</summary>
    internal async Task<SubscriptionRow?> FindOwnAsync(HttpContext http, string name) =>
        await table.FindAsync(name, http.RequestAborted) is { } found && IsOwn(http, found) ? found : null;

    /// <summary>The state of a subscription now: that of a department that left the organization rests.</summary>
    internal string StateOf(SubscriptionRow row) =>
        organization.Current.HasLeft(new DepartmentCode(row.Department)) ? Left : row.State;

    internal static bool IsOwn(HttpContext http, SubscriptionRow row) => http.Caller().MayFollow(row.Department);

    /// <summary>Sends a test to the address now.</summary>
    internal Task<Attempt> TestAsync(SubscriptionRow row, CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        return sender.SendAsync(
            new Uri(row.Url), $"{row.Name}-test-{Guid.NewGuid():N}", secrets.Of(row, now), events.TestJson(now), cancellation);
    }

    /// <summary>Makes a new secret, and tells until when the one before signs too.</summary>
    internal async Task<(string Secret, DateTimeOffset FormerUntil)> RotateAsync(string name, CancellationToken cancellation)
    {
        var (secret, now) = (WebhookSecrets.New(), machine.GetUtcNow());
        var until = now + options.Value.FormerSecretFor;
        await table.RotateSecretAsync(name, secrets.Protect(secret), until, now, cancellation);
        return (secret, until);
    }

    /// <summary>Makes a parked delivery due now; false: there is none.</summary>
    internal async Task<bool> RetryAsync(string name, string position, CancellationToken cancellation) =>
        QueryParameters.TryNumber(position, -1, 0, long.MaxValue, out var at)
            && await table.RetryDeliveryAsync(name, at, machine.GetUtcNow(), cancellation);

    /// <summary>Gives a parked delivery up; false: there is none.</summary>
    internal async Task<bool> GiveUpAsync(HttpContext http, string name, string position, string reason) =>
        QueryParameters.TryNumber(position, -1, 0, long.MaxValue, out var at)
            && await table.GiveUpDeliveryAsync(name, at, reason, http.Who(), http.RequestAborted);

    private static bool IsSeen(HttpContext http, SubscriptionRow row) => http.HasRole(CallerKind.Operations) || IsOwn(http, row);
}
