using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Coordination.Host.Settings;
using Microsoft.Extensions.Options;
using StandardWebhooks;

namespace Coordination.Host.Webhooks;

/// <summary>How an attempt ended.</summary>
internal enum AttemptEnd
{
    /// <summary>2xx.</summary>
    Taken,

    /// <summary>Nothing was sent: it concerns the department no more.</summary>
    Dropped,

    /// <summary>410: the receiver wants no more.</summary>
    Gone,

    /// <summary>Anything else: it is tried again.</summary>
    Failed,
}

/// <summary>The answer to an attempt.</summary>
/// <param name="Why">What is said of it; never what the receiver wrote.</param>
/// <param name="RetryAfter">How long the receiver asks to wait; null: it does not.</param>
internal sealed record Attempt(AttemptEnd End, string Why, TimeSpan? RetryAfter = null);

/// <summary>
/// Sends one delivery as Standard Webhooks say: <c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature</c>. It follows no
/// redirect, reads no answer beyond its headers, and gives up after the time-out.
/// </summary>
/// <remarks>Thread safe; one per host, with connections of its own.</remarks>
internal sealed class WebhookSender : IDisposable
{
    private const int AnswerHeadersKilobytesMax = 16;

    private readonly HttpClient _client;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _machine;

    public WebhookSender(WebhookAddresses addresses, IOptions<WebhookOptions> options, TimeProvider machine)
    {
        (_options, _machine) = (options.Value, machine);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = addresses.ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = AnswerHeadersKilobytesMax,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="id">The same for every attempt.</param>
    /// <param name="secrets">The secrets that sign.</param>
    /// <param name="body">UTF-8 JSON.</param>
    internal async Task<Attempt> SendAsync(
        Uri address, string id, IReadOnlyList<string> secrets, byte[] body, CancellationToken cancellation)
    {
        var sentAt = _machine.GetUtcNow();
        var text = Encoding.UTF8.GetString(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "webhook-signature", string.Join(' ', secrets.Select(secret => new StandardWebhook(secret).Sign(id, sentAt, text))));
        request.Headers.UserAgent.ParseAdd("Coordination");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var why = WebhookAnswers.Of(WebhookAnswers.Answered, $"{(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode
                ? new Attempt(AttemptEnd.Taken, why)
                : answer.StatusCode == HttpStatusCode.Gone
                ? new Attempt(AttemptEnd.Gone, why)
                : new Attempt(AttemptEnd.Failed, why, RetryAfterOf(answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Attempt(AttemptEnd.Failed, WebhookAnswers.Of(WebhookAnswers.TimedOut, $"{_options.Timeout}"));
        }
        catch (HttpRequestException fault)
        {
            return new Attempt(AttemptEnd.Failed, fault is WebhookAddressException || fault.InnerException is WebhookAddressException
                ? WebhookAnswers.Of(WebhookAnswers.NoAddress, $"")
                : WebhookAnswers.Of(WebhookAnswers.Unreached, $"{fault.HttpRequestError}"));
        }
    }

    public void Dispose() => _client.Dispose();

    private TimeSpan? RetryAfterOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } => date - _machine.GetUtcNow(),
        _ => null,
    };
}
