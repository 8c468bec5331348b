using System.Threading.Channels;
using Coordination.Domain.Organizations;
using Coordination.Host.Telemetry;
using Coordination.Ids;
using Coordination.Silo;
using Coordination.Silo.Organizations;
using Coordination.Storage.Sessions;

namespace Coordination.Host.Security;

/// <summary>
/// Ends sessions in the background: of caseworkers whom a new organization document leaves out or places elsewhere; the streams, on
/// this host, of sessions that ended on another and of tokens that the provider took back; and it removes sessions that expired.
/// </summary>
internal sealed class SessionKeeper(
    SessionTable table, LiveSessions live, OrganizationSource organization, TimeProvider machine, ILogger<SessionKeeper> log,
    TokenIntrospection? introspection = null)
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

    /// <summary>Looks at each document until it succeeds.</summary>
    private Task FollowDocumentsAsync(CancellationToken stopping)
    {
        Organization? document = null;
        return BackgroundLoop.RunAsync(
            async () =>
            {
                document ??= await _documents.Reader.ReadAsync(stopping);
                await EndOfAsync(document, stopping);
                document = null;
            },
            () => document is null ? Task.CompletedTask : Task.Delay(CheckEvery, machine, stopping), log.SessionsNotChecked, stopping);
    }

    private Task CheckAsync(CancellationToken stopping) => Task.WhenAll(
        BackgroundLoop.RunAsync(
            () => EndStreamsAsync(stopping), () => Task.Delay(CheckEvery, machine, stopping), log.SessionsNotChecked, stopping),
        BackgroundLoop.RunAsync(
            () => table.PruneAsync(machine.GetUtcNow(), stopping), () => Task.Delay(PruneEvery, machine, stopping),
            log.SessionsNotChecked, stopping),
        BackgroundLoop.RunAsync(
            () => EndStreamsOfTokensAsync(stopping), () => Task.Delay(CheckEvery, machine, stopping), log.SessionsNotChecked, stopping));

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

    private async Task EndStreamsOfTokensAsync(CancellationToken stopping)
    {
        if (introspection is null) return;
        foreach (var token in live.Tokens)
            if (await introspection.AskAsync(token, stopping) == TokenState.Over) live.EndOfToken(token);
    }
}
