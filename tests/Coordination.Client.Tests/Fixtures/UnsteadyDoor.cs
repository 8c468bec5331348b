using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Coordination.Client.Tests;

/// <summary>What the door does with a request.</summary>
internal enum Fault
{
    /// <summary>The service is overloaded (429), with <c>Retry-After</c>; it gets nothing.</summary>
    TooMany,

    /// <summary>The service is away (503), with <c>Retry-After</c>; it gets nothing.</summary>
    Away,

    /// <summary>The service gets the request, and its answer is lost.</summary>
    AnswerLost,
}

/// <summary>A door before the service that fails as told, then passes everything on.</summary>
internal sealed class UnsteadyDoor : IAsyncDisposable
{
    private static readonly string[] Passed = ["Authorization", "Prefer", "Idempotency-Key", "Last-Event-ID"];

    private readonly WebApplication _app;
    private readonly HttpClient _service;
    private readonly ConcurrentQueue<Fault> _faults;

    private UnsteadyDoor(WebApplication app, Uri service, IEnumerable<Fault> faults)
    {
        (_app, _faults) = (app, new(faults));
        _service = new HttpClient { BaseAddress = service };
    }

    internal Uri Address => new(_app.Urls.Single());

    /// <summary>When each request came, in seconds.</summary>
    internal ConcurrentQueue<double> Arrivals { get; } = new();

    internal static async Task<UnsteadyDoor> OpenAsync(Uri service, params Fault[] faults)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var door = new UnsteadyDoor(app, service, faults);
        app.Run(door.TakeAsync);
        await app.StartAsync();
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _service.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        Arrivals.Enqueue(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
        var isFaulty = _faults.TryDequeue(out var fault);
        if (isFaulty && fault != Fault.AnswerLost)
        {
            http.Response.StatusCode = fault == Fault.TooMany ? 429 : 503;
            http.Response.Headers.RetryAfter = "1";
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), http.Request.Path + http.Request.QueryString);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        }

        foreach (var name in Passed)
            if (http.Request.Headers[name].ToString() is { Length: > 0 } value) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _service.SendAsync(request);
        if (isFaulty)
        {
            http.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();
            return;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var (name, value) in answer.Headers)
            if (name is "Link" or "Last-Event-ID" or "Retry-After") http.Response.Headers[name] = value.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body);
    }
}
