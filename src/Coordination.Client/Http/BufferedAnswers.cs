namespace Coordination.Client;

/// <summary>
/// Reads each answer to its end within its attempt: one that breaks off is asked for again. Streams are left as they are.
/// </summary>
internal sealed class BufferedAnswers : DelegatingHandler
{
    /// <summary>Marks a request whose answer is a stream.</summary>
    internal static readonly HttpRequestOptionsKey<bool> IsStream = new("coordination-stream");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Options.TryGetValue(IsStream, out var isStream) && isStream && response.IsSuccessStatusCode) return response;
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
