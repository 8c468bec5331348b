using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// The transfer of everything one caseworker holds to one or several others. Key: the transfer's id, any text nobody has used.
/// It moves citizen by citizen at a bounded rate and goes on when silos stop; each responsibility has a responsible person before,
/// during and after. For the leader of the giver's unit, the head of that department, and operations.
/// </summary>
/// <remarks>After a time-out the outcome is unknown: ask again, commands under their <see cref="Idempotency"/>.</remarks>
[Alias("coordination.caseload-transfer")]
[GrainInterfaceType("coordination.caseload-transfer")]
public interface ICaseloadTransferGrain : IGrainWithStringKey
{
    /// <summary>
    /// Plans the transfer and begins it; durable when answered. Refused as a conflict while another transfer from the same
    /// caseworker is running or paused.
    /// </summary>
    [Alias("order")]
    Task<Answer<CaseloadTransferView>> Order(CaseloadOrder order, Idempotency? idempotency);

    /// <summary>The transfer and how many citizens are done. Refused as not found before it is ordered.</summary>
    [Alias("progress")]
    Task<Answer<CaseloadTransferView>> Progress();

    /// <summary>The citizens that are done, in order of their number.</summary>
    /// <param name="all">True: all of them; false: only those of whom something was left behind.</param>
    /// <param name="after">The last number seen; 0 at first.</param>
    /// <param name="limit">The most citizens answered, 1–1,000; other values are moved into the range.</param>
    [Alias("report")]
    Task<Answer<TransferReportView>> Report(bool all, int after, int limit);

    /// <summary>
    /// Pauses, resumes or cancels it. Citizens that are under way are finished, and what is done stays done. Refused as a conflict
    /// where the transfer is in no state for it.
    /// </summary>
    [Alias("steer")]
    Task<Answer<CaseloadTransferView>> Steer(TransferSteering steering, Idempotency? idempotency);
}
