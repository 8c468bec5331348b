using Coordination.Host.Overview;
using Coordination.Silo.Policies;

namespace Coordination.Host.Pages.Policies;

/// <summary>Reads the policy editor.</summary>
internal sealed class PolicyQuery(PolicySource source, PolicyRollout rollout, SummaryReader summary)
{
    /// <summary>The editor with a document.</summary>
    internal async Task<PolicyModel> ReadAsync(string document, CancellationToken cancellation)
    {
        var (book, now) = (source.Current, source.Now);
        var rows = book.Versions.Select(version =>
        {
            var stored = source.Stored.FirstOrDefault(stored => stored.Number == version.Number);
            var status = PolicyVersionStatus.Of(version, book, now);
            return new PolicyVersionRow(version.Policy.Version, version.Policy.ValidFrom, status, stored?.PutBy, stored?.PutAt);
        });
        return new PolicyModel(
            [.. rows.Reverse()], (await summary.ReadAsync(cancellation)).Citizens.Total, await rollout.CountBehindAsync(cancellation),
            now.Policy.Version, document, "", null, [], null);
    }
}
