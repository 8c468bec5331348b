using Microsoft.Net.Http.Headers;

namespace Coordination.Host.Http;

/// <summary>Reads <c>If-Match</c> (RFC 9110, 13.1.1). What cannot be read is refused, so it never overwrites anything.</summary>
internal static class Preconditions
{
    /// <summary>What the header must be, for the text of a refusal.</summary>
    internal const string Expected = "If-Match must be a list of ETags in quotes as GET gave them, or *.";

    /// <summary>Reads the header.</summary>
    /// <param name="tags">The tags of which one must be current; null: any state is good, for the header is absent or <c>*</c>.</param>
    /// <returns>False when the header cannot be read.</returns>
    internal static bool TryIfMatch(HttpRequest request, out IReadOnlyList<EntityTagHeaderValue>? tags)
    {
        tags = null;
        if (request.Headers.IfMatch.Count == 0) return true;
        if (!EntityTagHeaderValue.TryParseStrictList([.. request.Headers.IfMatch.OfType<string>()], out var read) || read.Count == 0)
            return false;
        var isAny = read.Any(EntityTagHeaderValue.Any.Equals);
        if (!isAny) tags = [.. read];
        return !isAny || read.Count == 1; // * stands alone.
    }

    /// <summary>Whether one of the tags is the current one. Weak tags never are.</summary>
    internal static bool Matches(this IReadOnlyList<EntityTagHeaderValue> tags, EntityTagHeaderValue current) =>
        tags.Any(tag => tag.Compare(current, useStrongComparison: true));
}
