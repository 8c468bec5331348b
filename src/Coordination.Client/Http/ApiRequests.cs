using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>Sends requests, reads answers, and turns what was refused into values or exceptions.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class ApiRequests(IHttpClientFactory clients)
{
    internal const string ClientName = "coordination";

    private const string Root = "api/v1/";

    /// <summary>Sends a request. Whoever calls disposes of the answer.</summary>
    /// <param name="path">Below the API's root, without a slash before it.</param>
    /// <exception cref="ApiRefusedException">The service refused it; codes in <paramref name="alsoGood"/> excepted.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? with, CancellationToken cancellation,
        params HttpStatusCode[] alsoGood)
    {
        using var request = new HttpRequestMessage(method, new Uri(Root + path, UriKind.Relative)) { Content = content };
        with?.Invoke(request);
        var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode || alsoGood.Contains(response.StatusCode)) return response;
        using (response) throw new ApiRefusedException(await ProblemOfAsync(response, cancellation));
    }

    /// <summary>Reads something.</summary>
    /// <returns>Null: the service answered that there is nothing (404).</returns>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellation) where T : class
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, null, cancellation, HttpStatusCode.NotFound);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync<T>(response, cancellation);
    }

    /// <summary>Asks a question whose answer changes nothing.</summary>
    public async Task<T> AskAsync<T>(string path, object body, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Post, path, JsonContent.Create(body, options: ApiJson.Options), null, cancellation);
        return await ReadAsync<T>(response, cancellation);
    }

    /// <summary>Gives a command. Sent again with its key, it is carried out once.</summary>
    public async Task<Answer<T>> CommandAsync<T>(
        HttpMethod method, string path, object body, string? idempotencyKey, CancellationToken cancellation) where T : class
    {
        using var response = await SendAsync(
            method, path, JsonContent.Create(body, options: ApiJson.Options),
            request => request.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString("N")), cancellation,
            HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict,
            HttpStatusCode.UnprocessableEntity);
        return response.IsSuccessStatusCode
            ? new Answer<T>(await ReadAsync<T>(response, cancellation), null)
            : new Answer<T>(null, (await ProblemOfAsync(response, cancellation)).AsRefusal());
    }

    /// <summary>Reads all pages of a list.</summary>
    public async IAsyncEnumerable<T> PagesAsync<T>(
        string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (string? next = path; next is not null;)
        {
            using var response = await SendAsync(HttpMethod.Get, next, null, null, cancellation);
            foreach (var one in await ReadAsync<T[]>(response, cancellation)) yield return one;
            next = NextOf(response);
        }
    }

    /// <summary>Reads the body of an answer.</summary>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation) =>
        await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation)
        ?? throw new JsonException("The answer is null.");

    private static async Task<ApiProblem> ProblemOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        try
        {
            return await ReadAsync<ApiProblem>(response, cancellation) with { Status = status };
        }
        catch (JsonException)
        {
            return new ApiProblem { Status = status, Title = response.ReasonPhrase }; // It is not of the service: a proxy answered.
        }
    }

    // The link is absolute or rooted; the query is all that changes from page to page.
    private static string? NextOf(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var links)) return null;
        foreach (var link in links)
        {
            if (!link.Contains("rel=\"next\"", StringComparison.Ordinal)) continue;
            var address = link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
            var root = address.IndexOf("/" + Root, StringComparison.Ordinal);
            return root < 0 ? null : address[(root + Root.Length + 1)..];
        }

        return null;
    }
}
