namespace Coordination.Host.Pages.SignIn;

/// <summary>The sign-in page of Development: people to choose from, roles, and a field for any other id.</summary>
/// <param name="People">Caseworkers, grouped by department on the page.</param>
/// <param name="ReturnTo">The local path to redirect to afterwards.</param>
/// <param name="Fault">Why the last attempt was refused, in the user's language; null: it was not.</param>
public sealed record SignInModel(IReadOnlyList<DemoPerson> People, string ReturnTo, string? Fault);

/// <summary>Somebody to sign in as.</summary>
/// <param name="Id">The caseworker's id.</param>
/// <param name="Department">The department's code and name.</param>
/// <param name="Role">The unit's name, or what they lead.</param>
public sealed record DemoPerson(string Id, string Name, string Department, string Role);
