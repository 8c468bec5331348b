using System.Text.RegularExpressions;
using Coordination.Host.Security;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Http;

/// <summary>
/// Hosting below a path. A trusted proxy that serves the host below a prefix and takes it off the path says so in
/// <c>X-Forwarded-Prefix</c>; it is <see cref="HttpRequest.PathBase"/> from here on. Everything inside writes addresses from the
/// service's own root. They get the prefix where they leave: in headers, in the HTML of pages and of their streams, and in answers.
/// </summary>
internal static partial class HostedBelow
{
    /// <summary>Accepts <c>X-Forwarded-Prefix</c> from the proxies from which the other forwarded headers are accepted.</summary>
    internal static IServiceCollection AddHostedBelow(this IServiceCollection services) =>
        services.PostConfigure<ForwardedHeadersOptions>(static options =>
        {
            if (options.ForwardedHeaders.HasFlag(ForwardedHeaders.XForwardedProto))
                options.ForwardedHeaders |= ForwardedHeaders.XForwardedPrefix;
        });

    /// <summary>Gives the headers that name addresses the prefix. A prefix that is no plain path is refused.</summary>
    internal static IApplicationBuilder UseHostedBelow(this IApplicationBuilder app)
    {
        var forwarded = app.ApplicationServices.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders;
        var isBelieved = forwarded.HasFlag(ForwardedHeaders.XForwardedPrefix);
        return app.Use((http, next) => isBelieved && ForwardedPrefix.WasTakenOff(http)
            ? Problems.Of(
                StatusCodes.Status400BadRequest,
                $"{ForwardedPrefix.Header}: another form, expected a path of letters, digits and . _ ~ -").ExecuteAsync(http)
            : PassAsync(http, next));
    }

    private static Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.PathBase.HasValue) return next(http);
        http.Request.PathBase = http.Request.PathBase.Value.TrimEnd('/');
        http.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.Location = Each(headers.Location, context.Address);
            headers.ContentLocation = Each(headers.ContentLocation, context.Address);
            headers.Link = Each(headers.Link, link => LinkTarget().Replace(link, context.Request.PathBase.Value!));
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    /// <summary>An address of this service as it is reached from outside. Another address stays as it is.</summary>
    internal static string Address(this HttpContext http, string address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) ? http.Request.PathBase.Value + address : address;

    /// <summary>HTML whose attributes name addresses of this service as they are reached from outside.</summary>
    internal static string Html(this HttpContext http, string html) =>
        http.Request.PathBase.HasValue ? AddressInHtml().Replace(html, http.Request.PathBase.Value) : html;

    private static StringValues Each(StringValues values, Func<string, string> change) =>
        values.Count == 0 ? values : new([.. values.Select(value => value is null ? null : change(value))]);

    // Before the slash of an address in angle brackets (RFC 8288).
    [GeneratedRegex("(?<=<)(?=/(?!/))", RegexOptions.CultureInvariant)]
    private static partial Regex LinkTarget();

    // Before the slash. Text cannot look like this: it has no unescaped quotation mark.
    [GeneratedRegex("(?<= (?:href|src|action|formaction|data-stream|data-seen)=\")(?=/(?!/))", RegexOptions.CultureInvariant)]
    private static partial Regex AddressInHtml();
}
