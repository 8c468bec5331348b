using Coordination.Events;

namespace Coordination.Simulator.Loads;

/// <summary>An event of an invented citizen.</summary>
/// <param name="Subject">The number it is sent under.</param>
/// <param name="Department">The department that reports it.</param>
internal readonly record struct SimulatedEvent(string Subject, DepartmentProfile Department, EventData Data);
