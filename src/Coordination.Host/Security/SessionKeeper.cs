using System.Threading.Channels;
using Coordination.Domain.Organizations;
using Coordination.Host.Telemetry;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Journal;
using Coordination.Storage.Sessions;

namespace Coordination.Host.Security;

/// <summary>
/// Ends sessions in the background: of caseworkers whom a new organization document leaves out or places elsewhere; the streams, on
/// this host, of sessions that ended on another; and it removes sessions that expired.
/// </summary>
internal sealed class SessionKeeper(
    SessionTable table, LiveSessions live, OrganizationSource organization, TimeProvider machine, ILogger<SessionKeeper> log)
    : BackgroundService
{
    /// <summary>How long a stream outlives its session on another host at most, while the database answers.</summary>
    internal static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    // Every document is looked at, also one that another replaces at once: who was left out of it signs in again.
    private readonly Channel<Organization> _documents = Channel.CreateUnbounded<Organization>();

    /// <inheritdoc/>
    public override void Dispose()
    {
        organization.Changed -= Take;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        organization.Changed += Take;
        await Task.WhenAll(FollowDocumentsAsync(stoppingToken), CheckAsync(stoppingToken));
    }

    private void Take(Organization document) => _documents.Writer.TryWrite(document);

    private async Task FollowDocumentsAsync(CancellationToken stopping)
    {
        await foreach (var document in _documents.Reader.ReadAllAsync(stopping))
            while (!await TryAsync(() => EndOfAsync(document, stopping))) await Task.Delay(CheckEvery, machine, stopping);
    }

    private async Task CheckAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(CheckEvery, machine);
        var pruned = DateTimeOffset.MinValue;
        do
        {
            await TryAsync(() => EndStreamsAsync(stopping));
            if (machine.GetUtcNow() - pruned >= PruneEvery && await TryAsync(() => table.PruneAsync(machine.GetUtcNow(), stopping)))
                pruned = machine.GetUtcNow();
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task EndOfAsync(Organization document, CancellationToken stopping)
    {
        List<string> left = [], moved = [];
        foreach (var session in await table.ReadStandingsAsync(stopping))
        {
            var caseworker = new CaseworkerId(session.Caseworker);
            if (document.HasLeft(caseworker)) left.Add(session.Id);
            else if (!Standing.IsKept(session.Standing, document, caseworker)) moved.Add(session.Id);
        }

        if (left.Count > 0) await table.MarkLeftAsync(left, machine.GetUtcNow(), stopping);
        if (moved.Count > 0) await table.RemoveAsync(moved, stopping);
    }

    private async Task EndStreamsAsync(CancellationToken stopping)
    {
        if (live.Sessions is not { Count: > 0 } followed) return;
        var open = await table.ReadOpenAsync(followed, machine.GetUtcNow(), stopping);
        foreach (var session in followed.Where(session => !open.Contains(session))) live.End(session);
    }

    private async Task<bool> TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (StorageUnavailableException fault)
        {
            log.SessionsNotChecked(fault);
            return false;
        }
    }
}
