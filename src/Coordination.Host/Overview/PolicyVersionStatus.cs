using Coordination.Domain.Policies;

namespace Coordination.Host.Overview;

/// <summary>The status of a policy version: <c>past</c>, <c>current</c>, <c>upcoming</c> or <c>superseded</c>.</summary>
internal static class PolicyVersionStatus
{
    /// <param name="now">The current version.</param>
    internal static string Of(PolicyVersion version, PolicyBook book, PolicyVersion now) =>
        version == now ? "current"
        : book.At(version.AppliesFrom) != version ? "superseded"
        : version.Mark > now.Mark ? "upcoming" : "past";
}
