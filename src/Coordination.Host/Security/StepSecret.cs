using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Security;

/// <summary>
/// The secret of the address of a step, <c>/step/{secret}</c>. It is taken off the address before any log, trace or metric sees the
/// request, and kept with the request, for the page alone.
/// </summary>
/// <param name="Text">What stood behind <c>/step/</c>.</param>
internal sealed record StepSecret(string Text)
{
    private const string Before = $"{OpenPages.Step}/";

    /// <summary>The secret that was taken off the address of a request; null: there was none.</summary>
    internal static string? Of(HttpContext http) => http.Features.Get<StepSecret>()?.Text;

    /// <summary>Takes the secret off the address. A proxy may have put the address below a path of its own.</summary>
    /// <returns>Whether the address is spelled so that it cannot be taken off, and must not be seen.</returns>
    internal static bool TakeOff(IFeatureCollection features, IHttpRequestFeature request)
    {
        if (IndexIn(request.Path) is >= 0 and var at)
        {
            features.Set(new StepSecret(request.Path[(at + Before.Length)..]));
            request.Path = request.Path[..(at + OpenPages.Step.Length)];
            request.RawTarget = request.Path;
            return false;
        }

        return PlainSpelling.IsNeeded(request.Path) && IndexIn(PlainSpelling.Of(request.Path).Text) >= 0;
    }

    private static int IndexIn(string path) => path.IndexOf(Before, StringComparison.OrdinalIgnoreCase);
}
