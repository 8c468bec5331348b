using System.Text;
using Coordination.Host.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Pages;

/// <summary>A page. Its addresses are those from outside, also where the host is served below a path.</summary>
internal sealed class Page(RazorComponentResult page) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!httpContext.Request.PathBase.HasValue)
        {
            await page.ExecuteAsync(httpContext);
            return;
        }

        var body = httpContext.Response.Body;
        using var rendered = new MemoryStream();
        httpContext.Response.Body = rendered;
        try
        {
            await page.ExecuteAsync(httpContext);
        }
        finally
        {
            httpContext.Response.Body = body;
        }

        var html = Encoding.UTF8.GetString(rendered.GetBuffer().AsSpan(0, (int)rendered.Length));
        await httpContext.Response.WriteAsync(httpContext.Html(html), httpContext.RequestAborted);
    }
}
