using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;

namespace Coordination.Domain.Access;

/// <summary>
/// Decides what a caller who sees nothing of a citizen is told about a command. A command's own rule may allow such a caller: a unit
/// leader of an involved department appoints a coordinator, a person responsible for a party settles a conflict, and the second
/// member of a unit to accept a handover is told who was first. Every other caller is told only that they are not involved, and
/// learns neither what exists nor what the command lacks.
/// </summary>
public static class CommandAccess
{
    /// <summary>The refusal of a command before it is decided; null: it is decided.</summary>
    public static Refusal? Before(AccessDecision access, Command command) => access switch
    {
        NothingSeen { Reason: NotSeenReason.HasLeft } left => new Forbidden(left.Why),

        // A handover is requested by somebody who sees the citizen. The command's own rule allows no other caller.
        NothingSeen { Reason: not NotSeenReason.UnknownCitizen } nothing when command is RequestHandover => new Forbidden(nothing.Why),
        _ => null,
    };

    /// <summary>
    /// The outcome as the caller is told it. A state conflict is decided after the command's own rule has allowed the caller, so it
    /// is told, but a leader who sees nothing of the citizen is not told who has the role. Every other refusal is replaced by the
    /// refusal of access.
    /// </summary>
    public static CommandOutcome After(AccessDecision access, CommandOutcome outcome, Command? command = null) =>
        (access, outcome.Refusal) switch
        {
            (NothingSeen { Reason: NotSeenReason.UnknownCitizen }, _) => outcome,
            (NothingSeen, StateConflict) when command is AppointAsCoordinator => RoleIsFilled,
            (NothingSeen nothing, not null and not StateConflict) => new Forbidden(nothing.Why),
            _ => outcome,
        };

    private static StateConflict RoleIsFilled { get; } = new("The role is filled; it moves by handover.");
}
