using System.Security.Claims;
using Coordination.Domain.Names;
using Coordination.Grains;

namespace Coordination.Host.Security;

/// <summary>
/// Who a person is where two must act: by their ids, not by the role that they act in. The same person may sign in with one role and with
/// another, and as a caseworker.
/// </summary>
internal static class Persons
{
    private const char Separator = ':';

    /// <summary>
    /// The role or caseworker, followed by the person's id at the identity provider. An id that may be a CPR number is told by a keyed
    /// hash.
    /// </summary>
    internal static string Of(HttpContext http) =>
        IdOf(http) is { } person && person != http.Caller().Id ? $"{http.Caller().Id}{Separator}{person}" : http.Caller().Id;

    /// <summary>Whether somebody who acted (<see cref="Of"/>) may be the person of a request: they share an id.</summary>
    internal static bool IsSame(string acted, HttpContext http)
    {
        var caller = http.Caller();
        if (IdOf(http) is { } person && (acted == person || acted.EndsWith($"{Separator}{person}", StringComparison.Ordinal))) return true;
        return acted == caller.Id
            || (caller.Kind == CallerKind.Caseworker && acted.StartsWith($"{caller.Id}{Separator}", StringComparison.Ordinal));
    }

    private static string? IdOf(HttpContext http)
    {
        if (http.User.FindFirstValue(CallerClaims.SubjectClaim) is not { Length: > 0 } subject) return null;
        if (CprRedactor.From(subject) == subject) return subject;
        var keys = http.RequestServices.GetRequiredService<ServiceKeys>();
        return DeterministicId.Id("person", Convert.ToHexStringLower(
            System.Security.Cryptography.HMACSHA256.HashData(keys.Pseudonym, System.Text.Encoding.UTF8.GetBytes(subject))));
    }
}
