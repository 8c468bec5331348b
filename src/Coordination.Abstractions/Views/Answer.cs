using Coordination.Events;

namespace Coordination.Views;

/// <summary>The answer to a command: exactly one of <see cref="Value"/> and <see cref="Refusal"/>.</summary>
/// <typeparam name="T">What the command changes.</typeparam>
/// <param name="Value">What was changed, as it is now; null when refused.</param>
/// <param name="Refusal">Why nothing was changed; null when carried out.</param>
[GenerateSerializer, Immutable, Alias("view.answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] RefusalView? Refusal) where T : class;

/// <summary>Why a command was refused. A refused command changes nothing.</summary>
/// <param name="Kind">One of <see cref="RefusalKinds"/>.</param>
/// <param name="Faults">Every fault of an invalid command; empty for the other kinds.</param>
/// <param name="By">The caseworker who took it over first, if that is the conflict; otherwise null.</param>
[GenerateSerializer, Immutable, Alias("view.refusal")]
public sealed record RefusalView(
    [property: Id(0)] string Kind, [property: Id(1)] string Why, [property: Id(2)] IReadOnlyList<Fault> Faults,
    [property: Id(3)] string? By = null);

/// <summary>The kinds of refusals. Each has one HTTP status.</summary>
public static class RefusalKinds
{
    /// <summary>What the command acts on does not exist (404).</summary>
    public const string NotFound = "not-found";

    /// <summary>The caller is not allowed to give the command (403).</summary>
    public const string Forbidden = "forbidden";

    /// <summary>What the command acts on is no longer in a state that allows it (409).</summary>
    public const string Conflict = "conflict";

    /// <summary>The command is malformed, or one of its values does not fit what it acts on (422).</summary>
    public const string Invalid = "invalid";
}
