using Coordination.Views;

namespace Coordination.Client;

/// <summary>Decisions in the order of their positions.</summary>
/// <param name="Decisions">May be empty: then nothing up to the position concerned the department.</param>
/// <param name="Position">Where to read on. Store it together with what was made of the decisions.</param>
/// <param name="IsLast">Whether there was nothing more when it was read.</param>
public sealed record DecisionPage(IReadOnlyList<DecisionView> Decisions, long Position, bool IsLast);
