using Coordination.Host.Pages.OwnPages;
using Coordination.Host.Pages.Tablets;
using Coordination.Host.Security;
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

        // A form that cannot be read is refused as such, before its token is looked for in it.
        await ReadAsync(http);
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return await next(context);
        return Forms.IsScript(http)
            ? TypedResults.StatusCode(StatusCodes.Status400BadRequest)
            : await ExpiredAsync(http, http.RequestServices.GetRequiredService<PageFactory>());
    }

    private static Task<IResult> ExpiredAsync(HttpContext http, PageFactory pages) => CitizenSignIn.IsOwn(http)
        ? OwnEndpoints.StatusAsync(http, pages, StatusCodes.Status400BadRequest)
        : OpenPages.Has(http)
        ? TabletEndpoints.StatusAsync(http, pages, StatusCodes.Status400BadRequest)
        : pages.PageAsync<StatusPage>(http, new StatusPageModel("form-expired", null), StatusCodes.Status400BadRequest, "/");

    private static async Task ReadAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            // Bytes that are not the form's charset are read as this character, which nobody writes.
            if (form.Any(static field => Is(field.Key) || field.Value.Any(static value => value is not null && Is(value))))
                throw new InvalidDataException("The form holds bytes that are not its charset.");
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            // RequestDoor refuses this of a form as a whole. A part of a multipart form may name a charset of its own.
            throw new InvalidDataException("A part of the form names a charset that is not read.", fault);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            // A multipart form that ends before its boundary does.
            throw new InvalidDataException("The form ends too early.", fault);
        }

        static bool Is(string text) => text.Contains('\uFFFD', StringComparison.Ordinal);
    }
}
