using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: why a command is refused.

/// <summary>Why a command is refused.</summary>
/// <remarks>
/// If a command has several faults, it is answered with the first refusal in this order:
/// <list type="number">
/// <item><see cref="Invalid"/> (422): the command is malformed, whatever the citizen's state is.</item>
/// <item><see cref="NotFound"/> (404): what the command acts on does not exist.</item>
/// <item><see cref="Invalid"/> (422): a value does not fit what the command acts on; all faults are named, malformed values too.</item>
/// <item><see cref="Forbidden"/> (403): the person who gave the command is not allowed to.</item>
/// <item><see cref="StateConflict"/> (409): the state does not allow it now.</item>
/// </list>
/// </remarks>
/// <param name="Why">The reason in English, for the person who gave the command. It contains no CPR number.</param>
public abstract record Refusal(string Why);

/// <summary>The command is malformed, or one of its values does not fit what it acts on (422).</summary>
/// <param name="Faults">All faults, each with its JSON pointer into the command.</param>
public sealed record Invalid(IReadOnlyList<Fault> Faults) : Refusal("The request is not valid.")
{
    /// <summary>The fault of a command without the required reason.</summary>
    internal static Fault ReasonMissing { get; } = new("/reason", "A reason is required.");

    /// <summary>The refusal of a command without the required reason; null: it has a reason.</summary>
    internal static Invalid? WithoutReason(string? reason) => string.IsNullOrWhiteSpace(reason) ? new([ReasonMissing]) : null;
}

/// <summary>What the command acts on does not exist (404).</summary>
public sealed record NotFound(string Why) : Refusal(Why);

/// <summary>The person who gave the command is not allowed to (403).</summary>
/// <param name="Why">Names who is allowed.</param>
public sealed record Forbidden(string Why) : Refusal(Why);

/// <summary>The state does not allow the command now (409).</summary>
/// <param name="Why">Names the current state and who caused it.</param>
/// <param name="By">The person who was first, if another person has taken what the command asks for; otherwise null.</param>
public sealed record StateConflict(string Why, CaseworkerId? By = null) : Refusal(Why);
