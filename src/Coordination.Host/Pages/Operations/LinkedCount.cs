namespace Coordination.Host.Pages.Operations;

/// <summary>A count that links to the list of what it counts.</summary>
/// <param name="Value">The count. A zero is shown without a link.</param>
/// <param name="Href">The address of the list; null where there is none or the user may not read it.</param>
public sealed record LinkedCount(long Value, string? Href);
