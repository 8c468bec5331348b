using Coordination.Events;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>What became of an event.</summary>
public sealed record EventAnswer
{
    /// <summary>The event's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The event's source.</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// One of <see cref="EventStatuses"/>; of a rehearsal <c>would-settle</c> or <c>would-park</c> instead of settled and parked.
    /// </summary>
    public string Status { get; init; } = "";

    /// <summary>The citizen's key; null when it was refused before its citizen was known.</summary>
    public string? Citizen { get; init; }

    /// <summary>The citizen's version with the event; null until it is settled.</summary>
    public long? Version { get; init; }

    /// <summary>The kinds of the decisions that followed from it, in order.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <inheritdoc cref="EventResult.Effect"/>
    public string? Effect { get; init; }

    /// <inheritdoc cref="EventResult.EffectReason"/>
    public string? EffectReason { get; init; }

    /// <inheritdoc cref="EventResult.Warnings"/>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary>Why it was refused; null: it was not.</summary>
    public ApiProblem? Problem { get; init; }

    /// <summary>Whether the service has it: sending it again changes nothing.</summary>
    public bool IsTaken => Status != EventStatuses.Refused;
}
