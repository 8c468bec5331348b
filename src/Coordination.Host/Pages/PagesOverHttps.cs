using Coordination.Host.Http;

namespace Coordination.Host.Pages;

/// <summary>
/// Outside Development the cookies of the pages are for https alone, and the framework throws where one is to be set over plain http.
/// Such a request for a page is told how the service must be reached.
/// </summary>
internal static class PagesOverHttps
{
    /// <summary>Refuses a request for a page that came over plain http.</summary>
    internal static IApplicationBuilder UsePagesOverHttps(this IApplicationBuilder app) => app.Use(static (http, next) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PageMarker>() is null || CanBeShown(http)
            ? next(http)
            : Problems.Of(
                StatusCodes.Status400BadRequest,
                "Pages are served over https only: reach the service by https. A proxy that ends TLS must send X-Forwarded-Proto: https, "
                + "and the host believes it with ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.").ExecuteAsync(http));

    /// <summary>Whether a page can be shown over the connection of a request.</summary>
    internal static bool CanBeShown(HttpContext http) =>
        http.Request.IsHttps || http.RequestServices.GetRequiredService<IWebHostEnvironment>().IsDevelopment();
}

/// <summary>Marks the endpoints of pages, their forms and streams.</summary>
internal sealed record PageMarker;
