using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>One connection to the live stream.</summary>
internal sealed class DecisionStream : IAsyncDisposable
{
    // The service says something every 15 seconds.
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(45);

    private readonly HttpResponseMessage _response;
    private readonly SseParser<string> _parser;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private DecisionStream(HttpResponseMessage response, Stream body, TimeProvider time)
    {
        _response = response;
        _parser = SseParser.Create(new TalkativeStream(body, SilenceMax, time));
        _items = _parser.EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Up to where the stream has told everything; null: it has not said anything.</summary>
    public long? Position => long.TryParse(_parser.LastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        ? position
        : null;

    public static async Task<DecisionStream> OfAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellation) =>
        new(response, await response.Content.ReadAsStreamAsync(cancellation), time);

    /// <summary>The next decision; null: the stream has ended.</summary>
    /// <exception cref="IOException">The stream broke off.</exception>
    /// <exception cref="TimeoutException">It fell silent.</exception>
    public async Task<DecisionView?> NextAsync(CancellationToken cancellation)
    {
        // The enumerator takes no token of each step; an answer that is disposed of ends its reading.
        await using var ending = cancellation.Register(static response => ((HttpResponseMessage)response!).Dispose(), _response);
        try
        {
            while (await _items.MoveNextAsync())
            {
                if (_items.Current.EventType == "end") return null;
                if (_items.Current.EventType == "decision") return DecisionJson.Of(JsonElement.Parse(_items.Current.Data));
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _response.Dispose();
    }
}
