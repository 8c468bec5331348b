namespace Coordination.Host.Pages.Handovers;

/// <summary>A unit to offer something to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Department">Its department's name.</param>
public sealed record UnitChoice(string Id, string Name, string Department);
