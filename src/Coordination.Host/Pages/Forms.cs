using Coordination.Host.Http;
using Coordination.Host.Pages.Words;
using Coordination.Views;
using Microsoft.AspNetCore.Antiforgery;

namespace Coordination.Host.Pages;

/// <summary>
/// What all forms share: a token against forgery is needed, the answer leads back to a local address, and a refusal is said
/// there. A script that asks for JSON gets the status instead.
/// </summary>
internal static class Forms
{
    private const int TextMax = 4_000;
    private const string ReturnTo = "returnTo";

    /// <summary>A field; null when it is missing or blank.</summary>
    internal static string? Text(IFormCollection form, string name) =>
        form[name].ToString().Trim() is { Length: > 0 and <= TextMax } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;

    /// <summary>Leads back to where the form was, if that is one of our addresses.</summary>
    internal static IResult Back(IFormCollection form) => TypedResults.LocalRedirect(Local(form[ReturnTo].ToString()));

    /// <summary>The address when it is local to this host, else the desk.</summary>
    internal static string Local(string? address) =>
        address is ['/', ..] && !(address.Length > 1 && address[1] is '/' or '\\') && !address.Any(char.IsControl) ? address : "/";

    /// <summary>Whether a script asked.</summary>
    internal static bool IsScript(HttpContext http) => http.Request.Headers.Accept == "application/json";

    /// <summary>Leads back and says what became of it.</summary>
    internal static IResult Answer(HttpContext http, IFormCollection form, string? done, RefusalView? refusal, Func<RefusalView, string> why)
    {
        var notices = http.RequestServices.GetRequiredService<Notices>();
        if (refusal is not null)
        {
            if (IsScript(http)) return Problems.From(refusal);
            notices.Leave(http, new Notice(IsRefusal: true, why(refusal)));
        }
        else if (done is not null) notices.Leave(http, new Notice(IsRefusal: false, done));
        return IsScript(http) ? TypedResults.NoContent() : Back(form);
    }

    /// <summary>Refuses a form that does not carry the reader's own token.</summary>
    internal sealed class Checked : IEndpointFilter
    {
        /// <inheritdoc/>
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return await next(context);
            return IsScript(http)
                ? TypedResults.StatusCode(StatusCodes.Status400BadRequest)
                : await http.RequestServices.GetRequiredService<PageFrames>().PageAsync<ClosedPage>(
                    http, new Citizens.ClosedModel("form-expired", null), StatusCodes.Status400BadRequest, "/");
        }
    }
}
