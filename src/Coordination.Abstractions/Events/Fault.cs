using System.Diagnostics.CodeAnalysis;

namespace Coordination.Events;

/// <summary>A reason for refusing what was sent.</summary>
/// <param name="Pointer">The place of the fault: an RFC 6901 pointer into the CloudEvent, such as <c>/data/startsOn</c>.</param>
/// <param name="Problem">The value seen and the value expected. A value that may contain a CPR number is withheld.</param>
[SuppressMessage("Naming", "CA1720", Justification = "A JSON pointer is the standard's term.")]
[GenerateSerializer, Immutable, Alias("coordination.fault")]
public readonly record struct Fault([property: Id(0)] string Pointer, [property: Id(1)] string Problem);
