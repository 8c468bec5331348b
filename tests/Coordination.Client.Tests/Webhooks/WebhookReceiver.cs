using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Coordination.Client.Tests.Webhooks;

/// <summary>A department's system that receives deliveries and lets a verifier tell whose they are.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    internal string Address => _app.Urls.Single();

    internal WebhookVerifier Verifier { get; set; } = new([]);

    internal ConcurrentQueue<ReceivedDecision> Received { get; } = new();

    /// <summary>What arrived, as it was written: the id, when it was sent, the signatures and the body.</summary>
    internal ConcurrentQueue<(string Id, string SentAt, string Signatures, string Body)> Arrived { get; } = new();

    /// <summary>The number of requests that were not of the service, as far as the verifier could tell.</summary>
    internal int Refused { get; private set; }

    internal static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        Arrived.Enqueue((
            request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString(),
            request.Headers["webhook-signature"].ToString(), body));
        var received = Verifier.Read(request.Headers, body);
        if (received is null)
        {
            Refused++;
            return Results.Unauthorized();
        }

        Received.Enqueue(received);
        return Results.NoContent();
    }
}
