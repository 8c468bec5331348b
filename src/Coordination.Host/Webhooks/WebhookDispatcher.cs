using Coordination.Host.Feed;
using Coordination.Host.Held;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Ids;
using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Organizations;
using Coordination.Storage.Subscriptions;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Webhooks;

/// <summary>
/// On every host: delivers the active subscriptions that no other host holds. Those of a department that has left the organization rest
/// until it is back.
/// </summary>
internal sealed class WebhookDispatcher(
    DecisionFeed feed, FeedEvents events, SubscriptionTable table, WebhookSender sender, WebhookSecrets secrets,
    OrganizationSource organization, ErasureWatch erasures, IOptions<WebhookOptions> options, TimeProvider machine,
    ILogger<WebhookDispatcher> log)
    : HeldWork<SubscriptionRow>(machine)
{
    private const int PageMax = 1_000;

    private readonly TimeProvider _machine = machine;

    protected override TimeSpan LookInterval => options.Value.LookInterval;

    protected override int RunsMax => 500;

    protected override async Task<IReadOnlyDictionary<string, SubscriptionRow>> ReadAsync(CancellationToken stopped)
    {
        Dictionary<string, SubscriptionRow> active = new(StringComparer.Ordinal);
        for (var after = ""; ;)
        {
            var page = await table.ReadAsync(after, PageMax, stopped);
            foreach (var row in page.Where(IsDelivered)) active[row.Name] = row;
            if (page.Count < PageMax) return active;
            after = page[^1].Name;
        }
    }

    protected override async Task<SubscriptionRow?> HoldAsync(string name, SubscriptionRow piece, CancellationToken stopped)
    {
        var now = _machine.GetUtcNow();
        if (!await table.HoldAsync(name, Holder, now, now + options.Value.HeldFor, stopped)) return null;
        return await table.FindAsync(name, stopped) is { } held && IsDelivered(held) ? held : null;
    }

    private bool IsDelivered(SubscriptionRow row) =>
        row.State == SubscriptionRow.Active && !organization.Current.HasLeft(new DepartmentCode(row.Department));

    protected override Task RunAsync(SubscriptionRow piece, CancellationToken stopped) =>
        new WebhookRun(new(feed, events, table, sender, secrets, organization, erasures, options.Value, _machine), piece, Holder)
            .RunAsync(stopped);

    protected override Task ReleaseAsync(string name) => table.ReleaseAsync(name, Holder, CancellationToken.None);

    protected override bool IsSame(SubscriptionRow now, SubscriptionRow taken) =>
        (now.Url, now.Kinds, now.Secret, now.FormerSecret, now.ChangedAt)
            == (taken.Url, taken.Kinds, taken.Secret, taken.FormerSecret, taken.ChangedAt);

    protected override void LookFailed(Exception fault) => log.SubscriptionsUnreadable(fault);

    protected override void RunFailed(Exception fault) => log.DeliveriesStopped(fault);
}
