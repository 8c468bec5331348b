using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;

namespace Coordination.Host.Access;

/// <summary>Makes the mask of a viewer for a list, as the organization and policy are now.</summary>
internal sealed class ListMasks(OrganizationSource organization, PolicySource policies)
{
    /// <summary>The mask of a caller: a caseworker sees the content of the departments they work in. For others nothing is.</summary>
    internal ListMask For(Caller caller) => For(
        caller.Kind == CallerKind.Caseworker
            ? [.. organization.Current.DepartmentsOf(new CaseworkerId(caller.Id)).Select(static one => one.Value)]
            : null);

    /// <param name="departments">The departments whose content is seen, in their form; null: all.</param>
    internal ListMask For(IReadOnlyCollection<string>? departments) => new(departments, policies.Now.Policy, organization.Current);
}
