using System.Text;
using Coordination.Host.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Pages.Returned;

/// <summary>
/// The one door through which refused forms come back. The page that the form was on is read again, as its reader would now get it, and the
/// form on it is filled in (<see cref="FormFilling"/>). So no page and no form has to know how it is returned, with or without scripts.
/// </summary>
internal static class ReturnedForms
{
    /// <summary>Shows the pages of refused forms again. It must come before routing, for the page is routed anew.</summary>
    internal static IApplicationBuilder UseReturnedForms(this IApplicationBuilder app) => app.Use(static async (http, next) =>
    {
        await next(http);
        if (ReturnedForm.Of(http) is not { } form || http.Response.HasStarted) return;
        var html = await PageOfAsync(http, form, next);
        if (html is null) return;
        var localizer = http.RequestServices.GetRequiredService<PageFactory>().LocalizerOf(http);
        var filled = FormFilling.Fill(html, form, http.Address(form.Action), http.Address(form.Page), localizer);
        http.Response.StatusCode = form.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = null;
        await http.Response.WriteAsync(filled, http.RequestAborted);
    });

    /// <summary>
    /// Lets the page of a returned form be a page alone: what a form names as its page may be anything local, such as a stream that never
    /// ends. It must come after routing.
    /// </summary>
    internal static IApplicationBuilder UseReturnedPages(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (ReturnedForm.Of(http) is null || IsPage(http.GetEndpoint())) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static bool IsPage(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } route } && endpoint.Metadata.GetMetadata<PageMarker>() is not null
        && !route.StartsWith("/live/", StringComparison.Ordinal);

    /// <summary>The page; null where its reader may not have it any more: then the answer says so instead.</summary>
    private static async Task<string?> PageOfAsync(HttpContext http, ReturnedForm form, RequestDelegate next)
    {
        var end = form.Page.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = end < 0 ? (form.Page, "") : (form.Page[..end], form.Page[end..]);
        var request = http.Request;
        (request.Method, request.Path, request.QueryString) = (HttpMethods.Get, PathOf(path), new QueryString(query));
        (request.ContentType, request.ContentLength, request.Body) = (null, null, Stream.Null);
        http.Features.Set<IFormFeature>(null);
        http.SetEndpoint(null);
        request.RouteValues = [];
        http.Response.StatusCode = StatusCodes.Status200OK;

        var body = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        if (http.Response.StatusCode == StatusCodes.Status200OK && page.Length > 0)
            return Encoding.UTF8.GetString(page.GetBuffer().AsSpan(0, (int)page.Length));
        if (page.Length > 0) await body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), http.RequestAborted);
        return null;
    }

    private static PathString PathOf(string path)
    {
        var end = path.IndexOf('#', StringComparison.Ordinal);
        return PathString.FromUriComponent(end < 0 ? path : path[..end]);
    }
}
