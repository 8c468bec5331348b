using Coordination.Host.Api;
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
            var view = PolicyVersionView.Of(version, book, now, stored, null);
            return new PolicyVersionRow(view.Version, view.ValidFrom, view.Status, view.PutBy, view.PutAt);
        });
        return new PolicyModel(
            [.. rows.Reverse()], (await summary.ReadAsync(cancellation)).Citizens.Total, await rollout.CountBehindAsync(cancellation),
            now.Policy.Version, document, "", null, [], null);
    }
}
