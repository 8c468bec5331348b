using Coordination.Host.Feed;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Silo.Feed;
using Coordination.Storage.Subscriptions;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Webhooks;

/// <summary>
/// On every host: delivers the active subscriptions that no other host holds. The hosts divide them by who comes first; when one stops, it
/// lets go, and when one dies, its hold runs out.
/// </summary>
internal sealed class WebhookDispatcher(
    DecisionFeed feed, FeedEvents events, SubscriptionTable table, WebhookSender sender, WebhookSecrets secrets,
    IOptions<WebhookOptions> options, TimeProvider machine, ILogger<WebhookDispatcher> log) : BackgroundService
{
    private const int PageMax = 1_000;
    private const int RunsMax = 500;

    private readonly string _holder = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, (SubscriptionRow Row, CancellationTokenSource Stop, Task Run)> _runs = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    log.SubscriptionsUnreadable(fault);
                }

                await Task.Delay(options.Value.LookInterval, machine, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            foreach (var name in _runs.Keys.ToArray()) await EndAsync(name);
        }
    }

    /// <summary>Begins and ends runs, so that they are those of the subscriptions as they are now.</summary>
    private async Task LookAsync(CancellationToken stopped)
    {
        Dictionary<string, SubscriptionRow> active = new(StringComparer.Ordinal);
        for (var after = ""; ;)
        {
            var page = await table.ReadAsync(after, PageMax, stopped);
            foreach (var row in page.Where(static row => row.State == SubscriptionRow.Active)) active[row.Name] = row;
            if (page.Count < PageMax) break;
            after = page[^1].Name;
        }

        foreach (var (name, run) in _runs.ToArray())
            if (run.Run.IsCompleted || !active.TryGetValue(name, out var row) || !IsSame(row, run.Row)) await EndAsync(name);
        foreach (var row in active.Values.Where(row => !_runs.ContainsKey(row.Name)).Take(RunsMax - _runs.Count))
        {
            var now = machine.GetUtcNow();
            if (!await table.HoldAsync(row.Name, _holder, now, now + options.Value.HeldFor, stopped)) continue;
            if (await table.FindAsync(row.Name, stopped) is not { State: SubscriptionRow.Active } held) continue;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(stopped);
            _runs[row.Name] = (held, stop, RunAsync(held, stop.Token));
        }
    }

    private async Task RunAsync(SubscriptionRow row, CancellationToken stopped)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await new WebhookRun(new(feed, events, table, sender, secrets, options.Value, machine), row, _holder).RunAsync(stopped);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The host stops, or the subscription has changed.
        }
        catch (Exception fault)
        {
            log.DeliveriesStopped(fault);
        }
    }

    private async Task EndAsync(string name)
    {
        if (!_runs.Remove(name, out var run)) return;
        await run.Stop.CancelAsync();
        await run.Run;
        run.Stop.Dispose();
        try
        {
            await table.ReleaseAsync(name, _holder, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.SubscriptionsUnreadable(fault); // The hold runs out by itself.
        }
    }

    private static bool IsSame(SubscriptionRow one, SubscriptionRow other) =>
        (one.Url, one.Kinds, one.Secret, one.FormerSecret, one.ChangedAt)
            == (other.Url, other.Kinds, other.Secret, other.FormerSecret, other.ChangedAt);
}
