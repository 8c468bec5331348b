using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Http;

/// <summary>Pages of lists: how many entries one has, and the link to the next.</summary>
internal static class Paging
{
    /// <summary>Entries of a page unless the caller says otherwise.</summary>
    internal const int EntriesUsual = 100;

    /// <summary>Entries of a page at most.</summary>
    internal const int EntriesMax = 1_000;

    /// <summary>Reads the parameter <c>limit</c>; the problem when it is not a number from 1 to <see cref="EntriesMax"/>.</summary>
    internal static ProblemHttpResult? TryLimit(string? limit, out int entries)
    {
        var isSound = QueryParameters.TryNumber(limit, EntriesUsual, 1, EntriesMax, out var number);
        entries = (int)number;
        return isSound ? null : Problems.Parameter(nameof(limit), $"a number from 1 to {EntriesMax}");
    }

    /// <summary>Adds the Link (RFC 8288) to the next page when this one is full: the same request from the last entry on.</summary>
    /// <param name="page">The entries of this page.</param>
    /// <param name="entries">How many it has when it is full.</param>
    /// <param name="parameter">The query parameter that holds the position.</param>
    /// <param name="positionOf">The position of an entry.</param>
    internal static void LinkNext<T>(
        HttpContext http, IReadOnlyList<T> page, int entries, string parameter, Func<T, IConvertible> positionOf)
    {
        if (page.Count < entries) return;
        var query = new QueryBuilder(http.Request.Query
            .Where(pair => pair.Key != parameter).SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one ?? "")))
        {
            { parameter, positionOf(page[^1]).ToString(CultureInfo.InvariantCulture) },
        };
        http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"";
    }
}
