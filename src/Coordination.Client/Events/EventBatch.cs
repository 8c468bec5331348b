using System.Net.Http.Headers;
using System.Text.Json;
using Coordination.Events;

namespace Coordination.Client;

/// <summary>Events of one request, within the limits of the contract.</summary>
internal sealed record EventBatch(IReadOnlyList<CitizenEvent> Events, byte[] Json)
{
    private const int BracketsAndComma = 3;

    /// <summary>Divides events into as few requests as the limits allow, in their order.</summary>
    public static IEnumerable<EventBatch> Of(IReadOnlyList<CitizenEvent> events)
    {
        List<CitizenEvent> some = [];
        using var body = new MemoryStream();
        foreach (var one in events)
        {
            var json = JsonOf(one);
            var isFull = some.Count == EventLimits.EventsMax || body.Length + json.Length + BracketsAndComma > EventLimits.BytesMax;
            if (isFull && some.Count > 0)
            {
                yield return End(some, body);
                some = [];
                body.SetLength(0);
            }

            body.Write(some.Count == 0 ? "["u8 : ","u8);
            body.Write(json);
            some.Add(one);
        }

        if (some.Count > 0) yield return End(some, body);
    }

    /// <summary>The body of the request.</summary>
    public HttpContent ToContent() => new ByteArrayContent(Json)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json") },
    };

    private static EventBatch End(List<CitizenEvent> events, MemoryStream body)
    {
        body.Write("]"u8);
        return new EventBatch(events, body.ToArray());
    }

    private static byte[] JsonOf(CitizenEvent one)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) one.Write(json);
        return stream.ToArray();
    }
}
