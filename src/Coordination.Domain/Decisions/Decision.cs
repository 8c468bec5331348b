using System.Collections.Immutable;
using Coordination.Domain.Citizens;

namespace Coordination.Domain.Decisions;

/// <summary>What was decided.</summary>
/// <param name="Citizen">The citizen with it.</param>
/// <param name="Entries">What goes to the journal, in order.</param>
/// <param name="WakeAt">When time alone may change something next; null: never.</param>
public sealed record Decision(Citizen Citizen, ImmutableArray<Entry> Entries, DateTimeOffset? WakeAt)
{
    /// <summary>Rules and steps that failed and were left out; what they found before stands as journaled.</summary>
    public ImmutableArray<RuleFault> Faults { get; init; } = [];

    /// <summary>What each of the events decided about changed, in their order; empty when it was no decision about events.</summary>
    public ImmutableArray<EventEffect> Effects { get; init; } = [];
}
