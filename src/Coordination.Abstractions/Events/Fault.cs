using System.Diagnostics.CodeAnalysis;

namespace Coordination.Events;

/// <summary>Something in what was sent that keeps it from being taken in.</summary>
/// <param name="Pointer">Where: an RFC 6901 pointer into the CloudEvent, such as <c>/data/startsOn</c>.</param>
/// <param name="Problem">The value seen (never one that may hold a CPR number) and what is expected.</param>
[SuppressMessage("Naming", "CA1720", Justification = "A JSON pointer is the standard's term.")]
[GenerateSerializer, Immutable, Alias("coordination.fault")]
public readonly record struct Fault([property: Id(0)] string Pointer, [property: Id(1)] string Problem);
