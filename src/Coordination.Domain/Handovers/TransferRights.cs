using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>Decides who may order the transfer of a caseload.</summary>
public static class TransferRights
{
    /// <summary>
    /// Whether a person is the leader of a unit the giver works in or last worked in, or the head of its department. Only operations,
    /// which are not checked here, may transfer the caseload of a giver the organization has never known.
    /// </summary>
    public static bool MayOrder(Organization organization, CaseworkerId by, CaseworkerId from) =>
        organization.LeadsSomewhere(by, from)
        || (organization.PostsOf(from) is { } posts
            && posts.All.Concat(posts.Ended).Any(post => organization.HeadOf(post.Department) == by));

    /// <summary>
    /// Whether the transfer a person ordered moves what the giver holds in a department. Of a giver with several posts a leader or head
    /// moves what is held by the posts they are over. Who ordered it and is no caseworker is operations, who move everything.
    /// </summary>
    internal static bool MayMove(Organization organization, CaseworkerId by, CaseworkerId from, DepartmentCode department) =>
        !organization.HasSeveralPosts(from) || organization.IsUnknown(by)
        || organization.Leads(by, from, department) || organization.HeadOf(from, department) == by;
}
