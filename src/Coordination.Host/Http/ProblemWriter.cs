using Microsoft.AspNetCore.Mvc;

namespace Coordination.Host.Http;

/// <summary>
/// Writes problem details whatever the request accepts: a client that asked for something else can still read why it was refused.
/// Every status has one <c>type</c>, whoever refused; not being involved and not being let in have types of their own, which tell the
/// ways in.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    /// <inheritdoc/>
    public bool CanWrite(ProblemDetailsContext context) => true;

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var problem = context.ProblemDetails;
        problem.Status ??= http.Response.StatusCode;
        if (!Problems.IsOwnType(problem.Type)) problem.Type = Problems.TypeOf(problem.Status.Value);
        problem.Title ??= Problems.TitleOf(problem.Status.Value);
        Problems.Explain(context);
        await http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
    }
}
