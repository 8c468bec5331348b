using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Silo.Organizations;
using Coordination.Silo.Transfers;
using Coordination.Storage.Transfers;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>Follows a transfer by reading its record, so it works on every silo. For the API and the pages.</summary>
internal sealed class TransferFollower(CaseloadTransferTable transfers, OrganizationSource organization)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Yields the transfer now and after each change. Ends after the transfer was yielded as done or cancelled, when the caller may
    /// no longer see it, or when cancelled.
    /// </summary>
    internal async IAsyncEnumerable<CaseloadTransferView> FollowAsync(
        string id, Caller caller, [EnumeratorCancellation] CancellationToken ended)
    {
        TransferRow? shown = null;
        using var timer = new PeriodicTimer(ReadEvery);
        do
        {
            if (await transfers.FindAsync(id, ended) is not { } now || !TransferAccess.MaySee(caller, organization.Current, now))
                yield break;
            if (shown is not null && now with { Receivers = default } == shown with { Receivers = default }) continue;
            shown = now;
            yield return TransferMapping.Of(now);
            if (now.State is TransferStates.Done or TransferStates.Cancelled) yield break;
        }
        while (await timer.WaitForNextTickAsync(ended));
    }
}
