using System.Net.Http.Headers;

namespace Coordination.Simulator.Sending;

/// <summary>Events of one source that are sent in one request.</summary>
/// <param name="Events">The events, in order.</param>
internal sealed record Batch(IReadOnlyList<OutgoingEvent> Events)
{
    /// <summary>The maximum number of events. The service accepts 1,000.</summary>
    public const int CountMax = 500;

    /// <summary>The maximum size of the body in bytes. The service accepts 1 MiB.</summary>
    public const int BytesMax = 900 * 1024;

    /// <summary>The source of the events.</summary>
    public string Source => Events[0].Event.Source;

    /// <summary>Divides events into batches of one source within the limits. The events of one source keep their order.</summary>
    public static IEnumerable<Batch> Of(IEnumerable<OutgoingEvent> events, int countMax = CountMax)
    {
        foreach (var ofSource in events.GroupBy(e => e.Event.Source, StringComparer.Ordinal))
        {
            var gathered = new List<OutgoingEvent>();
            var bytes = 2;
            foreach (var one in ofSource)
            {
                var size = one.CloudEvent.Length + 1;
                if (gathered.Count > 0 && (gathered.Count >= countMax || bytes + size > BytesMax))
                {
                    yield return new Batch(gathered);
                    (gathered, bytes) = ([], 2);
                }

                gathered.Add(one);
                bytes += size;
            }

            yield return new Batch(gathered);
        }
    }

    public HttpContent ToContent()
    {
        var body = new MemoryStream();
        body.WriteByte((byte)'[');
        for (var i = 0; i < Events.Count; i++)
        {
            if (i > 0) body.WriteByte((byte)',');
            body.Write(Events[i].CloudEvent.Span);
        }

        body.WriteByte((byte)']');
        return new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json") },
        };
    }
}
