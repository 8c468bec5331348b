namespace Coordination.Host.Pages.SignIn;

/// <summary>Sign-in for development: people of the organization to choose from, roles, and free text.</summary>
/// <param name="People">Caseworkers, grouped by department on the page.</param>
/// <param name="ReturnTo">Where to go after; a local path.</param>
/// <param name="Fault">Why the last attempt failed, in the reader's language.</param>
public sealed record SignInModel(IReadOnlyList<DemoPerson> People, string ReturnTo, string? Fault);

/// <summary>Somebody to sign in as.</summary>
/// <param name="Id">The caseworker's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Department">The department.</param>
/// <param name="Role">Unit, or what they lead.</param>
public sealed record DemoPerson(string Id, string Name, string Department, string Role);
