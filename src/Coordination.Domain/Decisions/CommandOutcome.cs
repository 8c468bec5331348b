using Coordination.Domain.Citizens;

namespace Coordination.Domain.Decisions;

/// <summary>The result of a command: a decision or a refusal.</summary>
/// <param name="Decision">The decision; null when refused.</param>
/// <param name="Refusal">The refusal; null when executed.</param>
/// <param name="Changed">The id of the handover, conflict or alert that changed; null for the coordinator role.</param>
public sealed record CommandOutcome(Decision? Decision, Refusal? Refusal, string? Changed)
{
    public static implicit operator CommandOutcome(Refusal refusal) => new(null, refusal, null);

    public static CommandOutcome FromRefusal(Refusal refusal) => refusal;
}
