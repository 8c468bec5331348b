using Coordination.Events;
using Coordination.Grains;

namespace Coordination.Host.Security;

/// <summary>The identity to sign in with: exactly one of the three properties.</summary>
internal sealed record SignInRequest
{
    /// <summary>A caseworker's id.</summary>
    public string? Caseworker { get; init; }

    /// <summary>The source of a department's system.</summary>
    public string? Source { get; init; }

    /// <summary><c>integration</c>, <c>operations</c> or <c>auditor</c>.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// What an integration service may do for which departments: <c>events:BIF</c>, <c>read:BIF</c>, <c>feed:BIF</c>; none: it reads
    /// everything.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The chosen caller; null when none or several are given.</summary>
    internal Caller? Caller() => this switch
    {
        { Caseworker: { } id, Source: null, Role: null } when IsId(id) && !ReservedWords.IsNoPerson(id) =>
            new Caller(CallerKind.Caseworker, id),
        { Caseworker: null, Source: { } path, Role: null } when IsId(path) && path[0] == '/'
            && DepartmentEvent.DepartmentOf(path).Length > 0 => new Caller(CallerKind.Source, path),
        { Caseworker: null, Source: null, Role: { } role } when CallerClaims.Roles.TryGetValue(role, out var kind) =>
            kind != CallerKind.Integration ? new Caller(kind, role)
            : Scopes is null ? new Caller(kind, role)
            : Scopes.All(CallerScopes.IsKnown) && CallerScopes.Known(Scopes) is { } scopes ? new Caller(kind, role) { Scopes = scopes }
            : null,
        _ => null,
    };

    private static bool IsId(string text) => text.Length <= EventReading.IdLengthMax && !string.IsNullOrWhiteSpace(text);
}
