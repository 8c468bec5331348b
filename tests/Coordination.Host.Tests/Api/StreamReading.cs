using System.Globalization;
using System.Net.Http.Headers;

namespace Coordination.Host.Tests.Api;

/// <summary>Reads a stream of Server-Sent Events as a client does.</summary>
internal sealed class StreamReading : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private StreamReading(HttpResponseMessage response, StreamReader lines) => (_response, _lines) = (response, lines);

    internal static async Task<StreamReading> OpenAsync(HostProcess host, string address, string caller, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await host.TokenAsync(caller));
        if (lastEventId is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await host.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new StreamReading(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>Reads up to a line.</summary>
    internal async Task UntilAsync(string line)
    {
        while (await LineAsync(line) != line)
        {
        }
    }

    /// <summary>The next position.</summary>
    internal async Task<long> PositionAsync()
    {
        while (true)
            if (await LineAsync("a position") is { } line && line.StartsWith("id: ", StringComparison.Ordinal))
                return long.Parse(line[4..], CultureInfo.InvariantCulture);
    }

    /// <summary>The next data that contains a text, with its position.</summary>
    internal async Task<(long Id, string Data)> DataWithAsync(string text)
    {
        var id = 0L;
        while (true)
        {
            var line = await LineAsync($"data with {text}");
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line[4..], CultureInfo.InvariantCulture);
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal))
                return (id, line[6..]);
        }
    }

    /// <summary>Every name and data up to the data that contains a text, without positions.</summary>
    internal async Task<IReadOnlyList<string>> UpToAsync(string text)
    {
        List<string> lines = [];
        while (true)
        {
            var line = await LineAsync($"data with {text}");
            if (line.StartsWith("event: ", StringComparison.Ordinal) || line.StartsWith("data: ", StringComparison.Ordinal))
                lines.Add(line);
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal)) return lines;
        }
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> LineAsync(string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            return await _lines.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException($"The stream ended before {what} came.");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Waited {Limit} in vain for {what}.");
        }
    }
}
