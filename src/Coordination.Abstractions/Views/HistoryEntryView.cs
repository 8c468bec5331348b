namespace Coordination.Views;

/// <summary>One entry of a citizen's journal.</summary>
/// <param name="Version">
/// The citizen's version with this entry; 1 for the first, without gaps. A caller who sees a part only gets the entries of that part,
/// numbered likewise.
/// </param>
/// <param name="At">When it was decided, by the service's clock.</param>
/// <param name="Kind">A decision's kind, or a department event's full type.</param>
/// <param name="By">
/// A caseworker's id, a source's path, or <c>policy</c>; <c>masked</c> for somebody whose id the caller may not see.
/// </param>
/// <param name="Cause">
/// The id of the event or command it was decided from; null when the cause was time, policy or the organization.
/// </param>
/// <param name="PolicyVersion">The policy version it was decided under; null when policy had no part in it.</param>
[GenerateSerializer, Immutable, Alias("view.history-entry")]
public sealed record HistoryEntryView(
    [property: Id(0)] long Version, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Kind, [property: Id(3)] string By,
    [property: Id(4)] string? Cause, [property: Id(5)] string? PolicyVersion, [property: Id(6)] string Data)
{
    /// <summary>
    /// Whether the entry is about several departments, of which the caller may see some: its data then tells only that it is masked.
    /// </summary>
    [Id(7)] public bool Masked { get; init; }
}
