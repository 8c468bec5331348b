namespace Coordination.Simulator.Loads;

/// <summary>The shares of events, 0 to 1, that departments' systems would not send if all went well.</summary>
/// <param name="Repeats">Sent again.</param>
/// <param name="Late">Sent after events that happened later.</param>
/// <param name="Flawed">Sent before with a flaw, so that the service must refuse it.</param>
internal sealed record LoadOddities(double Repeats, double Late = 0, double Flawed = 0);
