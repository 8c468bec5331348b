using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: why a command is refused.

/// <summary>Why a command is refused.</summary>
/// <remarks>
/// Where a command has several faults at once, the first of this order is answered, for every command:
/// <list type="number">
/// <item><see cref="Invalid"/> (422): the command is malformed, whatever the citizen's state is.</item>
/// <item><see cref="NotFound"/> (404): what the command acts on does not exist.</item>
/// <item><see cref="Invalid"/> (422): a value does not fit what the command acts on; every fault is named, malformed ones too.</item>
/// <item><see cref="Forbidden"/> (403): whoever gave the command may not.</item>
/// <item><see cref="StateConflict"/> (409): the state does not allow it now.</item>
/// </list>
/// </remarks>
/// <param name="Why">The reason, in English, for whoever gave the command; holds no CPR number.</param>
public abstract record Refusal(string Why);

/// <summary>The command is malformed, or one of its values does not fit what it acts on (422).</summary>
/// <param name="Faults">Every fault, each with its JSON pointer into the command.</param>
public sealed record Invalid(IReadOnlyList<Fault> Faults) : Refusal("The request is not valid.")
{
    /// <summary>The fault of a command that needs a reason and has none.</summary>
    internal static Fault ReasonMissing { get; } = new("/reason", "A reason is required.");

    /// <summary>The refusal of a command that needs a reason; null where it has one.</summary>
    internal static Invalid? WithoutReason(string? reason) => string.IsNullOrWhiteSpace(reason) ? new([ReasonMissing]) : null;
}

/// <summary>What the command acts on does not exist (404).</summary>
public sealed record NotFound(string Why) : Refusal(Why);

/// <summary>Whoever gave the command may not (403).</summary>
/// <param name="Why">Says who may.</param>
public sealed record Forbidden(string Why) : Refusal(Why);

/// <summary>The state does not allow the command now (409).</summary>
/// <param name="Why">Says what the state is, and by whom.</param>
/// <param name="By">Who was first, where another has taken what the command asks for; else null.</param>
public sealed record StateConflict(string Why, CaseworkerId? By = null) : Refusal(Why);
