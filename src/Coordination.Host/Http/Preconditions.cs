using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Http;

/// <summary>
/// Reads <c>If-Match</c> and <c>If-None-Match</c> of a PUT (RFC 9110, 13.1.1 and 13.1.2). What cannot be read is refused, so it never
/// overwrites anything.
/// </summary>
internal static class Preconditions
{
    /// <summary>What the headers must be, for the text of a refusal.</summary>
    internal const string Expected = "If-Match and If-None-Match must be a list of ETags in quotes as GET gave them, or *.";

    /// <summary>Reads the header.</summary>
    /// <param name="tags">The tags of which one must be current; null: any state is good, for the header is absent or <c>*</c>.</param>
    /// <returns>False when the header cannot be read.</returns>
    internal static bool TryIfMatch(HttpRequest request, out IReadOnlyList<EntityTagHeaderValue>? tags)
    {
        tags = null;
        if (request.Headers.IfMatch.Count == 0) return true;
        if (!TryRead(request.Headers.IfMatch, out var read)) return false;
        if (!EntityTagHeaderValue.Any.Equals(read[0])) tags = read;
        return true;
    }

    /// <summary>Reads <c>If-None-Match</c> of a PUT to something that always exists.</summary>
    /// <param name="current">The tag of what would be overwritten.</param>
    /// <param name="mayPut">Whether it may be: the header is absent, or names other states only.</param>
    /// <returns>False when the header cannot be read.</returns>
    internal static bool TryIfNoneMatch(HttpRequest request, EntityTagHeaderValue current, out bool mayPut)
    {
        mayPut = true;
        if (request.Headers.IfNoneMatch.Count == 0) return true;
        if (!TryRead(request.Headers.IfNoneMatch, out var read)) return false;
        mayPut = !read.Any(tag => EntityTagHeaderValue.Any.Equals(tag) || tag.Compare(current, useStrongComparison: false));
        return true;
    }

    /// <summary>The refusal of a PUT whose <c>If-None-Match</c> names what is there.</summary>
    internal static ProblemHttpResult IsThere() => Problems.Of(
        StatusCodes.Status412PreconditionFailed, "There is a document already that If-None-Match names. Nothing was put.");

    /// <summary>Whether one of the tags is the current one. Weak tags never are.</summary>
    internal static bool Matches(this IReadOnlyList<EntityTagHeaderValue> tags, EntityTagHeaderValue current) =>
        tags.Any(tag => tag.Compare(current, useStrongComparison: true));

    private static bool TryRead(StringValues header, out IReadOnlyList<EntityTagHeaderValue> tags)
    {
        var isList = EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var read) && read.Count > 0;
        tags = isList ? [.. read!] : [];
        return isList && (tags.Count == 1 || !tags.Any(EntityTagHeaderValue.Any.Equals)); // * stands alone.
    }
}
