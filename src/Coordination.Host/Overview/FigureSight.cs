using Coordination.Host.Access;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;

namespace Coordination.Host.Overview;

/// <summary>
/// How the caller of a request is told figures: operations and auditors exactly, leaders as <see cref="ToldFigures"/> says.
/// </summary>
internal sealed class FigureSight(CollaborationSight sight, OrganizationSource organization, PolicySource policies)
{
    /// <summary>The code of no department: what is not named to a reader is answered as what does not exist.</summary>
    internal const string NoDepartment = "-";

    /// <summary>How the caller is told figures.</summary>
    internal ToldFigures Of(HttpContext http) => new(sight.DepartmentsOf(http), policies.Now.Policy.Access, organization.Current);
}
