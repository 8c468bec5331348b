namespace Coordination.Host.Pages.SignIn;

/// <summary>The sign-in page of Development: people to choose from, roles, and a field for any other id.</summary>
/// <param name="People">Caseworkers, grouped by department on the page.</param>
/// <param name="ReturnTo">The local path to redirect to afterwards.</param>
/// <param name="Fault">Why the last attempt was refused, in the user's language; null: it was not.</param>
public sealed record SignInModel(IReadOnlyList<DemoPerson> People, string ReturnTo, string? Fault)
{
    /// <summary>People to be in the first minute, each with one thing to try; empty: the organization is empty.</summary>
    public IReadOnlyList<FirstPerson> First { get; init; } = [];
}

/// <summary>Somebody to be in the first minute.</summary>
/// <param name="Part">What they are: <c>caseworker</c>, <c>coordinator</c>, <c>leader</c>, <c>head</c>, <c>operations</c>.</param>
/// <param name="Field">The field of the sign-in form: <c>caseworker</c> or <c>role</c>.</param>
/// <param name="Value">The field's value.</param>
/// <param name="Name">The name; of a role that of the role.</param>
/// <param name="Href">The page on which the thing to try is.</param>
public sealed record FirstPerson(string Part, string Field, string Value, string Name, string Href);

/// <summary>Somebody to sign in as.</summary>
/// <param name="Id">The caseworker's id.</param>
/// <param name="Department">The department's code and name.</param>
/// <param name="Role">The unit's name, or what they lead.</param>
public sealed record DemoPerson(string Id, string Name, string Department, string Role);
