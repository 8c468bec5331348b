using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Silo.Organizations;
using Coordination.Silo.Transfers;
using Coordination.Storage.Transfers;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>Follows a transfer by looking at its record twice a second, whichever silo carries it. For the API and the pages.</summary>
internal sealed class TransferFollower(Storage.Transfers.CaseloadTransfers transfers, OrganizationSource organization, TimeProvider machine)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The transfer now and whenever it has come on; null is a heartbeat. Ends after it is shown done or cancelled, when the
    /// caller may no longer see it, or when cancelled.
    /// </summary>
    internal async IAsyncEnumerable<CaseloadTransferView?> FollowAsync(string id, Caller caller, [EnumeratorCancellation] CancellationToken ended)
    {
        TransferRow? shown = null;
        var said = machine.GetTimestamp();
        using var timer = new PeriodicTimer(LookEvery);
        do
        {
            if (await transfers.FindAsync(id, ended) is not { } now || !TransferAccess.MaySee(caller, organization.Current, now)) yield break;
            if (shown is null || now with { Receivers = default } != shown with { Receivers = default })
            {
                (shown, said) = (now, machine.GetTimestamp());
                yield return TransferMapping.Of(now);
                if (now.State is TransferStates.Done or TransferStates.Cancelled) yield break;
            }
            else if (machine.GetElapsedTime(said) >= AlertFollower.HeartbeatEvery)
            {
                said = machine.GetTimestamp();
                yield return null;
            }
        }
        while (await timer.WaitForNextTickAsync(ended));
    }
}
