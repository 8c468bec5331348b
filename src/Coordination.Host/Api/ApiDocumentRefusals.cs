using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Coordination.Host.Api;

/// <summary>The refusals that follow from what an operation is, and not from what it does.</summary>
internal static class ApiDocumentRefusals
{
    internal static Task ShowAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var responses = operation.Responses ??= [];
        var isStream = responses.Values.Any(static one => one.Content?.ContainsKey("text/event-stream") is true);

        // An address or a body that cannot be read.
        List<int> statuses = [StatusCodes.Status400BadRequest];

        // A token without a claim that says who it is, and a caseworker who has left.
        if (metadata.OfType<IAuthorizeData>().Any()) statuses.Add(StatusCodes.Status403Forbidden);
        if (operation.RequestBody is not null)
            statuses.AddRange([StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType]);
        if (isStream || metadata.OfType<EnableRateLimitingAttribute>().Any()) statuses.Add(StatusCodes.Status429TooManyRequests);
        foreach (var status in statuses) responses.TryAdd($"{status}", Problem(status, context.Document));
        operation.Responses = [];
        foreach (var (status, response) in responses.OrderBy(static one => one.Key, StringComparer.Ordinal))
            operation.Responses[status] = response;
        return Task.CompletedTask;
    }

    private static OpenApiResponse Problem(int status, OpenApiDocument? document) => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) },
        },
    };
}
