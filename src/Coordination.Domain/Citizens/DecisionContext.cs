using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Citizens;

/// <summary>The world around a decision.</summary>
/// <param name="Now">The instant, by the service's clock.</param>
/// <param name="Policies">Policy, dated.</param>
/// <param name="Organization">The organization.</param>
public sealed record DecisionContext(DateTimeOffset Now, PolicyBook Policies, Organization Organization)
{
    /// <summary>The version of policy that applies now.</summary>
    public PolicyVersion Version => Policies.At(Now);

    /// <summary>What it says.</summary>
    public Policy Policy => Version.Policy;
}
