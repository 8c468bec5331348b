using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// The transfer of everything one caseworker holds to one or more receivers. Key: the transfer's id, any text not used before. It
/// moves citizen by citizen at a bounded rate and continues after silos stop. Each responsibility has a responsible person before,
/// during and after the move. Allowed for the leader of the giver's unit, the head of that department, and operations.
/// </summary>
/// <remarks>After a time-out the outcome is unknown. Call again; repeat a command with the same <see cref="Idempotency"/>.</remarks>
[Alias("coordination.caseload-transfer")]
[GrainInterfaceType("coordination.caseload-transfer")]
public interface ICaseloadTransferGrain : IGrainWithStringKey
{
    /// <summary>
    /// Plans and starts the transfer. It is durable when answered. Refused as a conflict while another transfer from the same
    /// caseworker is running or paused.
    /// </summary>
    [Alias("order")]
    Task<Answer<CaseloadTransferView>> Order(CaseloadOrder order, Idempotency? idempotency);

    /// <summary>The transfer and the number of citizens done. Refused as not found before it is ordered.</summary>
    [Alias("progress")]
    Task<Answer<CaseloadTransferView>> Progress();

    /// <summary>The citizens that are done, by their number.</summary>
    /// <param name="all">True: all of them; false: only those with something left behind.</param>
    /// <param name="after">The last number seen; 0 for the first call.</param>
    /// <param name="limit">The maximum number of citizens, 1–1,000. Other values are moved into the range.</param>
    [Alias("report")]
    Task<Answer<TransferReportView>> Report(bool all, int after, int limit);

    /// <summary>
    /// Pauses, resumes or cancels the transfer. Citizens in progress are finished, and nothing done is undone. Refused as a conflict
    /// when the transfer's state does not allow it.
    /// </summary>
    [Alias("steer")]
    Task<Answer<CaseloadTransferView>> Steer(TransferSteering steering, Idempotency? idempotency);
}
