using Coordination.Events;

namespace Coordination.Views;

/// <summary>The answer to a command: exactly one of <see cref="Value"/> and <see cref="Refusal"/>.</summary>
/// <typeparam name="T">What the command changes.</typeparam>
/// <param name="Value">What was changed, as it is now; null when refused.</param>
/// <param name="Refusal">Why nothing was changed; null when carried out.</param>
[GenerateSerializer, Immutable, Alias("view.answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] RefusalView? Refusal) where T : class;

/// <summary>Why a command was refused. A refused command changes nothing.</summary>
/// <param name="Kind">not-found (404), forbidden (403), conflict (409) or invalid (422).</param>
/// <param name="Faults">Every fault of an invalid command; empty for the other kinds.</param>
/// <param name="By">The caseworker who took it over first, if that is the conflict; otherwise null.</param>
[GenerateSerializer, Immutable, Alias("view.refusal")]
public sealed record RefusalView(
    [property: Id(0)] string Kind, [property: Id(1)] string Why, [property: Id(2)] IReadOnlyList<Fault> Faults,
    [property: Id(3)] string? By = null);
