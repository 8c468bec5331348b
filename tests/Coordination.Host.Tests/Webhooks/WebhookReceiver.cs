using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Coordination.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardWebhooks;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>A delivery as it arrived.</summary>
internal sealed record Arrived(string Path, string Id, string Signatures, string Body)
{
    internal JsonElement Event { get; } = JsonElement.Parse(Body);

    internal string Type => Event.GetProperty("type").GetString()!;

    internal string Subject => Event.GetProperty("subject").GetString()!;

    internal long Position => long.Parse(Event.GetProperty("position").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A department's system that takes decisions, on a port of its own.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Arrived> _taken = new();
    private readonly Lock _counting = new();
    private int _underWay;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>What it answers; by default 200.</summary>
    internal Func<Arrived, HttpContext, Task<int>> Answer { get; set; } = static (_, _) => Task.FromResult(200);

    /// <summary>What is not signed with it is refused; null: nothing is verified.</summary>
    internal string? Secret { get; set; }

    internal string Url { get; private set; } = "";

    /// <summary>What it answered 2xx, in order of arrival.</summary>
    internal IReadOnlyList<Arrived> Taken => [.. _taken];

    /// <summary>Everything that arrived, taken or not.</summary>
    internal ConcurrentQueue<Arrived> Attempts { get; } = new();

    /// <summary>How many were under way at the same time at most, since it was set to 0.</summary>
    internal int UnderWayMost { get; set; }

    internal int UnderWay => Volatile.Read(ref _underWay);

    internal static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Map("/{**path}", receiver.TakeAsync);
        await app.StartAsync();
        receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return receiver;
    }

    /// <summary>Waits until it took a decision of a type about somebody.</summary>
    internal Task HasAsync(string subject, string type) => Eventually.IsAsync(
        $"{type} to arrive",
        () => Task.FromResult(Taken.Any(one => one.Subject == subject && one.Type == $"coordination.decision.{type}.v1")),
        TimeSpan.FromSeconds(20));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var arrived = new Arrived(
            http.Request.Path, http.Request.Headers["webhook-id"].ToString(), http.Request.Headers["webhook-signature"].ToString(), body);
        if (Secret is { } secret && !IsSigned(arrived, secret, http.Request.Headers["webhook-timestamp"].ToString()))
        {
            http.Response.StatusCode = 401;
            return;
        }

        Attempts.Enqueue(arrived);
        lock (_counting) UnderWayMost = Math.Max(UnderWayMost, Interlocked.Increment(ref _underWay));
        try
        {
            var status = await Answer(arrived, http);
            if (status is >= 200 and < 300) _taken.Enqueue(arrived);
            if (!http.Response.HasStarted) http.Response.StatusCode = status;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    // The library verifies one signature only; while a secret is exchanged there are two.
    private static bool IsSigned(Arrived arrived, string secret, string sentAt) => arrived.Signatures.Split(' ').Contains(
        new StandardWebhook(secret).Sign(
            arrived.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(sentAt, System.Globalization.CultureInfo.InvariantCulture)),
            arrived.Body));
}
