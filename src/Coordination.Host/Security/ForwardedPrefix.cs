using System.Text.RegularExpressions;

namespace Coordination.Host.Security;

/// <summary>
/// The path below which a proxy serves the host. One that is no plain path is taken off the request before any middleware, because the
/// framework's throws for some. The request is refused later, if prefixes are believed at all.
/// </summary>
internal static partial class ForwardedPrefix
{
    /// <summary>The header that names it.</summary>
    internal const string Header = "X-Forwarded-Prefix";

    private const int LengthMax = 200;
    private static readonly object RefusedItem = new();

    /// <summary>Takes off what is no prefix, and remembers that there was one.</summary>
    internal static void TakeOffWhatIsNone(HttpContext http)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var lists) || lists.All(static list => list is null || IsList(list))) return;
        http.Request.Headers.Remove(Header);
        http.Items[RefusedItem] = true;
    }

    /// <summary>Whether a request named a prefix that is none.</summary>
    internal static bool WasTakenOff(HttpContext http) => http.Items.ContainsKey(RefusedItem);

    private static bool IsList(string list) => list.Split(',').All(static one =>
        one.Trim() is { Length: <= LengthMax } prefix && PlainPath().IsMatch(prefix.TrimEnd('/')));

    [GeneratedRegex("^(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPath();
}
