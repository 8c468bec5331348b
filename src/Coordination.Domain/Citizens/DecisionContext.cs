using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Citizens;

/// <summary>What a decision depends on besides the citizen.</summary>
/// <param name="Now">The instant, by the service's clock.</param>
/// <param name="Policies">All policy versions, each with the instant it applies from.</param>
/// <param name="Organization">The organization at that instant.</param>
public sealed record DecisionContext(DateTimeOffset Now, PolicyBook Policies, Organization Organization)
{
    /// <summary>Makes the ids of what a viewer may not see.</summary>
    public OpaqueIds Ids { get; init; } = OpaqueIds.OfNoKey;

    /// <summary>The policy version in force at <see cref="Now"/>.</summary>
    public PolicyVersion Version => Policies.At(Now);

    /// <summary>The document of <see cref="Version"/>.</summary>
    public Policy Policy => Version.Policy;
}
