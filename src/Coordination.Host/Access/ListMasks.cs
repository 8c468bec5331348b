using Coordination.Domain.Access;
using Coordination.Domain.Names;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Access;

/// <summary>Makes the mask of a viewer for a list, as the organization and policy are now.</summary>
internal sealed class ListMasks(OrganizationSource organization, PolicySource policies, SecretMatterTable secrets, OpaqueIds ids)
{
    /// <summary>The mask of a caller: a caseworker sees the content of the departments they work in. For others nothing is.</summary>
    /// <param name="citizens">The citizens in the list.</param>
    internal Task<ListMask> ForAsync(Caller caller, IEnumerable<string> citizens, CancellationToken cancellation) =>
        ForAsync(OwnOf(caller), citizens, cancellation);

    /// <summary>The departments whose content a caller sees, in their form; null: all.</summary>
    internal IReadOnlyCollection<string>? OwnOf(Caller caller) => caller.Kind == CallerKind.Caseworker
        ? [.. organization.Current.DepartmentsOf(new CaseworkerId(caller.Id)).Select(static one => one.Value)]
        : null;

    /// <param name="departments">The departments whose content is seen, in their form; null: all.</param>
    /// <param name="citizens">The citizens in the list.</param>
    internal async Task<ListMask> ForAsync(
        IReadOnlyCollection<string>? departments, IEnumerable<string> citizens, CancellationToken cancellation)
    {
        string[] listed = departments is null ? [] : [.. citizens.Distinct(StringComparer.Ordinal)];
        var secret = listed.Length == 0 ? [] : await secrets.ReadAsync(listed, cancellation);
        return new ListMask(departments, policies.Now.Policy, organization.Current, secret, ids);
    }

    /// <summary>The mask of a caller for the looks at a citizen: the data-protection officer sees all.</summary>
    /// <param name="keys">Every key of the citizen.</param>
    internal Task<ListMask> ForLooksAsync(Caller caller, IEnumerable<string> keys, CancellationToken cancellation)
    {
        var isOfficer = caller.Kind == CallerKind.Caseworker && CitizenAccess.IsOfficer(organization.Current, new CaseworkerId(caller.Id));
        return ForAsync(isOfficer ? null : OwnOf(caller), keys, cancellation);
    }

    /// <summary>The mask of a caller for a list that names no department of a citizen.</summary>
    internal ListMask WithoutDepartments(Caller caller) => new(OwnOf(caller), policies.Now.Policy, organization.Current, [], ids);

    /// <summary>Whether policy names a department to a viewer of some departments' content.</summary>
    internal bool Names(IReadOnlyCollection<string>? departments, string code) =>
        new ListMask(departments, policies.Now.Policy, organization.Current, [], ids).Names(code);
}
