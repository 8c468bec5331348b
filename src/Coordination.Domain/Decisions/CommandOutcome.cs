using Coordination.Domain.Citizens;

namespace Coordination.Domain.Decisions;

/// <summary>What became of a command: a decision or a refusal.</summary>
/// <param name="Decision">What was decided; null when refused.</param>
/// <param name="Refusal">Why not; null when carried out.</param>
/// <param name="Changed">The id of the handover, conflict or alert concerned; null for the coordinator role.</param>
public sealed record CommandOutcome(Decision? Decision, Refusal? Refusal, string? Changed)
{
    /// <summary>A refusal as an outcome.</summary>
    public static implicit operator CommandOutcome(Refusal refusal) => new(null, refusal, null);

    /// <summary>A refusal as an outcome.</summary>
    public static CommandOutcome FromRefusal(Refusal refusal) => refusal;
}
