using System.Text.RegularExpressions;

namespace Coordination.Host.Security;

/// <summary>
/// The header <c>X-Forwarded-Prefix</c>. One that is no plain path is taken off a request before any middleware, because the
/// framework's throws for some. It is refused later, if prefixes are believed at all.
/// </summary>
internal static partial class ForwardedPrefix
{
    internal const string Header = "X-Forwarded-Prefix";

    private const int LengthMax = 200;
    private static readonly object RefusedItem = new();

    /// <summary>Takes off a prefix that is none.</summary>
    internal static void TakeOffWhatIsNone(HttpContext http)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var prefixes) || prefixes.All(static all => all is null || IsPrefix(all))) return;
        http.Request.Headers.Remove(Header);
        http.Items[RefusedItem] = true;
    }

    /// <summary>Whether the request came with a prefix that is none.</summary>
    internal static bool IsRefused(HttpContext http) => http.Items.ContainsKey(RefusedItem);

    private static bool IsPrefix(string list) => list.Split(',').All(static one =>
        one.Trim() is { Length: <= LengthMax } prefix && PlainPath().IsMatch(prefix.TrimEnd('/')));

    [GeneratedRegex("^(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPath();
}
