namespace Coordination.Host.Pages.Citizens;

/// <summary>Somebody in the municipality, with the ways to reach them. What is unknown is null.</summary>
/// <param name="Department">The department's code.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Phone">The phone number.</param>
public sealed record ReachablePerson(string Name, string Department, string? Unit, string? Phone)
{
    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }
}
