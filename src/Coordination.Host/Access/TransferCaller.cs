using Coordination.Domain;
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
    /// <summary>The maximum number of transfers in a list. The newest are listed.</summary>
    internal const int ListMax = 200;

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

    /// <summary>The transfers among the newest <see cref="ListMax"/> that the caller may see, newest first.</summary>
    internal static async Task<IReadOnlyList<CaseloadTransferView>> SeenByAsync(
        Caller caller, CaseloadTransferTable table, OrganizationSource organization, CancellationToken cancellation) =>
        [
            .. (await table.ReadLatestAsync(ListMax, cancellation))
                .Where(one => TransferAccess.MaySee(caller, organization.Current, one)).Select(TransferMapping.Of),
        ];
}
