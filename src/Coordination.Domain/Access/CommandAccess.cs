using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;

namespace Coordination.Domain.Access;

/// <summary>
/// What somebody who sees nothing of a citizen is told when they command something. A command's own rule may name such a
/// person: a unit leader of an involved department appoints a coordinator, whoever answers for a party settles a conflict,
/// the second of a unit that accepts a handover is told who was first. Anybody else learns that they are not involved, and
/// neither what there is nor what the command lacks.
/// </summary>
public static class CommandAccess
{
    /// <summary>The refusal of a command that is not even decided; null: it is decided.</summary>
    public static Refusal? Before(AccessDecision access, Command command) => access switch
    {
        NothingSeen { Reason: NotSeenReason.HasLeft } left => new Forbidden(left.Why),

        // Anybody in the organization may ask to be handed what they see: this command's own rule names nobody.
        NothingSeen { Reason: not NotSeenReason.UnknownCitizen } nothing when command is RequestHandover => new Forbidden(nothing.Why),
        _ => null,
    };

    /// <summary>
    /// The outcome as it is told. Refusals because of the state come after the command's own rule has let the caller through,
    /// and are told; every other refusal becomes the one of access.
    /// </summary>
    public static CommandOutcome After(AccessDecision access, CommandOutcome outcome) => (access, outcome.Refusal) switch
    {
        (NothingSeen { Reason: NotSeenReason.UnknownCitizen }, _) => outcome,
        (NothingSeen nothing, not null and not StateConflict) => new Forbidden(nothing.Why),
        _ => outcome,
    };
}
