using System.Collections.Immutable;
using Coordination.Domain.Citizens;

namespace Coordination.Domain.Decisions;

/// <summary>A decision about a citizen.</summary>
/// <param name="Citizen">The citizen after the decision.</param>
/// <param name="Entries">The journal entries, in order.</param>
/// <param name="WakeAt">The next instant at which time alone may change something; null: none.</param>
public sealed record Decision(Citizen Citizen, ImmutableArray<Entry> Entries, DateTimeOffset? WakeAt);
