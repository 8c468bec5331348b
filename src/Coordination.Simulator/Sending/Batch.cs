using System.Net.Http.Headers;

namespace Coordination.Simulator.Sending;

/// <summary>Events of one source that are sent in one request.</summary>
/// <param name="Events">The events, in order.</param>
internal sealed record Batch(IReadOnlyList<OutgoingEvent> Events)
{
    /// <summary>Most events; the service takes 1,000.</summary>
    public const int CountMax = 500;

    /// <summary>Most bytes of a body; the service takes 1 MiB.</summary>
    public const int BytesMax = 900 * 1024;

    /// <summary>Whose events they are.</summary>
    public string Source => Events[0].Event.Source;

    /// <summary>The batches of these events: one source each, within the limits, the order of one source's events kept.</summary>
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
