using Coordination.Views;

namespace Coordination.Grains;

/// <summary>
/// The transfer of everything one caseworker holds to one or several others; key: the transfer's id, any text nobody has used.
/// It goes on citizen by citizen at a bounded rate, wherever silos come and go, and nobody is without a responsible person
/// before, during or after. For the leader of the giver's unit, the head of that department, and operations.
/// </summary>
[Alias("coordination.caseload-transfer")]
[GrainInterfaceType("coordination.caseload-transfer")]
public interface ICaseloadTransferGrain : IGrainWithStringKey
{
    /// <summary>Plans the transfer and begins it; durable when answered. Refused as a conflict while another from the same person is under way.</summary>
    [Alias("order")]
    Task<Answer<CaseloadTransferView>> Order(CaseloadOrder order, Idempotency? idempotency);

    /// <summary>How far it has come.</summary>
    [Alias("progress")]
    Task<Answer<CaseloadTransferView>> Progress();

    /// <summary>Citizens with a turn after <paramref name="after"/>, at most <paramref name="limit"/> (1–1,000).</summary>
    /// <param name="all">All of them, or only those of whom something stays behind.</param>
    /// <param name="after">The last turn seen; 0 at first.</param>
    /// <param name="limit">How many.</param>
    [Alias("report")]
    Task<Answer<TransferReportView>> Report(bool all, int after, int limit);

    /// <summary>Pauses, resumes or cancels it. Citizens whose turn has come are finished; what is done stays done.</summary>
    [Alias("steer")]
    Task<Answer<CaseloadTransferView>> Steer(TransferSteering steering, Idempotency? idempotency);
}

/// <summary>What can be asked of a transfer under way.</summary>
[GenerateSerializer, Alias("transfer-steering")]
public enum TransferSteering
{
    /// <summary>Stand still.</summary>
    Pause = 0,

    /// <summary>Go on.</summary>
    Resume = 1,

    /// <summary>End here.</summary>
    Cancel = 2,
}

/// <summary>Whose caseload goes to whom.</summary>
/// <param name="From">Whose; may have left.</param>
/// <param name="To">To whom, in what parts.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("caseload-order")]
public sealed record CaseloadOrder([property: Id(0)] string? From, [property: Id(1)] IReadOnlyList<CaseloadPart> To, [property: Id(2)] string? Reason);

/// <summary>One part of a caseload: to a caseworker, or evenly to everybody present in a unit; exactly one of the two.</summary>
/// <param name="Caseworker">A caseworker.</param>
/// <param name="Unit">A unit, without the giver and its leader.</param>
/// <param name="Share">How many parts of what no list names, 1–1,000.</param>
/// <param name="Citizens">Just these citizens, and no share of the others; null: a share.</param>
[GenerateSerializer, Immutable, Alias("caseload-part")]
public sealed record CaseloadPart(
    [property: Id(0)] string? Caseworker, [property: Id(1)] string? Unit, [property: Id(2)] int Share, [property: Id(3)] IReadOnlyList<string>? Citizens);
