using Microsoft.AspNetCore.Antiforgery;

namespace Coordination.Host.Pages;

/// <summary>Refuses a form without a valid antiforgery token of its user: with a page, for a script with status 400.</summary>
internal sealed class AntiforgeryFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return await next(context);
        return Forms.IsScript(http)
            ? TypedResults.StatusCode(StatusCodes.Status400BadRequest)
            : await http.RequestServices.GetRequiredService<PageFactory>().PageAsync<StatusPage>(
                http, new StatusPageModel("form-expired", null), StatusCodes.Status400BadRequest, "/");
    }
}
