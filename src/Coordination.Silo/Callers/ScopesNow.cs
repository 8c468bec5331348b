using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;

namespace Coordination.Silo.Callers;

/// <summary>
/// The rights of a department's systems as the organization is now. A department that has left the organization document takes its sources
/// and scopes along at that instant, however long a token with them is valid. A department that no document has named yet keeps them:
/// departments' systems may be ahead of the document.
/// </summary>
public static class ScopesNow
{
    /// <summary>
    /// The caller with what is left of its scopes. Null: it is no caller, because none of its scopes is left or its department has left.
    /// </summary>
    public static Caller? Of(Caller caller, Organization organization)
    {
        if (caller.Kind == CallerKind.Source)
            return organization.HasLeft(new DepartmentCode(IdSpelling.Department(DepartmentEvent.DepartmentOf(caller.Id)))) ? null : caller;
        if (caller is not { Kind: CallerKind.Integration, Scopes: { Length: > 0 } scopes }) return caller;
        var given = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] kept = [.. given.Where(scope => !organization.HasLeft(new DepartmentCode(scope[(scope.IndexOf(':') + 1)..])))];
        if (kept.Length == given.Length) return caller;
        return kept.Length == 0 ? null : caller with { Scopes = string.Join(' ', kept) };
    }
}
