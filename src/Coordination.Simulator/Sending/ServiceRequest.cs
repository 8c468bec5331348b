namespace Coordination.Simulator.Sending;

/// <summary>A request that can be repeated.</summary>
/// <param name="Path">The path and the query.</param>
/// <param name="Who">The caller; null: not signed in.</param>
internal sealed record ServiceRequest(HttpMethod Method, string Path, CallerIdentity? Who)
{
    /// <summary>Creates the body for each attempt; null: no body.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>The <c>Prefer</c> header (RFC 7240).</summary>
    public string? Prefer { get; init; }

    /// <summary>The <c>Idempotency-Key</c> header.</summary>
    public string? IdempotencyKey { get; init; }

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(Method, Path) { Content = Content?.Invoke() };
        if (Prefer is not null) request.Headers.Add("Prefer", Prefer);
        if (IdempotencyKey is not null) request.Headers.Add("Idempotency-Key", IdempotencyKey);
        return request;
    }
}
