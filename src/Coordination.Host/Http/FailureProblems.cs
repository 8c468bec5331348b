using System.Data.Common;
using System.Globalization;
using Coordination.Host.Telemetry;
using Coordination.Silo.Clock;
using Coordination.Silo.Feed;
using Coordination.Storage.Journal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Runtime;

namespace Coordination.Host.Http;

/// <summary>
/// Answers failures that are no bugs of the service: 503 when a database or silo does not answer, and the status of its fault for a
/// broken request, and 410 for a position of the feed that is not of this database.
/// </summary>
internal sealed class FailureProblems(IProblemDetailsService problems, ILogger<FailureProblems> log) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (IsOver(httpContext, exception))
        {
            httpContext.Response.StatusCode = StatusCodes.Status400BadRequest; // Nobody reads it but the access log and the metrics.
            return true;
        }

        var (status, detail) = AnswerTo(exception);
        if (status is null) return false;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            log.Unavailable(exception);
            httpContext.Response.Headers.RetryAfter = Problems.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        httpContext.Response.StatusCode = status.Value;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = exception is LostPositionException lost
                ? Problems.UnknownPosition(lost)
                : Problems.Details(status.Value, detail),
        });
        return true;
    }

    /// <summary>Whether a failure is expected: its answer is not 500.</summary>
    internal static bool IsExpected(HttpContext http, Exception exception) =>
        IsOver(http, exception) || AnswerTo(exception).Status is not null;

    /// <summary>Whether the caller has gone: what was still to read or write then fails.</summary>
    private static bool IsOver(HttpContext http, Exception exception) => exception is ConnectionResetException
        || (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested);

    private static (int? Status, string Detail) AnswerTo(Exception exception) => exception switch
    {
        // Orleans' own storage throws what its driver throws.
        StorageUnavailableException or DbException { IsTransient: true } => (
            StatusCodes.Status503ServiceUnavailable,
            "The database does not answer. What was asked may or may not have happened; ask again, repeats change nothing."),
        WrongClockException => (StatusCodes.Status503ServiceUnavailable, WrongClockException.Said),
        TimeoutException or OrleansException or FeedWaitsException => (
            StatusCodes.Status503ServiceUnavailable,
            "The service does not answer in time. What was asked may or may not have happened; ask again, repeats change nothing."),

        LostPositionException => (StatusCodes.Status410Gone, ""),
        // The caller lost access between two calls. Other refusals of a read are answered where the read is made.
        UnauthorizedAccessException => (StatusCodes.Status403Forbidden, "You may not see this, or no longer."),
        // A form, a compressed body or the size of a chunk that is not what it says.
        InvalidDataException or AntiforgeryValidationException or IOException { InnerException: OverflowException } =>
            (StatusCodes.Status400BadRequest, "The request could not be read."),
        BadHttpRequestException bad =>
            (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? "The request is too large."
            : "The request could not be read."),
        _ => (null, ""),
    };
}
