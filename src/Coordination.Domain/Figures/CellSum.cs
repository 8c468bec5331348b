using System.Collections.Immutable;

namespace Coordination.Domain.Figures;

/// <summary>That one cell of what is published is the sum of others.</summary>
/// <param name="Total">The index of the sum.</param>
/// <param name="Parts">The indexes of its parts, each once, the sum not among them.</param>
public sealed record CellSum(int Total, ImmutableArray<int> Parts);
