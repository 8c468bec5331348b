using Coordination.Host.Overview;
using Microsoft.AspNetCore.Http.Extensions;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>Counts of the operations page with the addresses of their lists. Only the operations role gets addresses.</summary>
internal static class SummaryLinks
{
    internal static LinkedCount To(string address, long count, bool seesLists) => new(count, seesLists ? address : null);

    /// <summary>A count that links to the list of open matters it counts.</summary>
    /// <param name="matter">The type of matter, a constant of <c>OpenMatter</c>.</param>
    /// <param name="seesLists">Whether the user may read the list.</param>
    /// <param name="departments">The departments of the list; empty: matters of no department; null: of any.</param>
    /// <param name="kind">The kind of matter; null: any.</param>
    /// <param name="status">The status; null: any.</param>
    internal static LinkedCount ToMatters(
        string matter, long count, bool seesLists, IReadOnlyList<string>? departments = null, string? kind = null, string? status = null)
    {
        var query = new QueryBuilder { { "matter", matter } };
        if (kind is not null) query.Add("kind", kind);
        if (departments is not null)
            query.Add("departments", departments.Count == 0 ? OpenMattersQuery.NoDepartment : string.Join(',', departments));
        if (status is not null) query.Add("status", status);
        return To($"/operations/matters{query}", count, seesLists);
    }
}
