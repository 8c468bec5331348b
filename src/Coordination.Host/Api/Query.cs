using System.Globalization;
using Coordination.Events;
using Microsoft.AspNetCore.Http.Extensions;

namespace Coordination.Host.Api;

/// <summary>Reads query parameters; an empty one counts as absent.</summary>
internal static class Query
{
    /// <summary>A whole number within bounds; false when it is something else.</summary>
    internal static bool TryNumber(string? text, long byDefault, long min, long max, out long number)
    {
        number = byDefault;
        return string.IsNullOrEmpty(text)
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max);
    }

    /// <summary>A date or an instant with an offset, whose + may have come as a blank; null when absent.</summary>
    internal static bool TryTime(string? text, out DateOrInstant? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text)) return true;
        var sound = DateOrInstant.TryParse(text.Replace(' ', '+'), out var value);
        time = sound ? value : null;
        return sound;
    }

    /// <summary>The Link (RFC 8288) to the next page: this request with one parameter changed.</summary>
    internal static void LinkNext(HttpContext http, string parameter, long value)
    {
        var query = new QueryBuilder(http.Request.Query
            .Where(pair => pair.Key != parameter).SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one ?? "")))
        {
            { parameter, value.ToString(CultureInfo.InvariantCulture) },
        };
        http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"";
    }
}
