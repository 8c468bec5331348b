using Coordination.Domain.Names;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Organizations;
using Coordination.Silo.Transfers;
using Coordination.Storage.Transfers;
using Coordination.Views;

namespace Coordination.Host.Access;

/// <summary>
/// The caller of a request in the role that caseload transfers know. The transfer itself decides what the caller may do.
/// </summary>
internal static class TransferCaller
{
    private const int RowsAtOnce = 200;

    /// <summary>The grain of a transfer. Its calls carry the caller of the request.</summary>
    internal static ICaseloadTransferGrain GrainOf(HttpContext http, IGrainFactory grains, string transfer)
    {
        CallerOf(http).SetCurrent();
        return grains.GetGrain<ICaseloadTransferGrain>(transfer);
    }

    /// <summary>
    /// The request's caller. A caseworker who also has the operations role calls as operations. Operations are named by the person,
    /// who is journaled, and whose idempotency keys are nobody else's.
    /// </summary>
    internal static Caller CallerOf(HttpContext http) => http.Caller() switch
    {
        { Kind: CallerKind.Caseworker } person when http.HasRole(CallerKind.Operations) => new Caller(CallerKind.Operations, person.Id),
        { Kind: CallerKind.Operations } => new Caller(CallerKind.Operations, http.Person()),
        var caller => caller,
    };

    /// <summary>The id of a transfer that is ordered now. A repeated command gets the same id.</summary>
    internal static string NewId(HttpContext http, Idempotency? idempotency) =>
        idempotency is null ? Guid.NewGuid().ToString("n") : DeterministicId.Id("caseload-transfer", CallerOf(http).Id, idempotency.Key);

    /// <summary>One page of the transfers that the caller may see, newest first, and where the next begins; null: on the last.</summary>
    /// <param name="after">Where the page begins; null: at the newest.</param>
    /// <param name="max">The number of transfers of a full page.</param>
    internal static async Task<(IReadOnlyList<CaseloadTransferView> Page, TransferPosition? Next)> SeenByAsync(
        Caller caller, CaseloadTransferTable table, OrganizationSource organization, TransferPosition? after, int max,
        CancellationToken cancellation)
    {
        List<CaseloadTransferView> page = [];
        for (var position = after; ;)
        {
            var rows = await table.ReadLatestAsync(position, RowsAtOnce, cancellation);
            foreach (var row in rows)
            {
                if (TransferAccess.MaySee(caller, organization.Current, row))
                {
                    if (page.Count == max) return (page, position);
                    page.Add(TransferMapping.Of(row));
                }

                position = new TransferPosition(row.OrderedAt, row.Id);
            }

            if (rows.Count < RowsAtOnce) return (page, null);
        }
    }
}
