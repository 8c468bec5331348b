using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Http;

/// <summary>Pages of lists: the number of entries, and the link to the next page.</summary>
internal static class Paging
{
    /// <summary>The number of entries when the caller gives no limit.</summary>
    internal const int EntriesUsual = 100;

    /// <summary>The maximum number of entries.</summary>
    internal const int EntriesMax = 1_000;

    /// <summary>
    /// Reads the parameter <c>limit</c>. Returns the problem when it is not a number from 1 to <see cref="EntriesMax"/>.
    /// </summary>
    internal static ProblemHttpResult? TryLimit(string? limit, out int entries)
    {
        var isSound = QueryParameters.TryNumber(limit, EntriesUsual, 1, EntriesMax, out var number);
        entries = (int)number;
        return isSound ? null : Problems.Parameter(nameof(limit), $"a number from 1 to {EntriesMax}");
    }

    /// <summary>The header that tells how many entries the whole list has, where that is cheap to know.</summary>
    internal const string TotalHeader = "X-Total-Count";

    /// <summary>What a parameter that says where to read on must be.</summary>
    internal const string PositionExpected = "the place of a link to a next page";

    /// <summary>Tells how many entries the whole list has; null: that is not known.</summary>
    internal static void Total(HttpContext http, long? total) =>
        http.Response.Headers[TotalHeader] = total?.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Adds the Link header (RFC 8288) to the next page when this page is full. The link repeats the request from the last entry on.
    /// </summary>
    /// <param name="page">The entries of this page.</param>
    /// <param name="entries">The number of entries of a full page.</param>
    /// <param name="parameter">The query parameter that holds the position.</param>
    /// <param name="positionOf">Gives the position of an entry.</param>
    internal static void LinkNext<T>(
        HttpContext http, IReadOnlyList<T> page, int entries, string parameter, Func<T, IConvertible> positionOf)
    {
        if (page.Count < entries) return;
        LinkNext(http, parameter, positionOf(page[^1]).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds the Link header to the page after a position; null: there is none.</summary>
    internal static void LinkNext(HttpContext http, string parameter, string? position)
    {
        if (position is not null) http.Response.Headers.Link = $"<{AddressOf(http.Request, parameter, position)}>; rel=\"next\"";
    }

    /// <summary>The address of the same list after a position.</summary>
    internal static string AddressOf(HttpRequest request, string parameter, string position) =>
        request.Path + new QueryBuilder(request.Query
            .Where(pair => pair.Key != parameter).SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one ?? "")))
        {
            { parameter, position },
        }.ToString();

    /// <summary>The address of the next page of a list in the pages; null on the last.</summary>
    internal static string? NextOf<T>(HttpContext http, IReadOnlyList<T> page, int entries, string parameter, Func<T, string> positionOf) =>
        page.Count < entries ? null : AddressOf(http.Request, parameter, positionOf(page[^1]));
}
