namespace Coordination.Host.Security;

/// <summary>Security headers of every answer. The content security policy of the pages has no exceptions.</summary>
internal static class SecurityHeaders
{
    private const string FormsOfPages = "form-action 'self'";

    private const string PagesPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + FormsOfPages + "; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    // The API page comes from a package that uses inline script and style, and names its base. It shows no data about persons.
    private const string ApiPagePolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors 'none'";

    /// <param name="apiPage">The path of the page of the API.</param>
    /// <param name="provider">The identity provider: the form of sign-out is redirected to it.</param>
    /// <param name="citizens">The provider with which citizens sign in, likewise.</param>
    internal static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, string apiPage, Uri? provider, Uri? citizens)
    {
        var (pages, own) = (PolicyWith(provider), PolicyWith(citizens));
        return app.Use((http, next) =>
        {
            Set(http, http.Request.Path.StartsWithSegments(apiPage) ? ApiPagePolicy : CitizenSignIn.IsOwn(http) ? own : pages);
            return next(http);
        });
    }

    private static string PolicyWith(Uri? provider) => provider is null
        ? PagesPolicy
        : PagesPolicy.Replace(FormsOfPages, $"{FormsOfPages} {provider.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal);

    private static void Set(HttpContext http, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // Addresses contain citizen keys, so the browser must not send them to other sites.
        headers["Referrer-Policy"] = OpenPages.Has(http) ? "no-referrer" : "same-origin";
        if (OpenPages.Has(http)) headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

        // Answers show citizens: neither a browser nor a proxy may store them. Static assets say otherwise of themselves.
        headers.CacheControl = "no-store";
    }
}
